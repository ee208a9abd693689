import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TITLE_TYPES } from '../../src/domain/title.ts';
import { headerOf } from '../../src/ingestion/datasets.ts';
import { type Generated, type GenerateOptions, generateImdbFiles } from './files.ts';
import { createGzipFile } from './gzip-file.ts';

const OPTIONS: GenerateOptions = { basics: 5000, ratings: 700, seed: 1, quotes: false };

let folder: string;
let generated: Generated;
let basics: string[][];
let ratings: string[][];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'imdb-files-'));
  generated = await generateImdbFiles(folder, OPTIONS);
  basics = await rows(folder, 'title.basics');
  ratings = await rows(folder, 'title.ratings');
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('title.basics', () => {
  it('has the header, as many rows as asked for and nine columns in each', () => {
    expect(basics[0]?.join('\t')).toBe(headerOf('title.basics'));
    expect(basics).toHaveLength(5001);
    expect(new Set(basics.map((cells) => cells.length))).toEqual(new Set([9]));
  });

  it('has ascending identifiers', () => {
    const ids = basics.slice(1).map((cells) => cells[0] ?? '');
    expect(ids[0]).toMatch(/^tt000000\d$/);
    expect(ids).toEqual([...new Set(ids)].sort());
  });

  it('has only values that occur in the real files', () => {
    for (const [tconst, type, title, original, adult, year, end, runtime, genres] of basics.slice(1)) {
      expect(tconst).toMatch(/^tt\d{7,8}$/);
      expect(TITLE_TYPES).toContain(type);
      expect(title).toMatch(/\S/);
      expect(original).toMatch(/\S/);
      expect(adult).toMatch(/^[01]$/);
      expect(year).toMatch(/^(\\N|(18|19|20)\d\d)$/);
      expect(end).toMatch(/^(\\N|(18|19|20)\d\d)$/);
      expect(runtime).toMatch(/^(\\N|[1-9]\d*)$/);
      expect(genres).toMatch(/^(\\N|[A-Z][A-Za-z-]+(,[A-Z][A-Za-z-]+){0,2})$/);
      expect(genres?.split(',')).toEqual(genres?.split(',').sort());
    }
  });

  it('has the mix of types and gaps of the real files', () => {
    expect(share((cells) => cells[1] === 'tvEpisode')).toBeCloseTo(0.74, 1);
    expect(share((cells) => cells[1] === 'movie')).toBeCloseTo(0.065, 1);
    expect(share((cells) => cells[7] === '\\N')).toBeCloseTo(0.68, 1);
    expect(share((cells) => cells[5] === '\\N')).toBeCloseTo(0.12, 1);
    expect(share((cells) => cells[4] === '1')).toBeCloseTo(0.03, 1);
  });

  it('has titles in other scripts, and stray and unbalanced double quotes', () => {
    const titles = basics.slice(1).map((cells) => cells[2] ?? '');
    expect(titles.some((title) => /\p{Script=Han}/u.test(title))).toBe(true);
    expect(titles.some((title) => /\p{Script=Cyrillic}/u.test(title))).toBe(true);
    expect(titles.some((title) => title.startsWith('"'))).toBe(true);
    expect(titles.some((title) => (title.match(/"/g)?.length ?? 0) % 2 === 1)).toBe(true);
    expect(basics.filter((cells) => cells.some((cell) => cell.includes('"')))).toHaveLength(generated.counts.quoted);
  });
});

describe('title.ratings', () => {
  it('rates about as many titles as asked for, in the order of title.basics', () => {
    expect(ratings[0]?.join('\t')).toBe(headerOf('title.ratings'));
    expect(ratings).toHaveLength(generated.counts.ratings + 1);
    expect(Math.abs(generated.counts.ratings - 700)).toBeLessThan(100);
    const rated = new Set(ratings.slice(1).map((cells) => cells[0]));
    const known = basics.slice(1).map((cells) => cells[0]);
    expect([...rated]).toEqual(known.filter((tconst) => rated.has(tconst)));
  });

  it('has one decimal from 1.0 to 10.0 and at least five votes', () => {
    for (const [, rating, votes] of ratings.slice(1)) {
      expect(rating).toMatch(/^([1-9]\.\d|10\.0)$/);
      expect(Number(votes)).toBeGreaterThanOrEqual(5);
      expect(Number(votes)).toBeLessThanOrEqual(3_000_000);
    }
  });

  it('counts what passes the default filter', () => {
    const votes = new Map(ratings.slice(1).map(([tconst, , count]) => [tconst, Number(count)]));
    const eligible = basics.slice(1).filter(([tconst, type, , , adult, year, , runtime, genres]) => {
      const listed = ['movie', 'tvSeries', 'tvMiniSeries', 'tvMovie'].includes(type ?? '');
      const complete = Number(year) >= 1970 && runtime !== '\\N' && genres !== '\\N';
      return listed && complete && adult === '0' && (votes.get(tconst) ?? 0) >= 500;
    });
    expect(eligible).toHaveLength(generated.counts.eligible);
  });
});

describe('the files about people', () => {
  const sizes = { principals: 40_000, names: 9000 };
  let target: string;
  let counts: Generated['counts'];
  let principals: string[][];
  let crew: string[][];
  let names: string[][];

  beforeAll(async () => {
    target = join(folder, 'people');
    ({ counts } = await generateImdbFiles(target, { ...OPTIONS, people: sizes }));
    [principals = [], crew = [], names = []] = await Promise.all(
      ['title.principals', 'title.crew', 'name.basics'].map((dataset) => rows(target, dataset)),
    );
  });

  it('have their headers, and about as many rows as asked for', () => {
    for (const [found, dataset] of [
      [principals, 'title.principals'],
      [crew, 'title.crew'],
      [names, 'name.basics'],
    ] as const) {
      expect(found[0]?.join('\t')).toBe(headerOf(dataset));
      expect(new Set(found.map((cells) => cells.length))).toEqual(new Set([found[0]?.length]));
    }
    expect([principals.length, crew.length, names.length]).toEqual([counts.principals! + 1, 5001, 9001]);
    expect(counts).toMatchObject({ crew: 5000, names: 9000 });
    expect(Math.abs(counts.principals! - sizes.principals)).toBeLessThan(sizes.principals / 10);
  });

  it('speak of the titles in their order, and of people who have a name', () => {
    const titles = basics.slice(1).map((cells) => cells[0]);
    expect(crew.slice(1).map((cells) => cells[0])).toEqual(titles);
    const listed = [...new Set(principals.slice(1).map((cells) => cells[0]))];
    expect(titles.filter((tconst) => listed.includes(tconst))).toEqual(listed);
    const people = new Set(names.slice(1).map((cells) => cells[0]));
    const lists = crew
      .slice(1)
      .flatMap(([, ...both]) => both.flatMap((list) => (list === '\\N' ? [] : list.split(','))));
    for (const nconst of [...principals.slice(1).map((cells) => cells[2] ?? ''), ...lists])
      expect(people.has(nconst), nconst).toBe(true);
  });

  it('number the people of a title from 1, and name its directors in both files', () => {
    let [title, last] = ['', 0];
    const directors = new Map<string, string[]>();
    for (const [tconst = '', ordering, nconst = '', category] of principals.slice(1)) {
      last = tconst === title ? last + 1 : 1;
      title = tconst;
      expect(Number(ordering)).toBe(last);
      if (category === 'director') directors.set(tconst, [...(directors.get(tconst) ?? []), nconst]);
    }
    for (const [tconst = '', list] of crew.slice(1))
      if (directors.has(tconst)) expect(list).toBe(directors.get(tconst)?.join());
    expect(directors.size).toBeGreaterThan(1000);
  });

  it('leave title.basics and title.ratings as they are without them', async () => {
    for (const name of ['title.basics.tsv.gz', 'title.ratings.tsv.gz'])
      expect((await readFile(join(target, name))).equals(await readFile(join(folder, name)))).toBe(true);
    expect((await generateImdbFiles(target, { ...OPTIONS, people: sizes })).reused).toBe(true);
    expect((await generateImdbFiles(target, { ...OPTIONS, people: { ...sizes, names: 9001 } })).reused).toBe(false);
  });
});

describe('generateImdbFiles', () => {
  it('writes the same bytes for the same options and others for another seed', async () => {
    const again = join(folder, 'again');
    const other = join(folder, 'other');
    await Promise.all([generateImdbFiles(again, OPTIONS), generateImdbFiles(other, { ...OPTIONS, seed: 2 })]);
    for (const name of ['title.basics.tsv.gz', 'title.ratings.tsv.gz']) {
      const bytes = await readFile(join(folder, name));
      expect(bytes.equals(await readFile(join(again, name)))).toBe(true);
      expect(bytes.equals(await readFile(join(other, name)))).toBe(false);
    }
  });

  it('leaves no temporary file, and leaves finished files alone', async () => {
    const target = join(folder, 'once');
    const first = await generateImdbFiles(target, OPTIONS);
    const written = await stat(join(target, 'title.basics.tsv.gz'));
    const second = await generateImdbFiles(target, OPTIONS);
    expect((await readdir(target)).sort()).toEqual(['params.json', 'title.basics.tsv.gz', 'title.ratings.tsv.gz']);
    expect(first).toEqual({ counts: generated.counts, reused: false });
    expect(second).toEqual({ counts: generated.counts, reused: true });
    expect((await stat(join(target, 'title.basics.tsv.gz'))).mtimeMs).toBe(written.mtimeMs);
    expect((await generateImdbFiles(target, { ...OPTIONS, seed: 3 })).reused).toBe(false);
  });

  it('has many more quotes when asked to', async () => {
    const { counts } = await generateImdbFiles(join(folder, 'quotes'), { ...OPTIONS, quotes: true });
    expect(counts.quoted).toBeGreaterThan(10 * generated.counts.quoted);
  });

  it('fails while writing, not at the end, when the file cannot be written', async () => {
    const file = createGzipFile(join(folder, 'missing', 'file.gz'));
    await new Promise((resolve) => setTimeout(resolve, 50));
    const write = async (): Promise<void> => {
      for (;;) await file.write(new Uint8Array(1 << 20));
    };
    await expect(write()).rejects.toThrow('ENOENT');
    await expect(file.close()).rejects.toThrow('ENOENT');
  });

  it('fails with the cause when the folder cannot be written', async () => {
    await expect(generateImdbFiles(join(folder, 'title.basics.tsv.gz'), OPTIONS)).rejects.toThrow(/EEXIST|ENOTDIR/);
  });
});

describe('the command', () => {
  const run = promisify(execFile);
  const command = ['--import', 'tsx', join(import.meta.dirname, 'imdb-files.ts')];

  it('reports what it wrote', async () => {
    const { stdout } = await run(process.execPath, [
      ...command,
      '--out',
      folder,
      '--basics',
      '5000',
      '--ratings',
      '700',
    ]);
    expect(JSON.parse(stdout)).toMatchObject({ ...generated.counts, reused: true });
  });

  it('refuses sizes that are none', async () => {
    const wrong = run(process.execPath, [...command, '--out', folder, '--basics', 'many']);
    await expect(wrong).rejects.toThrow('--basics must be a whole number of at least 1, not "many".');
  });
});

/** Share of the titles that pass a test. */
function share(test: (cells: string[]) => boolean): number {
  return basics.slice(1).filter(test).length / 5000;
}

async function rows(from: string, dataset: string): Promise<string[][]> {
  const text = gunzipSync(await readFile(join(from, `${dataset}.tsv.gz`))).toString('utf8');
  expect(text.endsWith('\n')).toBe(true);
  return text
    .slice(0, -1)
    .split('\n')
    .map((line) => line.split('\t'));
}
