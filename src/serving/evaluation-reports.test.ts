/** Which report tells about a model: its own, a new one at once, the one that comes with the program, or none. */

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Writable } from 'node:stream';
import { beforeEach, describe, expect, it } from 'vitest';
import { useTemporaryFolder } from '../../test/helpers/temporary.ts';
import { evaluationReportSchema } from '../domain/evaluation.ts';
import { encodeEvaluation, readEvaluation } from '../model/evaluation-file.ts';
import { ModelStore } from '../model/store.ts';
import { createLogger } from '../observability/logger.ts';
import { aReport } from '../reporting/evaluation/report.fixture.ts';
import { evaluationReports } from './evaluation-reports.ts';

const temporary = useTemporaryFolder();
const SHIPPED = new URL('../../weights/evaluation.json', import.meta.url).pathname;
const VERSION = 'v1';
const report = (seed: number, version = VERSION) => ({
  ...aReport(),
  seed,
  model: { ...aReport().model, version },
});

let store: ModelStore;
let lines: string[];
let runs = 0;
const reportsWith = (shippedFile: string) => {
  const destination = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  return evaluationReports(store, shippedFile, createLogger({ level: 'info', format: 'json' }, destination));
};

beforeEach(() => {
  runs += 1;
  store = new ModelStore(temporary(`models-${runs}`));
  mkdirSync(store.folderOf(VERSION), { recursive: true });
  lines = [];
});

describe('evaluationReports', () => {
  it("gives a model's own report, and a new one without a restart", async () => {
    const find = reportsWith(SHIPPED);
    expect(await find(VERSION)).toMatchObject({ isOwn: false });
    const file = await store.keepEvaluation(report(1));
    expect(file).toBe(store.evaluationFile(VERSION));
    expect(await find(VERSION)).toEqual({ report: report(1), isOwn: true });
    await store.keepEvaluation(report(2));
    expect(await find(VERSION)).toEqual({ report: report(2), isOwn: true });
    expect(await find('v2')).toMatchObject({ isOwn: false });
    rmSync(file);
    expect(await find(VERSION)).toMatchObject({ isOwn: false });
    expect(lines).toEqual([]);
  });

  it('gives the one that comes with the program to the model that it is of as its own', async () => {
    const shipped = temporary(`shipped-${runs}.json`);
    writeFileSync(shipped, encodeEvaluation(report(3)));
    expect(await reportsWith(shipped)(VERSION)).toEqual({ report: report(3), isOwn: true });
    expect(await reportsWith(shipped)('v2')).toEqual({ report: report(3), isOwn: false });
  });

  it.each([
    ['cut off', () => encodeEvaluation(report(1)).slice(0, -20), /cannot be read.*imdb-recommender evaluate/],
    ['of another layout', () => JSON.stringify({ ...report(1), schema_version: 99 }), /cannot be read/],
    ['of another model', () => encodeEvaluation(report(1, 'other')), /of the model other/],
  ])('ignores a report that is %s, and says so once', async (_, text, reason) => {
    writeFileSync(store.evaluationFile(VERSION), text());
    const find = reportsWith(SHIPPED);
    for (let times = 0; times < 3; times++) expect(await find(VERSION)).toMatchObject({ isOwn: false });
    expect(lines).toHaveLength(1);
    const line = JSON.parse(lines[0] ?? '');
    expect(line).toMatchObject({ file: store.evaluationFile(VERSION), msg: 'the report of an evaluation is ignored' });
    expect(line.reason).toMatch(reason);
    await store.keepEvaluation(report(4));
    expect(await find(VERSION)).toEqual({ report: report(4), isOwn: true });
  });

  it('has nothing where there is none, or only a damaged one', async () => {
    expect(await reportsWith(temporary('nowhere.json'))(VERSION)).toBeUndefined();
    const damaged = temporary(`damaged-${runs}.json`);
    writeFileSync(damaged, '{');
    expect(await reportsWith(damaged)(VERSION)).toBeUndefined();
    expect(JSON.parse(lines[0] ?? '').msg).toMatch(/comes with the program is ignored/);
  });
});

describe('the report that comes with the program', () => {
  it('is whole, compact, and of the validation split', async () => {
    const shipped = await readEvaluation(SHIPPED);
    expect(shipped.split).toBe('validation');
    expect(shipped.protocols.map(({ protocol }) => protocol)).toEqual(['A', 'B', 'C']);
    const text = readFileSync(SHIPPED, 'utf8');
    expect(text).toBe(`${JSON.stringify(evaluationReportSchema.parse(JSON.parse(text)))}\n`);
  });
});
