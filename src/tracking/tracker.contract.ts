/** What every place for runs must do. */

import { describe, expect, it } from 'vitest';
import type { RunTracker } from './port.ts';
import { aLargeRun, aRun } from './run.fixture.ts';
import { lastValues, type Run } from './run.ts';

/** Runs the suite; `open` gives a tracker, each time on the same place. */
export function describeRunTracker(name: string, open: () => RunTracker): void {
  describe(`${name}, as any tracker,`, () => {
    it('gives back all of a run', async () => {
      const run = aRun();
      await open().record(run);
      const record = await open().read(run.id);
      expect(record).toMatchObject({
        id: run.id,
        name: run.name,
        experiment: run.experiment,
        status: 'FINISHED',
        startedAt: run.startedAt,
        endedAt: run.endedAt,
        description: run.description,
        datasets: run.datasets,
      });
      expect(record.params).toEqual(run.params);
      expect(record.tags).toMatchObject(run.tags);
      expect(record.metrics).toEqual(lastValues(run.metrics));
      expect(record.files).toEqual(run.files.map(({ path }) => path).sort());
    });

    it('gives back the bytes of every file', async () => {
      const run = aRun();
      await open().record(run);
      for (const { path, content } of run.files) {
        expect(Buffer.from(await open().readFile(run.id, path)).equals(content as Uint8Array), path).toBe(true);
      }
    });

    it('lists runs, the latest first', async () => {
      const runs = [0, 2, 1].map((hours) => aRun({ startedAt: Date.UTC(2026, 5, 7, hours), experiment: 'fruit' }));
      for (const run of runs) await open().record(run);
      const ids = new Set(runs.map(({ id }) => id));
      const listed = (await open().list()).filter(({ id }) => ids.has(id));
      expect(listed.map(({ id }) => id)).toEqual([runs[1]!.id, runs[2]!.id, runs[0]!.id]);
      expect(listed[0]).toEqual({
        id: runs[1]!.id,
        name: runs[1]!.name,
        status: 'FINISHED',
        startedAt: runs[1]!.startedAt,
        endedAt: runs[1]!.endedAt,
      });
    });

    it('keeps one run, however often it is recorded', async () => {
      const run = aRun();
      await open().record(run);
      await open().record(run);
      expect((await open().list()).filter(({ id }) => id === run.id)).toHaveLength(1);
      expect((await open().read(run.id)).metrics).toEqual(lastValues(run.metrics));
    });

    it('takes more metrics, parameters and tags than fit into one request', async () => {
      const run = aLargeRun();
      await open().record(run);
      const record = await open().read(run.id);
      expect(record.params).toEqual(run.params);
      expect(record.tags).toMatchObject(run.tags);
      expect(record.metrics).toEqual(lastValues(run.metrics));
    });

    it('tells how a run failed', async () => {
      const run = aRun({ status: 'FAILED', metrics: [], params: {}, datasets: [], files: [], tables: [] });
      await open().record(run);
      expect(await open().read(run.id)).toMatchObject({ status: 'FAILED', metrics: {}, files: [] });
    });

    it('says which run or file it does not have', async () => {
      const run: Run = aRun();
      await open().record(run);
      await expect(open().read('no-such-run')).rejects.toMatchObject({ code: 'run_not_found' });
      await expect(open().readFile(run.id, 'no/such.txt')).rejects.toMatchObject({ code: 'run_not_found' });
    });
  });
}
