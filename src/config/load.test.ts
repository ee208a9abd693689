import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { AppError } from '../domain/errors.ts';
import { configTable, defaultYaml, showConfig, withoutSecrets } from './document.ts';
import { configKeys } from './keys.ts';
import { loadConfig } from './load.ts';
import { configSchema } from './schema.ts';

let folder = '';
let files = 0;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'config-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function fileWith(text: string): string {
  files += 1;
  const file = join(folder, `${files}.yaml`);
  writeFileSync(file, text);
  return file;
}

function problemsOf(load: () => unknown): string {
  try {
    load();
  } catch (error) {
    expect(error).toBeInstanceOf(AppError);
    expect((error as AppError).code).toBe('config_invalid');
    return (error as AppError).message;
  }
  throw new Error('the configuration was accepted');
}

describe('loadConfig', () => {
  it('has the documented defaults without any input', () => {
    const { features, server, data } = loadConfig();
    expect(features).toEqual({
      min_votes: 500,
      min_year: 1970,
      title_types: ['movie', 'tvSeries', 'tvMiniSeries', 'tvMovie'],
      exclude_adult: true,
      require_runtime: true,
      log_votes: true,
    });
    expect([server.host, server.port]).toEqual(['127.0.0.1', 9876]);
    expect([data.source, data.include_principals]).toEqual(['https://datasets.imdbws.com', false]);
  });

  it('lets a file, then the environment, then the command line win', () => {
    const file = fileWith('features: {min_votes: 1, min_year: 1980}\nserver: {port: 1000}\n');
    const env = { IMDB_RECOMMENDER_FEATURES_MIN_YEAR: '1990', IMDB_RECOMMENDER_SERVER_PORT: '2000' };
    const config = loadConfig({ file, env, overrides: { server: { port: 3000, host: undefined } } });
    expect([config.features.min_votes, config.features.min_year, config.server.port]).toEqual([1, 1990, 3000]);
    expect(config.server.host).toBe('127.0.0.1');
  });

  it('reads booleans, lists and the short name of the source from the environment', () => {
    const config = loadConfig({
      env: {
        IMDB_SOURCE: '/data',
        IMDB_RECOMMENDER_FEATURES_LOG_VOTES: 'no',
        IMDB_RECOMMENDER_FEATURES_TITLE_TYPES: 'movie, video',
        IMDB_RECOMMENDER_DATA_RAW_DIR: '',
      },
    });
    expect([config.data.source, config.data.raw_dir]).toEqual(['/data', 'data/raw']);
    expect([config.features.log_votes, config.features.title_types]).toEqual([false, ['movie', 'video']]);
  });

  it('reports everything that is wrong at once, by path, with what was expected and where it stands', () => {
    const file = fileWith(`
features: {min_votse: 3, min_year: abc, title_types: [movie, flim], log_votes: maybe, min_votes: 1.5}
serverr: {port: 1}
server: {port: 99999, cors_origins: ["http://x/y"]}
model: 7
`);
    const message = problemsOf(() =>
      loadConfig({ file, env: { IMDB_RECOMMENDER_FOO: '1', IMDB_RECOMMENDER_MODEL_KEEP_VERSIONS: 'x' } }),
    );
    for (const expected of [
      'features.min_votse: unknown key; did you mean min_votes?',
      'features.min_year: expected a value of type number, found "abc"',
      'features.min_votes: expected a whole number, found 1.5',
      'features.title_types.1: expected one of movie,',
      'features.log_votes: expected a value of type boolean, found "maybe"',
      'serverr: unknown section; did you mean server?',
      'server.port: expected a number of at most 65535, found 99999',
      'server.cors_origins.0: expected origins such as',
      'model: expected a section with keys, found the number 7',
      'IMDB_RECOMMENDER_FOO: unknown environment variable',
      'model.keep_versions: expected a value of type number, found "x" (from the environment)',
    ]) {
      expect(message).toContain(expected);
    }
    expect(message).toContain(file);
  });

  it.each([
    ['a missing file', '/no/such/file.yaml', 'there is no such file'],
    ['broken YAML', 'features: [1', 'is not valid YAML'],
    ['a repeated key', 'model: {}\nmodel: {}\n', 'is not valid YAML'],
    ['a list', '- 1\n', 'must hold sections'],
  ])('refuses %s', (_, input, expected) => {
    const file = input.startsWith('/') ? input : fileWith(input);
    expect(problemsOf(() => loadConfig({ file }))).toContain(expected);
  });

  it('accepts an empty file and an empty section', () => {
    expect(loadConfig({ file: fileWith('# nothing\n') })).toEqual(loadConfig());
    expect(loadConfig({ file: fileWith('features:\n') })).toEqual(loadConfig());
  });

  it('refuses a title type that is named twice', () => {
    expect(problemsOf(() => loadConfig({ overrides: { features: { title_types: ['movie', 'movie'] } } }))).toContain(
      'expected each title type once',
    );
  });

  it.each([
    'ftp://127.0.0.1',
    '127.0.0.1:9876',
    'http://me:secret@example.org',
    'http://example.org/?x=1',
    'http://example.org/#x',
  ])('refuses %s as the address of the API', (url) => {
    expect(problemsOf(() => loadConfig({ overrides: { web: { api_url: url } } }))).toContain(
      'web.api_url: expected an address such as http://127.0.0.1:9876',
    );
  });

  it.each(['/data/movielens', 'ftp://example.org', 'http://'])('refuses %s as the source of MovieLens', (address) => {
    expect(problemsOf(() => loadConfig({ overrides: { data: { movielens_source: address } } }))).toContain(
      'data.movielens_source: expected an address such as https://example.org/movielens',
    );
  });

  it('takes the key of TMDB from the environment, and never tells a wrong one', () => {
    expect(loadConfig({ env: { TMDB_API_KEY: 'abc' } }).artwork.tmdb_api_key).toBe('abc');
    const message = problemsOf(() => loadConfig({ env: { TMDB_API_KEY: 'very secret' } }));
    expect(message).toContain('artwork.tmdb_api_key: expected a key without spaces');
    expect(message).not.toContain('very secret');
  });

  it('never shows the password of Redis nor the key of the web app', () => {
    const config = loadConfig({
      env: {
        REDIS_URL: 'redis://me:hushhush@example.org:6379',
        IMDB_RECOMMENDER_SECURITY_PROXY_KEY: 'hushhush'.repeat(3),
      },
    });
    expect(config.rate_limit.redis_url).toContain('hushhush');
    expect(showConfig(config)).not.toContain('hushhush');
    const wrong = { REDIS_URL: 'http://me:hushhush@example.org', IMDB_RECOMMENDER_SECURITY_PROXY_KEY: 'hushhush' };
    const message = problemsOf(() => loadConfig({ env: wrong }));
    expect(message).toMatch(/rate_limit\.redis_url: expected an address such as redis:/);
    expect(message).toMatch(/security\.proxy_key: expected 16 to 200/);
    expect(message).not.toContain('hushhush');
  });

  it('refuses a cost that no bucket can pay, and proxies that are no addresses', () => {
    const env = {
      IMDB_RECOMMENDER_RATE_LIMIT_BURST: '7',
      IMDB_RECOMMENDER_SERVER_TRUSTED_PROXIES: '10.0.0.0/8, loopback, 2001:db8::/32, 10.0.0.0/33, nginx',
    };
    const message = problemsOf(() => loadConfig({ env }));
    expect(message).toContain('rate_limit.cost_list: expected at most the burst, 7 (from');
    expect(message).toMatch(/trusted_proxies\.3: expected addresses.*found "10\.0\.0\.0\/33"/);
    expect(message).toMatch(/trusted_proxies\.4: .*found "nginx"/);
    expect(message).not.toMatch(/trusted_proxies\.[012]/);
  });

  it('takes API keys by name and hash, each name once, and never shows what stands there', () => {
    const hash = 'ab'.repeat(32);
    const variable = 'IMDB_RECOMMENDER_SECURITY_API_KEYS';
    const read = (text: string) => loadConfig({ env: { [variable]: text } });
    expect(read(`a:${hash}, b:${hash}:admin`).security.api_keys).toEqual([`a:${hash}`, `b:${hash}:admin`]);
    expect(showConfig(read(`a:${hash}:admin`))).toContain('a:hidden:admin');
    for (const wrong of [
      'imdbr_theKeyItself',
      `a:${hash.slice(2)}`,
      `a:${hash}:root`,
      `a b:${hash}`,
      `a:${hash},a:${hash}`,
    ]) {
      const message = problemsOf(() => read(wrong));
      expect(message).toContain('security.api_keys');
      expect(message).not.toMatch(/theKeyItself|abab/);
    }
  });

  it('is frozen throughout', () => {
    const config = loadConfig();
    expect(() => Object.assign(config.features, { min_votes: 1 })).toThrow(TypeError);
    expect(() => (config.features.title_types as string[]).push('video')).toThrow(TypeError);
  });
});

describe('the documents made from the schema', () => {
  it('document every key', () => {
    const keys = configKeys();
    expect(keys.length).toBeGreaterThan(20);
    for (const key of keys) {
      expect(key.description, key.path).not.toBe('');
      expect(key.default, key.path).not.toBeUndefined();
      expect(configTable()).toContain(`\`${key.path}\``);
    }
  });

  it('give the defaults back when the YAML is loaded', () => {
    expect(configSchema.parse(parse(defaultYaml()))).toEqual(configSchema.parse({}));
  });

  it('show a configuration that loads again, without the passwords of the sources and the key of TMDB', () => {
    const address = 'https://me:secret@example.org/x?token=secret';
    const config = loadConfig({
      overrides: { data: { source: address, movielens_source: address }, server: { port: 1 } },
      env: { TMDB_API_KEY: 'secret-key' },
    });
    const shown = showConfig(config);
    expect(shown).not.toContain('secret');
    expect(loadConfig({ file: fileWith(shown) }).server.port).toBe(1);
  });
});

describe('MLflow', () => {
  it('is off, and switched on by whoever names a server, as its own clients do', () => {
    const mlflow = (env: Record<string, string>) => loadConfig({ env }).mlflow;
    expect(mlflow({})).toMatchObject({ enabled: false, tracking_uri: 'http://localhost:9878' });
    expect(mlflow({ MLFLOW_TRACKING_URI: 'http://mlflow:5000', MLFLOW_EXPERIMENT_NAME: 'mine' })).toMatchObject({
      enabled: true,
      tracking_uri: 'http://mlflow:5000',
      experiment_name: 'mine',
    });
    expect(mlflow({ MLFLOW_TRACKING_URI: '' })).toMatchObject({ enabled: false });
    expect(mlflow({ MLFLOW_TRACKING_URI: 'http://a', IMDB_RECOMMENDER_MLFLOW_ENABLED: 'false' }).enabled).toBe(false);
  });

  it('has what stands in its address hidden where the configuration is shown', () => {
    const config = loadConfig({ env: { MLFLOW_TRACKING_URI: 'https://me:secret@example.org' } });
    expect(showConfig(config)).not.toContain('secret');
    expect(JSON.stringify(withoutSecrets(config))).not.toContain('secret');
  });
});

describe('tracing', () => {
  it('has what stands in the address of the collector hidden where the configuration is shown', () => {
    const otlp_endpoint = 'https://me:secret@example.org/v1/traces?token=secret';
    const config = loadConfig({ overrides: { tracing: { otlp_endpoint } } });
    expect(config.tracing.otlp_endpoint).toBe(otlp_endpoint);
    expect(withoutSecrets(config).tracing.otlp_endpoint).toBe('https://hidden@example.org/v1/traces?hidden');
    expect(showConfig(config)).not.toContain('secret');
  });
});
