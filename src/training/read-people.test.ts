import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type ExtraLines,
  nm,
  type PeopleRows,
  type PrincipalRow,
  writePeopleFiles,
} from '../../test/builders/people-files.ts';
import { tconstOf } from '../../test/builders/titles.ts';
import { type PlainCredit, plainPeople, unpacked } from '../../test/helpers/naive-people.ts';
import { openDatabase } from '../ingestion/database.ts';
import { openLocal } from '../ingestion/local.ts';
import { flawOfCredits } from '../model/people-file.ts';
import { type ReadPeople, readPeople } from './read-people.ts';
import { TABLES } from './tables.ts';

let folder = '';
let facts: string[] = [];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'people-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Case {
  readonly titles?: number;
  readonly rows: Partial<PeopleRows>;
  readonly extra?: ExtraLines;
  readonly maxBadRows?: number;
}

/** Reads these rows for the titles tt0000001 and so on. */
async function read({ titles = 3, rows, extra = {}, maxBadRows = 0 }: Case): Promise<ReadPeople> {
  const whole = { principals: [], crew: [], names: [], ...rows };
  writePeopleFiles(folder, whole, { extra, compressed: whole.principals.length % 2 === 0 });
  facts = [];
  const database = await openDatabase({ folder, memoryMb: 200 });
  try {
    const kept = Array.from({ length: titles }, (_, row) => tconstOf(row));
    await database.load(TABLES.filtered, [{ name: 'tconst', type: 'text', values: kept.toReversed() }]);
    const open = (dataset: 'title.crew' | 'title.principals' | 'name.basics') => openLocal(dataset, { source: folder });
    const files = {
      crew: await open('title.crew'),
      principals: await open('title.principals'),
      names: await open('name.basics'),
    };
    return await readPeople(database, files, maxBadRows, facts);
  } finally {
    database.close();
    for (const file of ['title.crew', 'title.principals', 'name.basics'])
      for (const suffix of ['.tsv', '.tsv.gz']) rmSync(join(folder, file + suffix), { force: true });
  }
}

async function creditsOf(one: Case): Promise<PlainCredit[][]> {
  return unpacked((await read(one)).credits);
}

const named = (...numbers: number[]) => numbers.map((number) => ({ nconst: nm(number), primaryName: `P${number}` }));
const noCrew = { tconst: tconstOf(98), directors: null, writers: null };
const actor = (title: number, ordering: number, person: number, category = 'actor'): PrincipalRow => ({
  tconst: tconstOf(title),
  ordering,
  nconst: nm(person),
  category,
});
const drops = ({ people }: ReadPeople): Record<string, number> =>
  Object.fromEntries(people.drops.filter(({ count }) => count > 0).map(({ reason, count }) => [reason, count]));

describe('readPeople', () => {
  it('takes directors and writers of title.crew, in the order of title.principals first', async () => {
    const principals = [
      actor(0, 1, 9),
      { ...actor(0, 3, 7, 'writer'), job: 'screenplay' },
      actor(0, 2, 5, 'director'),
      actor(0, 4, 4, 'director'),
    ];
    const crew = [{ tconst: tconstOf(0), directors: [8, 4, 3, 5].map(nm).join(), writers: [6, 7].map(nm).join() }];
    const rows = { principals, crew, names: named(3, 4, 5, 6, 7, 8, 9) };
    expect(await creditsOf({ titles: 1, rows })).toEqual([
      [
        ['director', 1, nm(5), 'P5'],
        ['director', 2, nm(4), 'P4'],
        ['director', 3, nm(8), 'P8'],
        ['director', 4, nm(3), 'P3'],
        ['writer', 1, nm(7), 'P7'],
        ['writer', 2, nm(6), 'P6'],
        ['cast', 1, nm(9), 'P9'],
      ],
    ]);
  });

  it('takes actors and actresses for cast, and a writer whose job is to create for a creator', async () => {
    const principals = [
      actor(0, 1, 1, 'actress'),
      actor(0, 2, 2, 'self'),
      { ...actor(0, 3, 3, 'writer'), job: 'Created by' },
      { ...actor(0, 4, 4, 'writer'), job: 'characters created by' },
      actor(0, 5, 1, 'producer'),
    ];
    const crew = [{ tconst: tconstOf(0), directors: null, writers: `${nm(3)},${nm(4)}` }];
    expect(await creditsOf({ titles: 1, rows: { principals, crew, names: named(1, 2, 3, 4) } })).toEqual([
      [
        ['writer', 1, nm(4), 'P4'],
        ['cast', 1, nm(1), 'P1'],
        ['producer', 1, nm(1), 'P1'],
        ['creator', 1, nm(3), 'P3'],
        ['self', 1, nm(2), 'P2'],
      ],
    ]);
  });

  it('keeps who links titles and who is shown, with the billing that they had among all', async () => {
    const principals = [
      ...[1, 2, 3, 4, 5, 6].map((place) => actor(0, place, place)),
      actor(1, 1, 6),
      actor(1, 2, 7, 'composer'),
    ];
    const result = await read({ rows: { principals, crew: [noCrew], names: named(1, 2, 3, 4, 5, 6, 7) } });
    expect(unpacked(result.credits)).toEqual([
      [1, 2, 3, 4, 6].map((place) => ['cast', place, nm(place), `P${place}`]),
      [['cast', 1, nm(6), 'P6']],
      [],
    ]);
    expect(drops(result)).toEqual({ single_title: 2 });
    expect(result.people).toMatchObject({ credits: 6, people: 5, titles_without_credits: 1, people_without_name: 0 });
  });

  it('counts archive material, unknown categories and repetitions, and names the categories', async () => {
    const principals = [
      actor(0, 1, 1),
      actor(0, 1, 1),
      actor(0, 7, 1, 'actress'),
      actor(0, 2, 1, 'archive_footage'),
      actor(0, 3, 2, 'archive_sound'),
      actor(0, 4, 2, 'best_boy'),
      actor(5, 4, 2, 'best_boy'),
      actor(0, 5, 3, 'director'),
    ];
    const crew = [{ tconst: tconstOf(0), directors: `${nm(3)},${nm(3)}`, writers: null }];
    const result = await read({ rows: { principals, crew, names: named(1, 2, 3) } });
    expect(unpacked(result.credits)[0]?.map(([role, billing]) => [role, billing])).toEqual([
      ['director', 1],
      ['cast', 1],
    ]);
    expect(drops(result)).toEqual({ archive: 2, category_unknown: 1, repeated: 4 });
    expect(facts).toContain('unknown categories: best_boy');
    expect(facts).toContain('2 titles without any credit');
  });

  it('keeps who links titles without a name, and nobody else', async () => {
    const principals = [actor(0, 1, 1), actor(1, 1, 1), actor(0, 2, 2), actor(0, 3, 3), actor(0, 4, 4)];
    const names = [
      { nconst: nm(2), primaryName: null },
      { nconst: nm(3), primaryName: '' },
      { nconst: nm(4), primaryName: 'Zoë' },
      { nconst: nm(4), primaryName: 'Anna' },
    ];
    const result = await read({ titles: 2, rows: { principals, crew: [noCrew], names }, maxBadRows: 0.25 });
    expect(unpacked(result.credits)).toEqual([
      [
        ['cast', 1, nm(1), ''],
        ['cast', 4, nm(4), 'Anna'],
      ],
      [['cast', 1, nm(1), '']],
    ]);
    expect(drops(result)).toEqual({ unnamed: 2 });
    expect(result.people.people_without_name).toBe(1);
  });

  it('caps the billing, and orders those beyond it by number', async () => {
    const many = Array.from({ length: 300 }, (_, at) => 300 - at);
    const crew = [{ tconst: tconstOf(0), directors: many.map(nm).join(), writers: null }];
    const [first = []] = await creditsOf({ rows: { principals: [actor(9, 1, 1)], crew, names: named(...many) } });
    expect(first.map(([, billing]) => billing)).toEqual([
      ...Array.from({ length: 254 }, (_, at) => at + 1),
      ...Array.from({ length: 46 }, () => 255),
    ]);
    expect(first.slice(254).map(([, , nconst]) => nconst)).toEqual(
      many
        .slice(254)
        .toSorted((a, b) => a - b)
        .map(nm),
    );
  });

  it('sets rows aside that break the schemas, whatever title they are of, and lines that are no rows', async () => {
    const principals = [actor(0, 1, 1), actor(70, 0, 1), { ...actor(0, 2, 1), nconst: 'nm12' }];
    const crew = [
      { tconst: tconstOf(0), directors: `${nm(2)},,${nm(3)}`, writers: nm(2) },
      { tconst: tconstOf(1), directors: nm(2), writers: null },
    ];
    const extra = { principals: [`${tconstOf(0)}\t5\t${nm(1)}`], crew: ['tt1\t\\N\t\\N\tmore'], names: ['nm1\tX'] };
    const result = await read({ rows: { principals, crew, names: named(1, 2) }, extra, maxBadRows: 1 });
    expect(result.validation.map(({ schema, rows, set_aside: aside }) => [schema, rows, aside])).toEqual([
      ['TitleCrew', 3, 2],
      ['TitlePrincipals', 4, 3],
      ['NameBasics', 3, 1],
    ]);
    expect(unpacked(result.credits)).toEqual([[['cast', 1, nm(1), 'P1']], [['director', 1, nm(2), 'P2']], []]);
  });

  it('refuses files with more bad rows than allowed', async () => {
    const rows = { principals: [actor(0, 1, 1), actor(8, 0, 1)], crew: [noCrew], names: named(1) };
    await expect(read({ rows, maxBadRows: 0.4 })).rejects.toMatchObject({
      code: 'validation_failed',
      message: expect.stringContaining('TitlePrincipals: 2 rows, 1 of 9 checks failed, 1 rows break the schema'),
    });
    const unnamed = { ...rows, principals: [actor(0, 1, 1)], names: [{ nconst: 'tt1', primaryName: 'X' }] };
    await expect(read({ rows: unnamed })).rejects.toMatchObject({
      message: expect.stringContaining('nconst · nm_identifier · 1 rows'),
    });
  });

  it('gives nobody when no file says anything of the titles', async () => {
    const result = await read({ rows: { principals: [actor(40, 1, 1)], crew: [noCrew], names: named(1) } });
    expect(result.credits).toMatchObject({ names: [], offsets: new Int32Array(4) });
    expect(flawOfCredits(result.credits, 3)).toBeUndefined();
  });

  it('agrees with a plain reader on any rows, good and bad', async () => {
    const person = fc.integer({ min: 1, max: 12 }).map((number) => nm(number * 1_000_003));
    const category = fc.constantFrom(
      'actor',
      'actress',
      'director',
      'writer',
      'self',
      'editor',
      'archive_footage',
      'x',
    );
    const principal = fc.record({
      tconst: fc.integer({ min: 0, max: 5 }).map(tconstOf),
      ordering: fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 1, max: 12 }) }, fc.constantFrom('0', 'x', '\\N')),
      nconst: fc.oneof({ weight: 9, arbitrary: person }, fc.constantFrom('nm1', '\\N', 'nm00000012x')),
      category,
      job: fc.constantFrom(null, 'creator', 'created by', 'novel'),
    });
    const list = fc.option(
      fc.array(fc.oneof({ weight: 19, arbitrary: person }, fc.constant('')), { minLength: 1, maxLength: 4 }),
    );
    const crew = fc.record({
      tconst: fc.integer({ min: 0, max: 5 }).map(tconstOf),
      directors: list.map((people) => people?.join() ?? null),
      writers: list.map((people) => people?.join() ?? null),
    });
    const name = fc.record({ nconst: person, primaryName: fc.constantFrom(null, '', ' ', '"', 'Åsa', 'Bo', '千') });
    const rows = fc.record({
      principals: fc.array(principal, { minLength: 1, maxLength: 40 }),
      crew: fc.array(crew, { minLength: 1, maxLength: 8 }),
      names: fc.array(name, { minLength: 1, maxLength: 14 }),
    });
    await fc.assert(
      fc.asyncProperty(rows, async (some) => {
        const result = await read({ titles: 5, rows: some, maxBadRows: 1 });
        writePeopleFiles(join(folder, 'plain'), some);
        const titles = Array.from({ length: 5 }, (_, row) => tconstOf(row));
        const plain = plainPeople(join(folder, 'plain'), titles);
        expect(flawOfCredits(result.credits, 5)).toBeUndefined();
        expect(unpacked(result.credits)).toEqual(plain.credits);
        expect(Object.fromEntries(result.people.drops.map(({ reason, count }) => [reason, count]))).toEqual(
          plain.drops,
        );
        expect(result.people).toMatchObject({ people: plain.people, people_without_name: plain.unnamed });
      }),
      { numRuns: 25 },
    );
  });
});
