/** What can go wrong between a training and a real MLflow server; afterwards `runs push` brings the complete run, once. */

import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer, request as forward, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusingAddress } from '../helpers/data-server.ts';
import {
  ensureMlflow,
  MLFLOW_VERSIONS,
  type MlflowServer,
  NO_PYTHON,
  PATIENT_WITH_MLFLOW,
  startMlflow,
  withPython,
} from '../helpers/mlflow.ts';
import { currentVersion } from '../helpers/models.ts';
import { freePort } from '../helpers/ports.ts';
import { DEMO, type Finished, run } from '../helpers/program.ts';
import { CAN_MOUNT, mountSmallDisk, unmount } from '../helpers/system.ts';
import { useTemporaryFolder } from '../helpers/temporary.ts';

const temporary = useTemporaryFolder();
const INSTALLING = 900_000;

/** What stands between the program and the server: gives the status to answer with, or lets the request pass. */
type Obstacle = (
  method: string,
  url: string,
  headers: Readonly<Record<string, unknown>>,
) => number | Promise<number | undefined> | undefined;

interface Proxy {
  readonly url: string;
  close(): void;
}

/** A proxy before a server. */
async function before(port: number, obstacle: Obstacle): Promise<Proxy> {
  const proxy: Server = createServer((incoming, outgoing) => {
    void (async () => {
      const status = await obstacle(incoming.method ?? '', incoming.url ?? '', incoming.headers);
      if (status !== undefined) {
        incoming.resume();
        outgoing.writeHead(status).end();
        return;
      }
      const passed = forward(
        { port, host: '127.0.0.1', path: incoming.url, method: incoming.method, headers: incoming.headers },
        (answer) => {
          outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(outgoing);
        },
      );
      passed.on('error', () => outgoing.destroy());
      incoming.pipe(passed);
    })();
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    close: () => {
      proxy.closeAllConnections();
      proxy.close();
    },
  };
}

interface Counted {
  readonly id: string;
  readonly status: string;
  readonly metrics: number;
  readonly params: number;
  readonly datasets: number;
  readonly files: number;
  readonly models: number;
  readonly versions: number;
}

describe.skipIf(NO_PYTHON !== undefined)(
  `a training with MLflow ${MLFLOW_VERSIONS[0]}${NO_PYTHON === undefined ? '' : ` [skipped: ${NO_PYTHON}]`}`,
  () => {
    let venv: string;
    let server: MlflowServer;
    let port: number;
    let reference: Counted;
    const pushed: string[] = [];

    const train = (name: string, uri: string, env: Record<string, string> = {}): Promise<Finished> =>
      run(['train', '--source', DEMO], {
        cwd: temporary(name),
        env: { ...PATIENT_WITH_MLFLOW, MLFLOW_TRACKING_URI: uri, ...env },
      });
    const push = (name: string, uri: string, env: Record<string, string> = {}): Promise<Finished> =>
      run(['runs', 'push'], {
        cwd: temporary(name),
        env: { ...PATIENT_WITH_MLFLOW, MLFLOW_TRACKING_URI: uri, ...env },
      });
    const counted = (uri: string = server.url): Counted[] =>
      withPython(venv, 'count_runs.py', temporary(), { uri, experiment: 'imdb-recommender' }) as Counted[];
    const versionIn = (name: string): string => currentVersion(temporary(name, 'data', 'models')) ?? '';

    /** The training ended well, its run is whole in the journal, and the message says what to do. */
    async function expectJournalled(name: string, finished: Finished, message: RegExp): Promise<void> {
      expect(finished.code, finished.stderr).toBe(0);
      expect(finished.stderr).toMatch(message);
      expect(finished.stderr).toContain('imdb-recommender runs push');
      const id = versionIn(name);
      const listed = await run(['runs', 'list', '--journal', '--json'], { cwd: temporary(name) });
      expect(JSON.parse(listed.stdout)).toMatchObject([{ id, status: 'FINISHED', place: 'journal' }]);
      const shown = JSON.parse(
        (await run(['runs', 'show', id, '--journal', '--json'], { cwd: temporary(name) })).stdout,
      );
      expect(Object.keys(shown.params)).toHaveLength(reference.params);
      expect(Object.keys(shown.metrics)).toHaveLength(reference.metrics);
      expect(shown.files).toHaveLength(reference.files);
    }

    /** A push brings the run, complete; another one has nothing left to do. */
    async function expectPushed(
      name: string,
      uri: string = server.url,
      env: Record<string, string> = {},
    ): Promise<void> {
      const id = versionIn(name);
      const first = await push(name, uri, env);
      expect(first.code, first.stderr).toBe(0);
      expect(first.stdout).toContain(`${id}: recorded`);
      expect((await push(name, uri, env)).stdout).toContain('nothing to push');
      const listed = await run(['runs', 'list', '--json'], {
        cwd: temporary(name),
        env: { ...PATIENT_WITH_MLFLOW, MLFLOW_TRACKING_URI: uri, ...env },
      });
      const mine = (JSON.parse(listed.stdout) as { id: string }[]).filter((one) => one.id === id);
      expect(mine).toMatchObject([{ status: 'FINISHED', place: 'server' }]);
      pushed.push(id);
    }

    beforeAll(async () => {
      venv = await ensureMlflow(MLFLOW_VERSIONS[0]);
      port = await freePort();
      for (const name of [
        'server',
        'reference',
        'gone',
        'unknown',
        'host',
        'credentials',
        'killed',
        'slow',
        'artifacts',
        'full',
      ])
        mkdirSync(temporary(name), { recursive: true });
      server = await startMlflow(venv, { folder: temporary('server'), port });
      const trained = await train('reference', server.url);
      expect(trained.code, trained.stderr).toBe(0);
      [reference] = counted() as [Counted];
      expect(reference).toMatchObject({ status: 'FINISHED', models: 1, versions: 1, datasets: 2 });
    }, INSTALLING);

    afterAll(() => server?.stop());

    it('without a server', async () => {
      await expectJournalled(
        'gone',
        await train('gone', await refusingAddress()),
        /No MLflow server answers.*make mlflow/,
      );
      await expectPushed('gone');
    });

    it('with a wrong address', async () => {
      const finished = await train('unknown', 'http://no-such-host.invalid:9878');
      await expectJournalled('unknown', finished, /MLFLOW_TRACKING_URI/);
      await expectPushed('unknown');
    });

    it('with a server that checks the host name', async () => {
      const strict = await startMlflow(venv, {
        folder: temporary('strict'),
        args: ['--allowed-hosts', 'mlflow.example.org'],
      });
      try {
        await expectJournalled('host', await train('host', strict.url), /403.*--allowed-hosts/);
      } finally {
        await strict.stop();
      }
      await expectPushed('host');
    });

    it('with a server that wants credentials', async () => {
      const wanted = `Basic ${Buffer.from('me:secret').toString('base64')}`;
      const guard = await before(port, (_method, _url, headers) =>
        headers.authorization === wanted ? undefined : 401,
      );
      try {
        await expectJournalled('credentials', await train('credentials', guard.url), /401.*MLFLOW_TRACKING_USERNAME/);
        await expectPushed('credentials', guard.url, {
          MLFLOW_TRACKING_USERNAME: 'me',
          MLFLOW_TRACKING_PASSWORD: 'secret',
        });
      } finally {
        guard.close();
      }
    });

    it('with a server that is killed half-way', async () => {
      let uploads = 0;
      const watch = await before(port, (method) => {
        if (method === 'PUT') uploads += 1;
        if (uploads === 10) void server.kill();
        return undefined;
      });
      try {
        await expectJournalled('killed', await train('killed', watch.url), /(?:broke|No MLflow server)/);
        server = await startMlflow(venv, { folder: temporary('server'), port });
        const half = counted().find((one) => one.id === versionIn('killed'));
        expect(half).toMatchObject({ status: 'RUNNING', models: 0 });
        await expectPushed('killed');
      } finally {
        watch.close();
      }
    });

    it('with a server that is silent', async () => {
      const slow = await before(port, () => new Promise(() => undefined));
      try {
        await expectJournalled(
          'slow',
          await train('slow', slow.url, { IMDB_RECOMMENDER_MLFLOW_TIMEOUT_SECONDS: '3' }),
          /did not answer in time.*mlflow\.timeout_seconds/,
        );
      } finally {
        slow.close();
      }
      await expectPushed('slow');
    });

    it('with an artifact store that refuses', async () => {
      const blocked = temporary('not-a-folder');
      writeFileSync(blocked, '');
      const folder = temporary('refusing');
      const refusing = await startMlflow(venv, { folder, artifacts: join(blocked, 'artifacts') });
      try {
        await expectJournalled(
          'artifacts',
          await train('artifacts', refusing.url),
          /answered 5\d\d.*log of the MLflow server/,
        );
        const [half] = counted(refusing.url);
        expect(half).toMatchObject({ status: 'RUNNING', models: 0, versions: 0 });
      } finally {
        await refusing.stop();
      }
      await expectPushed('artifacts');
    });

    it.skipIf(!CAN_MOUNT)('with a full disk under the journal, and no server', async () => {
      const journal = temporary('full', 'journal');
      mountSmallDisk(journal, 64);
      try {
        const env = { IMDB_RECOMMENDER_MLFLOW_JOURNAL_DIR: journal };
        const finished = await train('full', await refusingAddress(), env);
        expect(finished.code, finished.stderr).toBe(0);
        expect(finished.stdout).toContain('is current');
        expect(finished.stderr).toMatch(
          /was not recorded \(parameters, metrics, tables, charts, logged model\).*the disk is full/,
        );
        expect(readdirSync(journal)).toEqual([]);
        const listed = await run(['runs', 'list', '--journal', '--json'], { cwd: temporary('full'), env });
        expect(JSON.parse(listed.stdout)).toEqual([]);
        const recorded = await train('full', server.url, env);
        expect(recorded.stderr).toContain('recorded on');
      } finally {
        unmount(journal);
      }
    });

    it('brought every run once, and complete, by MLflow’s own client', () => {
      const runs = counted();
      expect(pushed).toHaveLength(7);
      expect(new Set(runs.map(({ id }) => id)).size).toBe(runs.length);
      for (const id of pushed) expect(runs.find((one) => one.id === id)).toEqual({ ...reference, id });
    });
  },
);
