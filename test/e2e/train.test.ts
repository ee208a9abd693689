/** Trains on the demo catalogue with the built program and looks at everything that it leaves behind. */

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { LoadedBundle } from '../../src/model/bundle.ts';
import { expectGolden } from '../helpers/golden.ts';
import { BUNDLE_FILES, currentVersion, leftovers, loadCurrent, visibleVersions } from '../helpers/models.ts';
import { plainCatalogue } from '../helpers/naive-imdb.ts';
import { readParquet } from '../helpers/parquet.ts';
import { DEMO, type Finished, run } from '../helpers/program.ts';
import { useTemporaryFolder } from '../helpers/temporary.ts';

/** Demo titles of several kinds, whose neighbours are kept as golden. */
const GOLDEN_TITLES = [
  'tt1375666', // Inception
  'tt0903747', // Breaking Bad
  'tt6751668', // Parasite
  'tt0468569', // The Dark Knight
  'tt0114709', // Toy Story
  'tt0066921', // A Clockwork Orange
  'tt0245429', // Spirited Away
  'tt0944947', // Game of Thrones
];

const temporary = useTemporaryFolder();
let first: Finished;
let second: Finished;
let bundle: LoadedBundle;

const folderOf = (modelsDir: string): string => temporary(modelsDir, currentVersion(temporary(modelsDir)) ?? '');

beforeAll(async () => {
  const train = (modelsDir: string): Promise<Finished> =>
    run(['train', '--source', DEMO, '--models-dir', modelsDir], { cwd: temporary() });
  first = await train('models');
  second = await train('again');
  bundle = await loadCurrent(temporary('models'));
});

describe('the transcript', () => {
  it('ends with exit code 0 and names the new model on stdout', () => {
    expect(first.code).toBe(0);
    expect(first.stdout).toMatch(/^Model [\w.-]+ is current: 517 titles × 29 features, in [\d.]+ s\.\n$/);
    expect(first.stdout).toContain(currentVersion(temporary('models')));
  });

  it('shows the steps and both gates in their order on stderr', () => {
    const steps = [...first.stderr.matchAll(/^ {1,2}([0-9b]{1,2}) {2}(\S.*)$/gm)].map(([, step, name]) => [step, name]);
    expect(steps).toEqual([
      ['1', 'Get the data sets'],
      ['2', 'Read and join'],
      ['2b', 'Validate the data'],
      ['3', 'Engineer features'],
      ['3b', 'Validate the features'],
      ['4', 'Compute statistics'],
      ['4b', 'Learn what goes with what'],
      ['5', 'Save the model'],
      ['6', 'Try the saved model'],
    ]);
  });

  it('tells rows, gates, genres, ranges, shape, sizes and what the saved model answers', () => {
    for (const fact of [
      '517 titles, 517 ratings, 517 titles with both',
      /TitleBasics: passed \(\d+ checks, 517 rows\)/,
      /TitleRatings: passed \(\d+ checks, 517 rows\)/,
      /MergedDataset: passed \(\d+ checks, 517 rows\)/,
      'kept 517 titles',
      '25 genres: Action, Adventure',
      'startYear from 1970 to 2025',
      'matrix 517 × 29, float32',
      /FilteredDataset: passed \(\d+ checks, 517 rows\)/,
      /FeatureEngineered: passed \(\d+ checks, 517 rows\)/,
      'people: off, the model is trained without them',
      'taste and blend: as learned before from MovieLens, see weights/NOTICE.md',
      /franchises: \d+ titles belong to one/,
      /model\.safetensors [\d.]+ [kM]B, titles\.parquet [\d.]+ [kM]B/,
      /Inception → .+ \(0\.\d{4}\), .+ \(0\.\d{4}\), .+ \(0\.\d{4}\)/,
    ]) {
      expect(first.stderr).toMatch(fact);
    }
  });
});

describe('the bundle', () => {
  it('has exactly its files, and nothing else is left in the models folder', () => {
    expect(visibleVersions(temporary('models'))).toEqual([currentVersion(temporary('models'))]);
    expect(readdirSync(folderOf('models')).sort()).toEqual(BUNDLE_FILES);
    expect(leftovers(temporary('models'))).toEqual([]);
  });

  it('lists the size and checksum of every other file in its manifest', () => {
    const manifest = JSON.parse(readFileSync(join(folderOf('models'), 'manifest.json'), 'utf8'));
    const described = BUNDLE_FILES.filter((name) => name !== 'manifest.json').map((name) => {
      const bytes = readFileSync(join(folderOf('models'), name));
      return [name, { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }];
    });
    expect(manifest.files).toEqual(Object.fromEntries(described));
  });

  it('has the checksums and the rows of its sources in its manifest', () => {
    const { sources } = bundle.manifest;
    expect(sources.map(({ dataset }) => dataset)).toEqual(['title.basics', 'title.ratings']);
    for (const source of sources) {
      const bytes = readFileSync(join(DEMO, `${source.dataset}.tsv`));
      expect(source).toMatchObject({
        bytes: bytes.length,
        rows: 517,
        md5: createHash('md5').update(bytes).digest('hex'),
        sha256: createHash('sha256').update(bytes).digest('hex'),
      });
    }
  });

  it('has the same bytes when it is trained again from the same input', () => {
    expect(second.code).toBe(0);
    expect(currentVersion(temporary('again'))).not.toBe(currentVersion(temporary('models')));
    for (const name of BUNDLE_FILES.filter((file) => !['manifest.json', 'training.log'].includes(file))) {
      const [one, other] = ['models', 'again'].map((dir) => readFileSync(join(folderOf(dir), name)));
      expect(one?.equals(other ?? Buffer.alloc(0)), name).toBe(true);
    }
  });

  it('has every title of the files in a Parquet file that DuckDB reads', async () => {
    const rows = await readParquet(join(folderOf('models'), 'titles.parquet'));
    const expected = plainCatalogue(DEMO).kept.map((title) => ({
      tconst: title.tconst,
      title_type: title.titleType,
      primary_title: title.primaryTitle,
      original_title: title.originalTitle === title.primaryTitle ? null : title.originalTitle,
      start_year: Number(title.startYear),
      runtime_minutes: Number(title.runtimeMinutes),
      genres: title.genres,
      average_rating: Number(title.averageRating),
      num_votes: Number(title.numVotes),
    }));
    expect(rows.map(({ text: _, ...facts }) => facts)).toEqual(expected);
    expect(rows.every(({ text, primary_title: name }) => String(text).startsWith(String(name)))).toBe(true);
  });

  it('has the steps with their seconds in the manifest, and the transcript in training.log', () => {
    expect(bundle.manifest.steps.map(({ step }) => step)).toEqual(['1', '2', '2b', '3', '3b', '4', '4b', '5', '6']);
    expect(bundle.manifest.steps.every(({ seconds }) => seconds >= 0)).toBe(true);
    const log = readFileSync(join(folderOf('models'), 'training.log'), 'utf8');
    for (const step of ['1', '2', '2b', '3', '3b', '4', '4b', '5', '6']) {
      expect(log).toMatch(new RegExp(`^\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z step ${step}: `, 'm'));
    }
  });
});

describe('golden', () => {
  it('recommends what it did before', () => {
    const { recommender } = bundle;
    const answers = GOLDEN_TITLES.map((tconst) => {
      const row = recommender.rowOf(tconst) ?? -1;
      const title = recommender.titles[row];
      const top = recommender.recommend(row, 10).map(({ title: found, similarity }) => ({
        tconst: found.tconst,
        title: found.primaryTitle,
        similarity: Number(similarity.toFixed(4)),
      }));
      return { tconst, title: title?.primaryTitle, top };
    });
    expectGolden('demo-recommendations.json', answers);
  });

  it('writes the stable parts of the manifest as before', () => {
    const { name, catalogue, attribution, rows, drops, features } = bundle.manifest;
    const rounded = Object.entries(features.ranges).map(([feature, { min, max }]) => [
      feature,
      { min: Number(min.toFixed(6)), max: Number(max.toFixed(6)) },
    ]);
    expectGolden('demo-manifest.json', {
      name,
      catalogue,
      attribution,
      rows,
      drops,
      features: { ...features, ranges: Object.fromEntries(rounded) },
    });
  });
});
