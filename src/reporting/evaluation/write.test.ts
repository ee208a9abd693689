import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { useTemporaryFolder } from '../../../test/helpers/temporary.ts';
import { evaluationReportSchema } from '../../domain/evaluation.ts';
import { aReport } from './report.fixture.ts';
import { writeEvaluation } from './write.ts';

const temporary = useTemporaryFolder();

describe('writeEvaluation', () => {
  it('writes JSON, Markdown and charts, which every model is in, and the same bytes again', async () => {
    const folder = temporary('some', 'where');
    const paths = await writeEvaluation(aReport(), folder);
    const names = readdirSync(folder).sort();
    expect(names).toEqual([
      'accuracy-a.svg',
      'accuracy-b.svg',
      'coverage-a.svg',
      'coverage-b.svg',
      'evaluation.json',
      'evaluation.md',
      'popularity-b.svg',
    ]);
    expect(paths.map((path) => path.slice(folder.length + 1)).sort()).toEqual(names);
    const read = (): string[] => names.map((name) => readFileSync(`${folder}/${name}`, 'utf8'));
    const [accuracy, first] = [readFileSync(`${folder}/accuracy-b.svg`, 'utf8'), read()];
    for (const label of ['The popularity', 'The hybrid', 'ours', 'nDCG@10', 'Recall@20'])
      expect(accuracy).toContain(label);
    expect(evaluationReportSchema.parse(JSON.parse(first[4]!))).toEqual(aReport());
    writeFileSync(`${folder}/notes.txt`, 'mine');
    await writeEvaluation(aReport(), folder);
    expect(read()).toEqual(first);
    expect(readdirSync(folder)).toContain('notes.txt');
  });

  it('says what to do when the folder is none', async () => {
    writeFileSync(temporary('file'), '');
    await expect(writeEvaluation(aReport(), temporary('file'))).rejects.toMatchObject({
      code: 'storage_failed',
      message: expect.stringMatching(/could not be written to .*file.*--report/),
    });
  });
});
