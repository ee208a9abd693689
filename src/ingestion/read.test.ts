import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from './database.ts';
import { headerOf } from './datasets.ts';
import { rawLine, readCsv } from './read.ts';

let folder = '';
let database: Database;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'read-'));
  database = await openDatabase({ folder, memoryMb: 200 });
});
afterAll(() => {
  database.close();
  rmSync(folder, { recursive: true });
});

const cell = fc.stringMatching(/^[ "'\\,;a-z0-9éß千🎬]{0,12}$/u).filter((text) => text !== '\\N');

describe('readCsv', () => {
  it('reads every row and every character, whatever the quotes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 50 }),
        fc.boolean(),
        async (names, zipped) => {
          const lines = names.map(([a, b], row) => `tt${row}\tmovie\t${a}\t${b}\t0\t2000\t\\N\t\\N\t${a}`);
          const text = `${[headerOf('title.basics'), ...lines].join('\n')}\n`;
          const path = join(folder, zipped ? "it's.tsv.gz" : "it's.tsv");
          writeFileSync(path, zipped ? gzipSync(text) : text);
          const rows = await database.query(
            `SELECT *, ${rawLine('title.basics')} AS line FROM ${readCsv('title.basics', path)}`,
          );
          const byRow = new Map(rows.map((row) => [row.tconst, row]));
          expect(rows).toHaveLength(names.length);
          names.forEach(([a, b], row) => {
            expect(byRow.get(`tt${row}`)).toMatchObject({
              primaryTitle: a,
              originalTitle: b,
              endYear: null,
              genres: a,
              line: lines[row],
            });
          });
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('Database', () => {
  it('counts the rows of the file that a statement read, whatever became of them', async () => {
    const path = join(folder, 'ratings.tsv');
    const lines = Array.from({ length: 5000 }, (_, row) => `tt${row}\t5.0\t${row}`);
    writeFileSync(path, `${[headerOf('title.ratings'), ...lines].join('\n')}\n`);
    await database.run("CREATE TABLE keys AS SELECT 'tt7' AS tconst");
    const source = readCsv('title.ratings', path);
    expect(await database.runCounting(`CREATE TABLE few AS SELECT * FROM ${source} WHERE numVotes = '3'`)).toBe(5000);
    expect(
      await database.runCounting(
        `CREATE TABLE joined AS SELECT * FROM ${source} LEFT JOIN keys USING (tconst) WHERE numVotes = '7'`,
      ),
    ).toBe(5000);
    expect(await database.query('SELECT count(*)::INTEGER AS n FROM few')).toEqual([{ n: 1 }]);
  });

  it('loads columns of any length', async () => {
    const values = Float64Array.from({ length: 5000 }, (_, row) => row / 7);
    await database.load('loaded', [
      { name: 'id', type: 'text', values: Array.from(values, String) },
      { name: 'a "b"', type: 'number', values },
    ]);
    const { id = [], 'a "b"': numbers = [] } = await database.columns('SELECT * FROM loaded');
    expect(new Map(id.map((key, row) => [key, numbers[row]]))).toEqual(
      new Map(Array.from(values, (value) => [String(value), value])),
    );
  });
});
