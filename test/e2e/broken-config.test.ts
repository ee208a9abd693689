/** Every way to get the configuration wrong is told by path, with what was expected, all at once. */

import { mkdirSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { expectFailure } from '../helpers/failures.ts';
import { type Finished, run } from '../helpers/program.ts';
import { useTemporaryFolder } from '../helpers/temporary.ts';

const temporary = useTemporaryFolder();
let files = 0;

/** Runs with a configuration file. */
function withConfig(yaml: string, command = ['config', 'show'], env: Record<string, string> = {}): Promise<Finished> {
  files += 1;
  const file = temporary(`config-${files}.yaml`);
  writeFileSync(file, yaml);
  return run([...command, '--config', file], { cwd: temporary(), env });
}

/** The problems that were reported, without where they came from. */
function problems({ stderr }: Finished): string[] {
  return stderr
    .split('\n')
    .filter((line) => line.startsWith('  - '))
    .map((line) => line.slice(4).replace(/ \(from .*\)$/, ''));
}

/** Every key with a value of a wrong type, and what is said about it. */
const WRONG_TYPES: readonly (readonly [path: string, yaml: string, message: string])[] = [
  ['data.source', '7', 'expected a value of type string, found 7'],
  ['data.raw_dir', '[]', 'expected a value of type string, found []'],
  ['data.models_dir', 'null', 'expected a value of type string, found null'],
  ['data.force_download', 'maybe', 'expected a value of type boolean, found "maybe"'],
  ['data.include_principals', '1', 'expected a value of type boolean, found 1'],
  ['data.movielens', '25', 'expected a value of type string, found 25'],
  ['data.movielens_source', '[]', 'expected a value of type string, found []'],
  ['data.movielens_accept_terms', 'yes please', 'expected a value of type boolean, found "yes please"'],
  ['data.retries', 'often', 'expected a value of type number, found "often"'],
  ['data.connect_timeout_seconds', '{}', 'expected a value of type number, found {}'],
  ['data.idle_timeout_seconds', '"30"', 'expected a value of type number, found "30"'],
  ['mlflow.enabled', 'perhaps', 'expected a value of type boolean, found "perhaps"'],
  ['mlflow.tracking_uri', '9878', 'expected a value of type string, found 9878'],
  ['mlflow.experiment_name', '[]', 'expected a value of type string, found []'],
  ['mlflow.journal_dir', '{}', 'expected a value of type string, found {}'],
  ['mlflow.timeout_seconds', 'long', 'expected a value of type number, found "long"'],
  ['validation.max_bad_rows', 'few', 'expected a value of type number, found "few"'],
  ['features.min_votes', '1.5', 'expected a whole number, found 1.5'],
  ['features.min_year', '"1970"', 'expected a value of type number, found "1970"'],
  ['features.title_types', 'movie', 'expected a value of type array, found "movie"'],
  ['features.exclude_adult', '0', 'expected a value of type boolean, found 0'],
  ['features.require_runtime', '"true"', 'expected a value of type boolean, found "true"'],
  ['features.log_votes', '[true]', 'expected a value of type boolean, found [true]'],
  ['model.name', '1', 'expected a value of type string, found 1'],
  ['model.keep_versions', 'all', 'expected a value of type number, found "all"'],
  ['model.max_shrink', 'true', 'expected a value of type number, found true'],
  ['server.host', '127', 'expected a value of type string, found 127'],
  ['server.port', 'http', 'expected a value of type number, found "http"'],
  ['server.cors_origins', 'https://example.org', 'expected a value of type array, found "https://example.org"'],
  ['server.body_limit_bytes', '64k', 'expected a value of type number, found "64k"'],
  ['server.request_timeout_seconds', '30s', 'expected a value of type number, found "30s"'],
  ['server.shutdown_timeout_seconds', 'null', 'expected a value of type number, found null'],
  ['server.worker_hang_seconds', 'null', 'expected a value of type number, found null'],
  ['server.workers', 'all', 'expected a value of type number, found "all"'],
  ['server.reload_seconds', 'often', 'expected a value of type number, found "often"'],
  ['web.enabled', 'perhaps', 'expected a value of type boolean, found "perhaps"'],
  ['web.host', '[]', 'expected a value of type string, found []'],
  ['web.port', 'http', 'expected a value of type number, found "http"'],
  ['web.api_url', '9876', 'expected a value of type string, found 9876'],
  ['artwork.tmdb_api_key', '7', 'expected a value of type string, found something else (not shown, it is a secret)'],
  ['artwork.cache_dir', 'true', 'expected a value of type string, found true'],
  ['artwork.cache_max_mb', '1.5', 'expected a whole number, found 1.5'],
  ['logging.level', '3', 'expected one of trace, debug, info, warn, error, silent, found 3'],
  ['logging.format', 'xml', 'expected one of auto, json, pretty, found "xml"'],
  ['logging.client_address', 'never', 'expected a value of type boolean, found "never"'],
  ['monitoring.metrics', 'on', 'expected a value of type boolean, found "on"'],
  ['server.trusted_proxies', '7', 'expected a value of type array, found 7'],
  ['server.max_connections', 'many', 'expected a value of type number, found "many"'],
  ['server.max_connections_per_address', 'few', 'expected a value of type number, found "few"'],
  ['security.api_keys', 'none', 'expected a value of type array, found something else (not shown, it is a secret)'],
  ['security.proxy_key', '7', 'expected a value of type string, found something else (not shown, it is a secret)'],
  ['rate_limit.enabled', 'perhaps', 'expected one of auto, always, never, found "perhaps"'],
  ['rate_limit.rate', 'fast', 'expected a value of type number, found "fast"'],
  ['rate_limit.burst', 'x', 'expected a value of type number, found "x"'],
  ['rate_limit.cost_recommend', 'x', 'expected a value of type number, found "x"'],
  ['rate_limit.cost_list', 'x', 'expected a value of type number, found "x"'],
  ['rate_limit.cost_similarity', 'x', 'expected a value of type number, found "x"'],
  ['rate_limit.cost_search', 'x', 'expected a value of type number, found "x"'],
  ['rate_limit.cost_suggest', 'x', 'expected a value of type number, found "x"'],
  ['rate_limit.cost_poster', 'x', 'expected a value of type number, found "x"'],
  ['rate_limit.cost_other', 'x', 'expected a value of type number, found "x"'],
  ['rate_limit.max_clients', 'x', 'expected a value of type number, found "x"'],
  ['rate_limit.redis_url', '7', 'expected a value of type string, found something else (not shown, it is a secret)'],
  ['rate_limit.store_timeout_ms', 'x', 'expected a value of type number, found "x"'],
  ['rate_limit.on_store_failure', 'half', 'expected one of open, closed, found "half"'],
  ['overload.enabled', 'maybe', 'expected a value of type boolean, found "maybe"'],
  ['overload.max_wait_ms', 'x', 'expected a value of type number, found "x"'],
  ['overload.patience_ms', 'x', 'expected a value of type number, found "x"'],
  ['tracing.enabled', 'maybe', 'expected a value of type boolean, found "maybe"'],
  ['tracing.exporter', 'jaeger', 'expected one of mlflow, otlp, found "jaeger"'],
  ['tracing.otlp_endpoint', '4318', 'expected a value of type string, found 4318'],
  ['tracing.sampling_ratio', 'half', 'expected a value of type number, found "half"'],
  ['tracing.slow_ms', 'x', 'expected a value of type number, found "x"'],
  ['tracing.max_traces_per_second', 'x', 'expected a value of type number, found "x"'],
  ['tracing.queue_size', 'x', 'expected a value of type number, found "x"'],
  ['tracing.timeout_seconds', 'x', 'expected a value of type number, found "x"'],
  ['monitoring.max_data_age_days', 'week', 'expected a value of type number, found "week"'],
];

/** Every key that has a range, with a value outside of it. */
const OUT_OF_RANGE: readonly (readonly [path: string, yaml: string, message: string])[] = [
  ['data.source', '""', 'expected at least 1 character, found ""'],
  ['data.raw_dir', '""', 'expected at least 1 character, found ""'],
  ['data.models_dir', '""', 'expected at least 1 character, found ""'],
  ['data.movielens', '""', 'expected at least 1 character, found ""'],
  ['data.retries', '-1', 'expected a number of at least 0, found -1'],
  ['data.connect_timeout_seconds', '0.5', 'expected a number of at least 1, found 0.5'],
  ['data.idle_timeout_seconds', '601', 'expected a number of at most 600, found 601'],
  ['validation.max_bad_rows', '1.01', 'expected a number of at most 1, found 1.01'],
  ['monitoring.max_data_age_days', '0', 'expected a number of at least 0.01, found 0'],
  ['features.min_votes', '0', 'expected a number of at least 1, found 0'],
  ['features.min_year', '1799', 'expected a number of at least 1800, found 1799'],
  ['features.title_types', '[]', 'expected at least 1 item, found []'],
  ['model.keep_versions', '0', 'expected a number of at least 1, found 0'],
  ['model.max_shrink', '-0.1', 'expected a number of at least 0, found -0.1'],
  ['server.host', '""', 'expected at least 1 character, found ""'],
  ['server.port', '65536', 'expected a number of at most 65535, found 65536'],
  ['server.body_limit_bytes', '1023', 'expected a number of at least 1024, found 1023'],
  ['server.request_timeout_seconds', '0', 'expected a number of at least 1, found 0'],
  ['server.shutdown_timeout_seconds', '0', 'expected a number of at least 0.1, found 0'],
  ['server.worker_hang_seconds', '0', 'expected a number of at least 1, found 0'],
  ['web.host', '""', 'expected at least 1 character, found ""'],
  ['web.port', '-1', 'expected a number of at least 0, found -1'],
  ['artwork.cache_dir', '""', 'expected at least 1 character, found ""'],
  ['artwork.cache_max_mb', '0', 'expected a number of at least 1, found 0'],
  [
    'mlflow.tracking_uri',
    'sqlite:///mlflow.db',
    'expected an address such as http://localhost:9878, found "sqlite:///mlflow.db"',
  ],
  ['mlflow.experiment_name', '""', 'expected at least 1 character, found ""'],
  ['mlflow.journal_dir', '""', 'expected at least 1 character, found ""'],
  ['server.max_connections', '0', 'expected a number of at least 10, found 0'],
  ['server.max_connections_per_address', '0', 'expected a number of at least 10, found 0'],
  ['server.workers', '0', 'expected a number of at least 1, found 0'],
  ['server.reload_seconds', '-1', 'expected a number of at least 0, found -1'],
  [
    'security.proxy_key',
    'short',
    'expected 16 to 200 letters, digits and signs, without spaces, found something else (not shown, it is a secret)',
  ],
  ['rate_limit.rate', '0', 'expected a number of at least 0.001, found 0'],
  ['rate_limit.burst', '1000001', 'expected a number of at most 1000000, found 1000001'],
  ['rate_limit.cost_list', '-1', 'expected a number of at least 0, found -1'],
  ['rate_limit.max_clients', '1', 'expected a number of at least 100, found 1'],
  [
    'rate_limit.redis_url',
    'http://x',
    'expected an address such as redis://127.0.0.1:6379, found something else (not shown, it is a secret)',
  ],
  ['rate_limit.store_timeout_ms', '1', 'expected a number of at least 5, found 1'],
  ['overload.max_wait_ms', '1', 'expected a number of at least 5, found 1'],
  ['overload.patience_ms', '-1', 'expected a number of at least 0, found -1'],
  [
    'tracing.otlp_endpoint',
    'grpc://x',
    'expected an address such as http://localhost:4318/v1/traces, found "grpc://x"',
  ],
  ['tracing.sampling_ratio', '1.1', 'expected a number of at most 1, found 1.1'],
  ['tracing.slow_ms', '0', 'expected a number of at least 1, found 0'],
  ['tracing.max_traces_per_second', '0', 'expected a number of at least 0.01, found 0'],
  ['tracing.queue_size', '0', 'expected a number of at least 1, found 0'],
  ['tracing.timeout_seconds', '61', 'expected a number of at most 60, found 61'],
  ['mlflow.timeout_seconds', '0', 'expected a number of at least 0.1, found 0'],
];

function yamlOf(keys: readonly (readonly [path: string, yaml: string, message: string])[]): string {
  const sections = new Set(keys.map(([path]) => path.split('.')[0]));
  return [...sections]
    .map((section) => {
      const own = keys.filter(([path]) => path.startsWith(`${section}.`));
      return `${section}:\n${own.map(([path, yaml]) => `  ${path.split('.')[1]}: ${yaml}\n`).join('')}`;
    })
    .join('');
}

describe.concurrent('all problems are told at once', () => {
  it('for a wrong type of every key', async () => {
    const finished = await withConfig(yamlOf(WRONG_TYPES));
    expectFailure(finished, 2, /The configuration is not valid/, /\(from .*config-\d+\.yaml\)/);
    expect(problems(finished).sort()).toEqual(WRONG_TYPES.map(([path, , message]) => `${path}: ${message}`).sort());
  });

  it('covers every key that there is', async () => {
    const shown = await run(['config', 'show'], { cwd: temporary() });
    let section = '';
    const keys: string[] = [];
    for (const line of shown.stdout.split('\n')) {
      section = /^(\w+):$/.exec(line)?.[1] ?? section;
      const key = /^ {2}(\w+):/.exec(line)?.[1];
      if (key !== undefined) keys.push(`${section}.${key}`);
    }
    expect(WRONG_TYPES.map(([path]) => path).sort()).toEqual(keys.sort());
  });

  it('for a value out of range of every key that has one', async () => {
    const finished = await withConfig(yamlOf(OUT_OF_RANGE));
    expectFailure(finished, 2, /The configuration is not valid/);
    expect(problems(finished).sort()).toEqual(OUT_OF_RANGE.map(([path, , message]) => `${path}: ${message}`).sort());
  });

  it('for unknown sections and keys, with what was probably meant', async () => {
    const finished = await withConfig(
      [
        'datas:\n  source: demo',
        'weather:\n  wind: 3',
        'data:\n  sauce: demo\n  colour: red',
        'features:\n  min_vote: 5',
        'model:\n  keep_version: 5',
        'server:\n  prot: 80',
        'logging:\n  levels: info',
        'validation:\n  max_bad_row: 0',
      ].join('\n'),
    );
    expectFailure(finished, 2, /The configuration is not valid/);
    const told = problems(finished);
    expect(told).toHaveLength(9);
    for (const expected of [
      /^datas: unknown section; did you mean data\?/,
      /^weather: unknown section; known: data, validation, features, model, server, web, security, rate_limit, overload, artwork, mlflow, logging/,
      /^data\.sauce: unknown key; did you mean source\?/,
      /^data\.colour: unknown key; known: source, raw_dir/,
      /^features\.min_vote: unknown key; did you mean min_votes\?/,
      /^model\.keep_version: unknown key; did you mean keep_versions\?/,
      /^server\.prot: unknown key; did you mean port\?/,
      /^logging\.levels: unknown key; did you mean level\?/,
      /^validation\.max_bad_row: unknown key; did you mean max_bad_rows\?/,
    ]) {
      expect(told).toContainEqual(expect.stringMatching(expected));
    }
  });

  it('for what only some values break', async () => {
    const finished = await withConfig(
      'features:\n  title_types: [movie, film, movie]\nmodel:\n  name: "a/b"\nserver:\n  cors_origins: [https://example.org/path, example.org]\n',
    );
    expectFailure(finished, 2);
    const told = problems(finished).join('\n');
    expect(told).toMatch(/features\.title_types\.1: expected one of movie, short, .*, found "film"/);
    expect(told).toMatch(/model\.name: expected 1–100 letters, digits, dots, hyphens or underscores, found "a\/b"/);
    expect(told).toMatch(/server\.cors_origins\.0: expected origins such as https:\/\/example\.org/);
    expect(told).toMatch(/server\.cors_origins\.1: expected origins such as https:\/\/example\.org/);
  });

  it('for a title type that is named twice', async () => {
    const finished = await withConfig('features:\n  title_types: [movie, movie]\n');
    expectFailure(finished, 2, /features\.title_types: expected each title type once/);
  });

  it('from file, environment and command line together, each with where it came from', async () => {
    const finished = await withConfig('features:\n  min_votes: many\n', ['serve', '--port', '70000'], {
      IMDB_RECOMMENDER_FEATURES_MIN_YEAR: 'long ago',
      IMDB_RECOMMENDER_FEATURE_MIN_VOTES: '5',
      IMDB_RECOMMENDER_COLOUR: 'red',
    });
    expectFailure(
      finished,
      2,
      /features\.min_votes: expected a value of type number, found "many" \(from .*config-\d+\.yaml\)/,
      /features\.min_year: expected a value of type number, found "long ago" \(from the environment\)/,
      /server\.port: expected a number of at most 65535, found 70000 \(from the command line\)/,
      /IMDB_RECOMMENDER_FEATURE_MIN_VOTES: unknown environment variable/,
      /IMDB_RECOMMENDER_COLOUR: unknown environment variable/,
    );
    expect(problems(finished)).toHaveLength(5);
  });

  it('for a section that is no section', async () => {
    const finished = await withConfig('data: demo\nfeatures: [movie]\nmodel:\nserver:\n  port: x\n');
    expectFailure(
      finished,
      2,
      /data: expected a section with keys, found the string "demo"/,
      /features: expected a section with keys, found a list/,
      /server\.port: expected a value of type number, found "x"/,
    );
  });
});

describe.concurrent('a file that is no configuration', () => {
  it.each([
    ['a list', '- data\n- model\n', /must hold sections such as "features:", not a list/],
    ['a text', 'just text\n', /must hold sections such as "features:", not the string "just text"/],
    ['a number', '42\n', /must hold sections such as "features:", not the number 42/],
  ])('%s', async (_, yaml, message) => {
    expectFailure(await withConfig(yaml), 2, /config-\d+\.yaml/, message);
  });

  it.each([
    ['a bracket that is not closed', 'features:\n  title_types: [movie, short\n'],
    ['a key that is given twice', 'data:\n  retries: 1\n  retries: 2\n'],
    ['tabs for indentation', 'data:\n\tretries: 1\n'],
    ['an alias without an anchor', 'data: *other\n'],
  ])('%s', async (_, yaml) => {
    expectFailure(await withConfig(yaml), 2, /config-\d+\.yaml is not valid YAML/, /line \d+, column \d+|[Aa]lias/);
  });

  it('a document that unfolds without end', async () => {
    const bomb = `a: &a [x, x, x, x, x, x, x, x, x]\n${'bcdefgh'
      .split('')
      .map((name, at) => `${name}: &${name} [${Array.from({ length: 9 }, () => `*${'abcdefgh'[at]}`).join(', ')}]`)
      .join('\n')}\n`;
    expectFailure(await withConfig(bomb), 2, /config-\d+\.yaml/);
  });

  it('a file that is not there', async () => {
    const finished = await run(['train', '--config', temporary('none.yaml')], { cwd: temporary() });
    expectFailure(finished, 2, /none\.yaml cannot be read: there is no such file/);
  });

  it('a folder', async () => {
    mkdirSync(temporary('folder.yaml'), { recursive: true });
    const finished = await run(['config', 'show', '--config', temporary('folder.yaml')], { cwd: temporary() });
    expectFailure(finished, 2, /folder\.yaml cannot be read/);
  });

  it('an empty file sets nothing', async () => {
    const [empty, none] = [await withConfig('# nothing\n'), await run(['config', 'show'], { cwd: temporary() })];
    expect(empty).toEqual(none);
    expect(empty.code).toBe(0);
  });
});
