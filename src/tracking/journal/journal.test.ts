import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { useTemporaryFolder } from '../../../test/helpers/temporary.ts';
import { aRun } from '../run.fixture.ts';
import { describeRunTracker } from '../tracker.contract.ts';
import { JournalTracker } from './journal.ts';

const inFolder = useTemporaryFolder();

describeRunTracker('the journal', () => new JournalTracker(inFolder('runs')));

describe('the journal', () => {
  it('is empty, not missing, before the first run', async () => {
    const journal = new JournalTracker(inFolder('none'));
    expect(await journal.list()).toEqual([]);
  });

  it('links files that lie on the same disk, and keeps them when the original goes', async () => {
    const journal = new JournalTracker(inFolder('linked'));
    const file = inFolder('weights.bin');
    writeFileSync(file, 'weights');
    const run = aRun({ files: [{ path: 'bundle/weights.bin', content: { file } }], tables: [] });
    await journal.record(run);
    const copy = join(journal.place, run.id, 'artifacts/bundle/weights.bin');
    expect(statSync(copy).ino).toBe(statSync(file).ino);
    expect(Buffer.from(await journal.readFile(run.id, 'bundle/weights.bin')).toString()).toBe('weights');
  });

  it('gives back the model of a run', async () => {
    const journal = new JournalTracker(inFolder('models'));
    const model = {
      version: '20260102T030405000Z-abcdef',
      registeredName: 'fruit',
      description: 'of pears',
      params: { k: '10' },
      tags: { gate: 'passed' },
      files: [{ path: 'code/loader.py', content: Buffer.from('pass\n') }],
    };
    const run = aRun({ model });
    await journal.record(run);
    const opened = await journal.open(run.id);
    expect(opened.model).toMatchObject({ ...model, files: [{ path: 'code/loader.py' }] });
    expect(opened.metrics).toEqual(run.metrics);
  });

  it('does not take a folder without its last line for a run', async () => {
    const journal = new JournalTracker(inFolder('torn'));
    const run = aRun();
    await journal.record(run);
    const file = join(journal.place, run.id, 'run.jsonl');
    writeFileSync(file, readFileSync(file, 'utf8').split('\n').slice(0, -2).join('\n'));
    await expect(journal.read(run.id)).rejects.toMatchObject({
      code: 'storage_failed',
      message: expect.stringContaining('not a whole run'),
    });
    appendFileSync(file, '{"kind":');
    await expect(journal.read(run.id)).rejects.toMatchObject({ code: 'storage_failed' });
  });

  it('leaves nothing behind when it cannot write, and says what to do', async () => {
    const blocked = inFolder('a-file');
    writeFileSync(blocked, '');
    const journal = new JournalTracker(blocked);
    await expect(journal.record(aRun())).rejects.toMatchObject({
      code: 'storage_failed',
      message: expect.stringContaining('mlflow.journal_dir'),
    });
    const lost = aRun({ files: [{ path: 'gone.txt', content: { file: inFolder('gone') } }], tables: [] });
    const other = new JournalTracker(inFolder('other'));
    await expect(other.record(lost)).rejects.toMatchObject({ code: 'storage_failed' });
    expect(readdirSync(other.place)).toEqual([]);
  });

  it('removes the drafts of processes that are gone', async () => {
    const journal = new JournalTracker(inFolder('leftovers'));
    const leftover = join(journal.place, '.draft-x-999999999');
    mkdirSync(leftover, { recursive: true });
    await journal.record(aRun());
    expect(existsSync(leftover)).toBe(false);
  });

  it('lets one process at a time have a run', async () => {
    const journal = new JournalTracker(inFolder('locked'));
    const run = aRun();
    await journal.record(run);
    const outcome = await journal.exclusively(run.id, async () => {
      const second = await journal.exclusively(run.id, async () => 'second');
      return second ?? 'first alone';
    });
    expect(outcome).toBe('first alone');
    await journal.remove(run.id);
    expect(await journal.ids()).toEqual([]);
  });

  it('refuses ids and paths that lead out of its folder', async () => {
    const journal = new JournalTracker(inFolder('safe'));
    await expect(journal.read('../safe')).rejects.toMatchObject({ code: 'run_not_found' });
    const run = aRun({ files: [{ path: '../out.txt', content: Buffer.from('x') }], tables: [] });
    await expect(journal.record(run)).rejects.toMatchObject({ code: 'storage_failed' });
    expect(existsSync(inFolder('out.txt'))).toBe(false);
  });
});
