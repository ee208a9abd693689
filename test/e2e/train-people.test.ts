/** Trains with people on the demo catalogue, and on the real titles, and compares every credit with a plain reading. */

import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { CREDIT_ROLES } from '../../src/domain/credits.ts';
import type { LoadedBundle } from '../../src/model/bundle.ts';
import { expectGolden } from '../helpers/golden.ts';
import { BUNDLE_FILES, currentVersion, leftovers, loadCurrent } from '../helpers/models.ts';
import { plainCatalogue } from '../helpers/naive-imdb.ts';
import { type PlainPeople, plainPeople, unpacked } from '../helpers/naive-people.ts';
import { DEMO, type Finished, run } from '../helpers/program.ts';
import { itOnRealPeople } from '../helpers/real-data.ts';
import { useTemporaryFolder } from '../helpers/temporary.ts';

const PEOPLE_FILE = 'people.safetensors';

/** Demo titles whose credits are kept as golden. */
const GOLDEN_TITLES = [
  'tt1375666', // Inception
  'tt0903747', // Breaking Bad
  'tt6751668', // Parasite
  'tt0245429', // Spirited Away
];

const temporary = useTemporaryFolder();

function train(source: string, modelsDir: string, ...more: readonly string[]): Promise<Finished> {
  return run(['train', '--source', source, '--models-dir', modelsDir, ...more], { cwd: temporary() });
}

/** Compares the credits of a model, and what its manifest counts, with the plain reading. */
function expectSame({ credits, manifest }: LoadedBundle, plain: PlainPeople): void {
  if (credits === undefined) throw new Error('the model has no credits');
  expect(unpacked(credits)).toEqual(plain.credits);
  const { drops, ...counts } = manifest.people ?? { drops: [] };
  expect(counts).toEqual({
    title_crew: plain.rows.crew,
    title_principals: plain.rows.principals,
    name_basics: plain.rows.names,
    credits: plain.credits.flat().length,
    people: plain.people,
    people_without_name: plain.unnamed,
    titles_without_credits: plain.credits.filter((ofTitle) => ofTitle.length === 0).length,
  });
  expect(Object.fromEntries(drops.map(({ reason, count }) => [reason, count]))).toEqual(plain.drops);
}

describe('the demo catalogue with people', () => {
  let first: Finished;
  let bundle: LoadedBundle;
  const fileOf = (dir: string, name: string): Buffer =>
    readFileSync(temporary(dir, currentVersion(temporary(dir)) ?? '', name));
  beforeAll(async () => {
    first = await train(DEMO, 'models', '--include-principals');
    await train(DEMO, 'again', '--include-principals');
    await train(DEMO, 'without');
    bundle = await loadCurrent(temporary('models'));
  });

  it('tells in a step of its own what was read and kept', () => {
    expect(first.code, first.stderr).toBe(0);
    const steps = [...first.stderr.matchAll(/^ {1,2}([0-9bc]{1,2}) {2}(\S.*)$/gm)].map(([, step]) => step);
    expect(steps).toEqual(['1', '2', '2b', '3', '3b', '3c', '4', '4b', '5', '6']);
    for (const fact of [
      ' 3c  Read the people\n',
      '517 rows of title.crew, 1,891 of title.principals, 1,487 of name.basics',
      /TitleCrew: passed \(\d+ checks, 517 rows\)/,
      /TitlePrincipals: passed \(\d+ checks, 1,891 rows\)/,
      /NameBasics: passed \(\d+ checks, 1,487 rows\)/,
      /kept [\d,]+ credits of [\d,]+ of [\d,]+ people, 0 of them without a name/,
      '0 titles without any credit',
      /people\.safetensors [\d.]+ kB/,
      /people: [\d,]+ who link titles, embedded in 64 dimensions/,
    ])
      expect(first.stderr).toMatch(fact);
  });

  it('has one file more, with its checksum, and the sources of the files about people', () => {
    expect(readdirSync(temporary('models', bundle.manifest.version)).sort()).toEqual(
      [...BUNDLE_FILES, PEOPLE_FILE].sort(),
    );
    expect(bundle.manifest.files).toHaveProperty([PEOPLE_FILE, 'bytes'], fileOf('models', PEOPLE_FILE).length);
    expect(bundle.manifest.sources.map(({ dataset, rows }) => [dataset, rows])).toEqual([
      ['title.basics', 517],
      ['title.ratings', 517],
      ['title.principals', 1891],
      ['title.crew', 517],
      ['name.basics', 1487],
    ]);
    expect(leftovers(temporary('models'))).toEqual([]);
  });

  it('has the same bytes when it is trained again, and the same model as without people', () => {
    for (const name of [PEOPLE_FILE, 'hybrid.safetensors'])
      expect(fileOf('again', name).equals(fileOf('models', name)), name).toBe(true);
    for (const name of ['model.safetensors', 'titles.parquet', 'search.safetensors'])
      expect(fileOf('without', name).equals(fileOf('models', name)), name).toBe(true);
  });

  it('has every credit of a plain reading', () => {
    const titles = plainCatalogue(DEMO).kept.map(({ tconst }) => tconst);
    expectSame(bundle, plainPeople(DEMO, titles));
  });

  it('says of a few titles what it said before', () => {
    const all = bundle.credits === undefined ? [] : unpacked(bundle.credits);
    const shown = GOLDEN_TITLES.map((tconst) => {
      const row = bundle.recommender.rowOf(tconst) ?? -1;
      return { tconst, title: bundle.recommender.titles[row]?.primaryTitle, credits: all[row] };
    });
    expectGolden('demo-credits.json', { roles: CREDIT_ROLES, people: bundle.manifest.people, titles: shown });
  });

  it('loads without credits when it was trained without people', async () => {
    const without = await loadCurrent(temporary('without'));
    expect(without.credits).toBeUndefined();
    expect(without.manifest.people).toBeUndefined();
  });
});

describe('real titles with people', () => {
  itOnRealPeople('have every credit of a plain reading', async (imdb) => {
    const trained = await train(imdb, 'real', '--include-principals');
    expect(trained.code, trained.stderr).toBe(0);
    const bundle = await loadCurrent(temporary('real'));
    expectSame(
      bundle,
      plainPeople(
        imdb,
        bundle.recommender.titles.map(({ tconst }) => tconst),
      ),
    );
  });
});
