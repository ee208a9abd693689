import { writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { useTemporaryFolder } from '../../../test/helpers/temporary.ts';
import { readRecords } from './csv.ts';

const inFolder = useTemporaryFolder();

interface Read {
  readonly records: string[][];
  readonly lines: number[];
  readonly count: number;
}

async function read(text: string | Uint8Array, header = ['a', 'b']): Promise<Read> {
  const path = inFolder('some.csv');
  writeFileSync(path, text);
  const records: string[][] = [];
  const lines: number[] = [];
  const count = await readRecords(path, header, (fields, line) => {
    records.push([...fields]);
    lines.push(line);
  });
  return { records, lines, count };
}

const quoted = (field: string): string => `"${field.replaceAll('"', '""')}"`;
const written = (field: string): string => (/[",\n\r]/.test(field) ? quoted(field) : field);
const field = fc.stringMatching(/^[ "',\n\\a-z0-9é千🎬]{0,12}$/u);

describe('readRecords', () => {
  it('reads what was written, whatever the quotes and line ends', async () => {
    const pairs = fc.array(fc.tuple(field, field, fc.boolean()), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(pairs, fc.constantFrom('\n', '\r\n'), async (rows, end) => {
        const text = rows.map(([a, b, always]) => `${always ? quoted(a) : written(a)},${written(b)}${end}`);
        const { records, count } = await read(`a,b${end}${text.join('')}`);
        expect(records).toEqual(rows.map(([a, b]) => [a, b]));
        expect(count).toBe(rows.length);
      }),
      { numRuns: 60 },
    );
  });

  it('reads across the chunks of a large file, and tells lines from records', async () => {
    const rows = Array.from({ length: 70_000 }, (_, row) => [`é千🎬 ${row}`, row % 3 === 0 ? 'two\nlines, "so"' : 'x']);
    const { records, lines } = await read(`a,b\n${rows.map((row) => `${row.map(written).join()}\n`).join('')}`);
    expect(records).toEqual(rows);
    expect(lines.slice(0, 5)).toEqual([2, 4, 5, 6, 8]);
  });

  it.each([
    ['an empty file', '', 'was cut off'],
    ['a missing line end', 'a,b\n1,2', 'was cut off'],
    ['a foreign header', 'b,a\n1,2\n', 'does not begin with the line a,b'],
    ['too few fields', 'a,b\n1,2\n3\n', 'line 3 is not 2 fields: a,b'],
    ['too many fields', 'a,b\n1,2,3\n', 'line 2 is not 2 fields'],
    ['an empty line', 'a,b\n\n1,2\n', 'line 2 is not 2 fields'],
    ['a stray quote', 'a,b\n1,2 "and" 3\n', 'line 2 is not 2 fields'],
    ['a quote without end', 'a,b\n1,"2\n3,4\n', 'was cut off'],
    [
      'a quote without end in a long file',
      `a,b\n1,"2\n${'3,4\n'.repeat(40_000)}`,
      'line 2 has a quote that does not end',
    ],
    ['a line without end', `a,b\n${'3'.repeat(70_000)}`, 'line 2 does not end'],
    ['bytes that are no UTF-8', Uint8Array.of(97, 44, 98, 10, 255, 44, 10), 'is not UTF-8 text'],
  ])('refuses %s', async (_, text, problem) => {
    await expect(read(text)).rejects.toMatchObject({
      code: 'source_corrupt',
      message: expect.stringContaining(problem) as string,
      details: { path: inFolder('some.csv') },
    });
  });

  it('says what to do when there is no such file', async () => {
    const reading = readRecords(inFolder('none.csv'), ['a'], () => {});
    await expect(reading).rejects.toMatchObject({ code: 'source_corrupt' });
    await expect(reading).rejects.toThrow(
      /none\.csv is missing\. Get ml-latest-small, ml-25m or ml-32m, with .* or from https:/,
    );
  });
});
