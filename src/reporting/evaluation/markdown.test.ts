import { describe, expect, it } from 'vitest';
import { chartsOf } from './charts.ts';
import { evaluationMarkdown } from './markdown.ts';
import { aReport } from './report.fixture.ts';

describe('evaluationMarkdown', () => {
  const text = evaluationMarkdown(aReport());

  it('says what was measured on what', () => {
    expect(text).toContain('Model `20260102T030405678Z-abcdef` (517 titles, with people)');
    expect(text).toContain('Split: **test**. Seed: 7.');
    expect(text).toContain('this is the test split, which is read once');
    expect(evaluationMarkdown({ ...aReport(), split: 'validation' })).toContain('mildly optimistic');
  });

  it('has a row per model, with interval, settings and plain means over queries', () => {
    expect(text).toContain(
      '| The hybrid (lambda 200) | 0.4000 (0.3900–0.4200) | 0.4000 (0.3900–0.4200) | 0.4000 | 0.4000 | 0.4000 | 0.4000 | 0.4000 | 0.6000 | 0.6000 |',
    );
    expect(text).toContain('| The ease | 0.1200 (0.1100–0.1400) |');
    expect(text).toContain('| The hybrid | 0.2500 | 0.2500 | – | 0.2500 | 0.2500 |');
  });

  it('has bands, comparisons and what was tried', () => {
    expect(text).toContain('| Model | 0 likes (150 queries) | 50+ likes (250 queries) |');
    expect(text).toContain('| The popularity | 0.2000 | 0.3000 |');
    expect(text).toContain('| nDCG@10 | The hybrid | The popularity | +0.1000 | −0.0200 to +0.2000 | 0.0312 |');
    expect(text).toContain('There is nothing to compare with.');
    expect(text).toContain('| The hybrid | lambda 400 | 0.3900 |');
  });

  it('shows every chart, and tables are as wide as their heads', () => {
    for (const { file } of aReport().protocols.flatMap(chartsOf)) expect(text).toContain(`](${file})`);
    const tables = text.split(/\n\n/).filter((block) => block.startsWith('|'));
    expect(tables.length).toBeGreaterThan(5);
    for (const table of tables)
      expect(
        new Set(
          table
            .trim()
            .split('\n')
            .map((line) => line.split(' | ').length),
        ).size,
      ).toBe(1);
  });
});
