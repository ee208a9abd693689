/** The package as npm gets it: packed, installed into an empty folder, and run there by its name. */

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { healthAnswerSchema } from '../../src/api/schemas/health.ts';
import { refusingAddress } from '../helpers/data-server.ts';
import { currentVersion } from '../helpers/models.ts';
import { type Finished, mainFile, REPOSITORY, startCommand } from '../helpers/program.ts';
import { get, recommend, startBothOf } from '../helpers/serving.ts';
import { useTemporaryFolder } from '../helpers/temporary.ts';

/** What npm says when nobody answers, or only just not. */
const OUT_OF_REACH =
  /\b(?:ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ERR_SOCKET_TIMEOUT|EAI_AGAIN|ENETUNREACH|E5\d\d)\b/;
/** How often it is asked: registries have their moments. */
const TRIES = 3;

/** Folders and files of the repository that are packed; `npm pack` adds the last three by itself. */
const PACKED = new Set(['config', 'demo', 'dist', 'questions', 'weights', 'LICENSE', 'README.md', 'package.json']);

/** What must not be lost on the way. */
const NEEDED = [
  'config/default.yaml',
  'demo/name.basics.tsv',
  'demo/title.basics.tsv',
  'demo/title.crew.tsv',
  'demo/title.principals.tsv',
  'demo/title.ratings.tsv',
  'dist/assets/inter.LICENSE.txt',
  'dist/assets/redoc.standalone.js',
  'dist/cli/main.js',
  'dist/tracking/model/python/imdb_content_recommender.py',
  'dist/web/index.html',
  'dist/web/index.html.br',
  'dist/web/licences.md',
  'questions/films.jsonl',
  'weights/NOTICE.md',
  'weights/hybrid.json',
];

const MEGABYTE = 1e6;

/** For the installation, which waits for a registry. */
const PATIENCE = { timeout: 900_000 };

interface Packed {
  readonly filename: string;
  readonly size: number;
  readonly files: readonly { readonly path: string }[];
}

const temporary = useTemporaryFolder();

/** npm and what it installs, with npm's own configuration, in the folder `app`. */
function inApp(program: string, ...args: string[]): Promise<Finished> {
  return startCommand(program, args, { cwd: temporary('app'), env: ownEnvironment() }).finished;
}

/** This process's environment, less what `npm run` adds to it: that would speak of the repository. */
function ownEnvironment(): Record<string, string> {
  const kept = Object.entries(process.env).filter(([name]) => !/^(?:npm_|INIT_CWD$|NODE_ENV$|VITEST)/.test(name));
  return Object.fromEntries(kept.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

describe('the packed program', () => {
  let packed: Packed;

  beforeAll(async () => {
    mainFile();
    mkdirSync(temporary('app'));
    // What is built is packed: to build anew would pull it away beneath other tests.
    const args = ['pack', '--ignore-scripts', '--json', '--pack-destination', temporary()];
    const { code, stdout, stderr } = await startCommand('npm', args, { cwd: REPOSITORY, env: ownEnvironment() })
      .finished;
    expect(code, stderr).toBe(0);
    packed = onlyOne(JSON.parse(stdout) as Packed[] | Record<string, Packed>);
  });

  it('holds what it needs, and nothing else', () => {
    const paths = packed.files.map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(NEEDED));
    expect(paths.filter((path) => !PACKED.has(path.split('/', 1)[0] ?? ''))).toEqual([]);
    expect(paths.filter((path) => /\.(?:map|ts|tsx|tgz|log)$|\.test\.|__pycache__|\/\./.test(path))).toEqual([]);
    expect(packed.size).toBeLessThan(4 * MEGABYTE);
  });

  it(
    'runs by its name where it is installed, and keeps its data in the folder it is run in',
    PATIENCE,
    async (context) => {
      const app = temporary('app');
      // Without it npm would look for a project in the folders above.
      writeFileSync(join(app, 'package.json'), '{"private": true}\n');
      const tarball = temporary(packed.filename);
      const args = ['install', '--omit=dev', '--prefer-offline', '--no-audit', '--no-fund', tarball];
      let install = await inApp('npm', ...args);
      for (let tries = 1; tries < TRIES && install.code !== 0 && OUT_OF_REACH.test(install.stderr); tries += 1) {
        await sleep(5_000);
        install = await inApp('npm', ...args);
      }
      if (install.code !== 0 && OUT_OF_REACH.test(install.stderr) && process.env.CI !== 'true') {
        context.skip('no package registry can be reached');
      }
      expect(install.code, install.stderr).toBe(0);
      const installed = readdirSync(join(app, 'node_modules'));
      expect(installed).not.toContain('vitest');
      expect(installed).not.toContain('react');

      const help = await inApp('npx', '--no-install', 'imdb-recommender', '--help');
      expect(help).toMatchObject({ code: 0, stdout: expect.stringMatching(/Usage: imdb-recommender/) });
      const { version } = JSON.parse(readFileSync(join(REPOSITORY, 'package.json'), 'utf8')) as { version: string };
      expect((await inApp('npx', '--no-install', 'imdb-recommender', '--version')).stdout.trim()).toBe(version);

      const command = join(app, 'node_modules', '.bin', 'imdb-recommender');
      const env = { IMDB_SOURCE: await refusingAddress() };
      const serving = await startBothOf(command, ['start'], { cwd: app, env });
      try {
        const health = healthAnswerSchema.parse((await get(`${serving.url}/health`)).body);
        expect(health).toMatchObject({ status: 'healthy', catalogue: 'demo', titles_count: 517, version });
        expect((await recommend(serving.url, { title: 'Inception' })).status).toBe(200);
        const page = await fetch(serving.webUrl);
        expect(await page.text()).toMatch(/<!doctype html>/i);
        expect((await get(`${serving.webUrl}/api/health/ready`)).status).toBe(200);
      } finally {
        expect((await serving.stop()).code).toBe(0);
      }

      expect(currentVersion(join(app, 'data', 'models'))).toMatch(/^\d{8}T/);
      expect(existsSync(join(app, 'node_modules', 'imdb-recommender', 'data'))).toBe(false);
      const found = await inApp('npx', '--no-install', 'imdb-recommender', 'recommend', 'inception', '--top-k', '1');
      expect(found).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Similar to Inception \(2010/) });
      const searched = await inApp('npx', '--no-install', 'imdb-recommender', 'search', 'spirited away');
      expect(searched.stdout).toContain('tt0245429');

      // With its people, which `start` does not read; there is no folder of that name here.
      const trained = await inApp(command, 'train', '--source', 'demo', '--include-principals');
      expect(trained).toMatchObject({ code: 0, stdout: expect.stringMatching(/is current: 517 titles/) });
    },
  );
});

/** npm 10 and 11 answer with a list, later ones with a record. */
function onlyOne(answer: readonly Packed[] | Readonly<Record<string, Packed>>): Packed {
  const [one] = Object.values(answer);
  if (one === undefined) throw new Error('npm packed nothing');
  return one;
}
