import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuestions, readQuestions } from './questions.ts';

const row = (question: string): string =>
  JSON.stringify({ inputs: { question }, expectations: { expected_response: 'yes' } });

describe('questions', () => {
  it('reads what was written, whatever the texts', () => {
    const text = fc.string({ minLength: 1 }).filter((one) => one.trim() !== '');
    const expectations = fc.oneof(
      fc.record({ expected_response: text }),
      fc.record({ expected_facts: fc.array(text, { minLength: 1 }) }),
    );
    const rows = fc.array(fc.record({ inputs: fc.record({ question: text }), expectations }), { minLength: 1 });
    fc.assert(
      fc.property(rows, (written) => {
        const content = written.map((one) => JSON.stringify(one)).join('\r\n');
        const trimmed = JSON.parse(JSON.stringify(written), (_key, value: unknown) =>
          typeof value === 'string' ? value.trim() : value,
        );
        expect(parseQuestions(content, 'q').rows).toEqual(trimmed);
      }),
    );
  });

  it('never fails in another way than with an AppError', () => {
    fc.assert(
      fc.property(fc.string(), (content) => {
        try {
          expect(parseQuestions(content, 'q').rows.length).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toMatchObject({ code: 'source_corrupt' });
        }
      }),
    );
  });

  it('has a digest of the content, not of its layout', () => {
    const digest = parseQuestions(`${row('a')}\n${row('b')}`, 'q').digest;
    expect(parseQuestions(`\uFEFF\n${row('a')}\r\n\n${row('b')}\n`, 'other').digest).toBe(digest);
    expect(parseQuestions(`${row('b')}\n${row('a')}`, 'q').digest).not.toBe(digest);
  });

  it.each([
    ['', /it has no questions/],
    ['{', /line 1: it is not JSON/],
    [`${row('a')}\n{"inputs":{"question":" "},"expectations":{"expected_response":"x"}}`, /line 2: inputs\.question/],
    ['{"inputs":{"question":"a"},"expectations":{}}', /expected_response or expected_facts/],
    ['{"inputs":{"question":"a"},"expectations":{"expected":"x"}}', /expectations/],
    [Array(9).fill('[]').join('\n'), /and 4 more/],
  ])('refuses %j', (content, message) => {
    expect(() => parseQuestions(content, 'q.jsonl')).toThrow(message);
  });

  it('reads the data sets that are shipped', async () => {
    const folder = new URL('../../../questions/', import.meta.url).pathname;
    const files = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
    expect(files).toHaveLength(2);
    for (const file of files) expect((await readQuestions(folder + file)).rows.length).toBeGreaterThanOrEqual(6);
    await expect(readQuestions(`${folder}none.jsonl`)).rejects.toMatchObject({ code: 'source_missing' });
  });
});
