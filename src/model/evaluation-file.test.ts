/** Reports of evaluations beside their models: kept whole, read back, and removed with their version. */

import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { useTemporaryFolder } from '../../test/helpers/temporary.ts';
import { aReport } from '../reporting/evaluation/report.fixture.ts';
import { readEvaluation } from './evaluation-file.ts';
import { ModelStore } from './store.ts';

const temporary = useTemporaryFolder();
let store: ModelStore;
let runs = 0;

const reportOf = (version: string) => ({ ...aReport(), model: { ...aReport().model, version } });
const reports = () =>
  readdirSync(store.modelsDir)
    .filter((name) => name.includes('.evaluation.json'))
    .sort();

beforeEach(async () => {
  runs += 1;
  store = new ModelStore(temporary(`models-${runs}`));
  for (const version of ['a1', 'a2', 'a3']) {
    mkdirSync(store.folderOf(version), { recursive: true });
    await store.keepEvaluation(reportOf(version));
  }
});

const BY_TRAINING = { by: 'train' as const, forced: false, reasons: [] };

describe('the report of an evaluation', () => {
  it('is kept beside its version, and read back', async () => {
    expect(reports()).toEqual(['a1.evaluation.json', 'a2.evaluation.json', 'a3.evaluation.json']);
    expect(await store.versions()).toEqual(['a1', 'a2', 'a3']);
    expect(await readEvaluation(store.evaluationFile('a2'))).toEqual(reportOf('a2'));
    await store.keepEvaluation({ ...reportOf('a2'), seed: 99 });
    expect((await readEvaluation(store.evaluationFile('a2'))).seed).toBe(99);
    expect(reports()).toHaveLength(3);
  });

  it('is removed with its version', async () => {
    await store.setCurrent('a1', BY_TRAINING);
    expect(await store.prune(2)).toEqual([]);
    await store.setCurrent('a3', BY_TRAINING);
    expect(await store.prune(2)).toEqual(['a1']);
    expect(reports()).toEqual(['a2.evaluation.json', 'a3.evaluation.json']);
  });

  it('is removed by the next training where a killed process left it alone', async () => {
    for (const name of ['b1.evaluation.json', 'b1.evaluation.json.123', 'mine.txt', '.evaluation.json']) {
      writeFileSync(join(store.modelsDir, name), '');
    }
    await store.exclusively(
      async () => undefined,
      () => undefined,
    );
    expect(reports()).toEqual(['.evaluation.json', 'a1.evaluation.json', 'a2.evaluation.json', 'a3.evaluation.json']);
    expect(existsSync(join(store.modelsDir, 'mine.txt'))).toBe(true);
  });

  it('says what to do when it cannot be kept or read', async () => {
    const elsewhere = new ModelStore(temporary('nowhere'));
    await expect(elsewhere.keepEvaluation(aReport())).rejects.toMatchObject({
      code: 'storage_failed',
      message: expect.stringContaining('The report could not be saved in'),
    });
    await expect(readEvaluation(elsewhere.evaluationFile('a1'))).rejects.toMatchObject({
      code: 'model_corrupt',
      message: expect.stringContaining('imdb-recommender evaluate'),
    });
  });
});
