import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { refusingAddress } from '../../test/helpers/data-server.ts';
import { useTemporaryFolder } from '../../test/helpers/temporary.ts';
import { deliver, pushAll } from './deliver.ts';
import { JournalTracker } from './journal/journal.ts';
import { MlflowHttp } from './mlflow/http.ts';
import { MlflowTracker } from './mlflow/tracker.ts';
import { aRun } from './run.fixture.ts';
import type { Run } from './run.ts';

const inFolder = useTemporaryFolder();
/** A second journal stands for the server that is there: it is a tracker as any other. */
const journalAt = (name: string): JournalTracker => new JournalTracker(inFolder(name));
const awayServer = async (): Promise<MlflowTracker> =>
  new MlflowTracker(
    new MlflowHttp({ uri: await refusingAddress(), timeoutSeconds: 30, retries: 0, minDelayMs: 1 }),
    'x',
  );

describe('deliver', () => {
  it('leaves nothing in the journal once the server has the run', async () => {
    const [journal, server] = [journalAt('a'), journalAt('a-server')];
    const run = aRun();
    expect(await deliver(run, journal, server)).toEqual({ kind: 'recorded' });
    expect([await journal.ids(), await server.ids()]).toEqual([[], [run.id]]);
  });

  it('keeps the run in the journal when the server is away, and a push brings it there, once', async () => {
    const [journal, server] = [journalAt('b'), journalAt('b-server')];
    const runs = [aRun({ startedAt: 2000 }), aRun({ startedAt: 1000 })];
    for (const run of runs) {
      expect(await deliver(run, journal, await awayServer())).toMatchObject({
        kind: 'journalled',
        reason: expect.stringContaining('No MLflow server answers'),
      });
    }
    const pushed: string[] = [];
    await pushAll(journal, server, ({ id, outcome }) => pushed.push(`${outcome} ${id}`));
    expect(pushed).toEqual([`pushed ${runs[1]!.id}`, `pushed ${runs[0]!.id}`]);
    expect(await server.read(runs[0]!.id)).toMatchObject({ params: runs[0]!.params });
    await pushAll(journal, server, () => expect.unreachable());
    expect(await server.ids()).toHaveLength(2);
  });

  it('is not disturbed by a push beside it', async () => {
    const [journal, server, seen] = [journalAt('e'), journalAt('e-server'), [] as string[]];
    class Pushed extends JournalTracker {
      override async record(run: Run): Promise<void> {
        await pushAll(journal, server, ({ outcome }) => seen.push(outcome));
        await super.record(run);
      }
    }
    const run = aRun();
    expect(await deliver(run, journal, new Pushed(server.place))).toEqual({ kind: 'recorded' });
    expect(seen).toEqual(['busy']);
    expect([await journal.ids(), await server.ids()]).toEqual([[], [run.id]]);
  });

  it('leaves a run to the push that is at it', async () => {
    const [journal, server] = [journalAt('f'), journalAt('f-server')];
    const run = aRun();
    await journal.record(run);
    expect(await journal.exclusively(run.id, () => deliver(run, journal, server))).toEqual({
      kind: 'journalled',
      reason: expect.stringContaining('Another process'),
    });
    expect([await journal.ids(), await server.ids()]).toEqual([[run.id], []]);
  });

  it('still records on the server when the journal cannot be written', async () => {
    writeFileSync(inFolder('no-folder'), '');
    const server = journalAt('c-server');
    expect(await deliver(aRun(), journalAt('no-folder'), server)).toEqual({ kind: 'recorded' });
    expect(await server.ids()).toHaveLength(1);
  });

  it('says both reasons when a run is lost', async () => {
    writeFileSync(inFolder('nothing'), '');
    expect(await deliver(aRun(), journalAt('nothing'), await awayServer())).toMatchObject({
      kind: 'lost',
      reason: expect.stringContaining('No MLflow server'),
      journalReason: expect.stringContaining('mlflow.journal_dir'),
    });
  });
});

describe('pushAll', () => {
  it('leaves a run that another process is at, and what it could not bring', async () => {
    const journal = journalAt('d');
    const run = aRun();
    await journal.record(run);
    const seen: string[] = [];
    await journal.exclusively(run.id, () =>
      pushAll(journal, journalAt('d-server'), ({ outcome }) => seen.push(outcome)),
    );
    expect(seen).toEqual(['busy']);
    await expect(pushAll(journal, await awayServer(), () => undefined)).rejects.toMatchObject({
      code: 'tracking_unavailable',
    });
    expect(await journal.ids()).toEqual([run.id]);
  });
});
