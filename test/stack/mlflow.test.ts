/** A training run on real MLflow servers, read back with MLflow's own Python client. */

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MODEL_CHARTS } from '../../src/domain/charts.ts';
import { type LoadedBundle, loadBundle } from '../../src/model/bundle.ts';
import { MlflowHttp } from '../../src/tracking/mlflow/http.ts';
import { MlflowTracker } from '../../src/tracking/mlflow/tracker.ts';
import { describeRunTracker } from '../../src/tracking/tracker.contract.ts';
import {
  ensureMlflow,
  MLFLOW_VERSIONS,
  type MlflowServer,
  NO_PYTHON,
  PATIENT_WITH_MLFLOW,
  startMlflow,
  withPython,
} from '../helpers/mlflow.ts';
import { currentVersion } from '../helpers/models.ts';
import { DEMO, run } from '../helpers/program.ts';
import { REAL_IMDB } from '../helpers/real-data.ts';
import { recommend, startServing } from '../helpers/serving.ts';
import { useTemporaryFolder } from '../helpers/temporary.ts';

const temporary = useTemporaryFolder();
const INSTALLING = 900_000;

const TABLES = [
  'top_50_rated',
  'top_50_voted',
  'genre_distribution',
  'title_type_distribution',
  'decade_distribution',
  'sample_recommendations',
] as const;

interface ReadBack {
  readonly found: number;
  readonly status: string;
  readonly metrics: Readonly<Record<string, number>>;
  readonly params: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
  readonly datasets: readonly Readonly<Record<string, unknown>>[];
  readonly model_outputs: readonly string[];
  readonly artifacts: Readonly<Record<string, string>>;
  readonly tables: Readonly<Record<string, { columns: string[]; data: unknown[][] }>>;
  readonly system: Readonly<Record<string, [number, number, number][]>>;
  readonly version: { readonly version: string; readonly tags: Record<string, string>; readonly is_mine: boolean };
  readonly input_example: unknown;
  readonly predictions: readonly unknown[];
  readonly many: number;
  readonly refused: readonly (string | null)[];
}

/** Titles as people ask for them: exactly, in capitals, in part, with a typo, by id. */
function queriesOf({ recommender: { titles } }: LoadedBundle) {
  const known = [...titles].sort((a, b) => b.numVotes - a.numVotes);
  return Array.from({ length: 20 }, (_, at) => {
    const { tconst, primaryTitle } = known[at * Math.floor(known.length / 20)]!;
    const typo = primaryTitle.length > 8 ? primaryTitle.slice(0, 4) + primaryTitle.slice(5) : primaryTitle;
    const title = [primaryTitle, primaryTitle.toUpperCase(), primaryTitle.split(' ').slice(0, 3).join(' '), typo][
      at % 4
    ]!;
    return at % 5 === 4 ? { title: '', top_k: 7, tconst } : { title, top_k: 1 + (at % 10), tconst: null };
  });
}

describe.skipIf(NO_PYTHON !== undefined).each(MLFLOW_VERSIONS)(
  `MLflow %s${NO_PYTHON === undefined ? '' : ` [skipped: ${NO_PYTHON}]`}`,
  (release) => {
    let venv: string;
    let server: MlflowServer;
    let bundle: LoadedBundle;
    let folder: string;
    let back: ReadBack;
    const queries: { title: string; top_k: number; tconst: string | null }[] = [];
    const answers: unknown[] = [];

    beforeAll(async () => {
      venv = await ensureMlflow(release);
      const cwd = temporary(release);
      server = await startMlflow(venv, { folder: cwd });
      const options = { cwd, env: { ...PATIENT_WITH_MLFLOW, MLFLOW_TRACKING_URI: server.url } };
      const trained = await run(['train', '--source', REAL_IMDB ?? DEMO], options);
      expect(trained.code, trained.stderr).toBe(0);
      expect(trained.stderr).toContain(`recorded on ${server.url}`);
      const models = join(cwd, 'data', 'models');
      folder = join(models, currentVersion(models) ?? '');
      bundle = await loadBundle(folder);
      queries.push(...queriesOf(bundle));
      const serving = await startServing(['serve'], { cwd });
      for (const { title, tconst, top_k } of queries) {
        const query = { ...(tconst === null ? { title } : { tconst }), top_k, strategy: 'content' };
        answers.push((await recommend(serving.url, query)).body);
      }
      await serving.stop();
      back = withPython(venv, 'read_back.py', cwd, {
        uri: server.url,
        experiment: 'imdb-recommender',
        id: bundle.manifest.version,
        model: 'imdb-content-recommender',
        alias: 'champion',
        tables: TABLES,
        queries,
        bad: [
          [{ title: 'Inception', top_k: 'many' }],
          [{ top_k: 3 }],
          [{ title: 3, top_k: 3 }],
          [{ title: 'Inception', top_k: 51 }],
          [{ title: 'no such title at all, really', top_k: 3 }],
        ],
      }) as ReadBack;
    }, INSTALLING);

    afterAll(() => server?.stop());

    it('has the run once, finished, with every number of the manifest and the statistics', () => {
      const { manifest, dataStatistics, featureAnalysis } = bundle;
      expect(back).toMatchObject({ found: 1, status: 'FINISHED' });
      expect(Object.keys(back.metrics).length).toBeGreaterThanOrEqual(60);
      expect(back.metrics).toMatchObject({
        'rows/title_basics': manifest.rows.title_basics,
        'rows/filtered': manifest.rows.filtered,
        'catalogue/titles': dataStatistics.titles,
        'rating/mean': dataStatistics.ratings.mean,
        'votes/skew': dataStatistics.votes.skew,
        'runtime_minutes/q75': dataStatistics.runtimes?.q75,
        'matrix/density': featureAnalysis.matrix.density,
        'similarity/q95': featureAnalysis.similarity?.q95,
      });
      for (const { reason, count } of manifest.drops) expect(back.metrics[`dropped_titles/${reason}`]).toBe(count);
      for (const { seconds } of manifest.steps) expect(Object.values(back.metrics)).toContain(seconds);
    });

    it('has the whole configuration as parameters, and who made the run of what as tags', () => {
      expect(back.params).toMatchObject({
        'features.min_votes': '500',
        'mlflow.enabled': 'true',
        'artwork.tmdb_api_key': '',
      });
      expect(back.params['features.title_types']).toBe('movie,tvSeries,tvMiniSeries,tvMovie');
      expect(back.tags).toMatchObject({
        'model.version': bundle.manifest.version,
        'model.gate': 'passed',
        'mlflow.source.name': 'imdb-recommender train',
        'version.node': process.versions.node,
      });
      expect(back.tags['mlflow.note.content']).toContain(bundle.manifest.version);
    });

    it('has the data sets with digest, schema and profile', () => {
      expect(back.datasets).toHaveLength(bundle.manifest.sources.length);
      for (const { dataset, md5, rows } of bundle.manifest.sources) {
        const found = back.datasets.find(({ name }) => name === dataset);
        expect(found).toMatchObject({
          digest: md5,
          profile: { num_rows: rows },
          context: { 'mlflow.data.context': 'training' },
        });
        expect(found?.schema).toMatchObject({
          mlflow_colspec: expect.arrayContaining([expect.objectContaining({ name: 'tconst', type: 'string' })]),
        });
      }
    });

    it('has the six tables as the statistics have them', () => {
      const { dataStatistics, manifest } = bundle;
      const column = (table: string, name: string): unknown[] => {
        const { columns, data } = back.tables[table]!;
        return data.map((row) => row[columns.indexOf(name)]);
      };
      expect(column('top_50_rated', 'tconst')).toEqual(dataStatistics.top_rated.map(({ tconst }) => tconst));
      expect(column('top_50_voted', 'votes')).toEqual(dataStatistics.top_voted.map(({ votes }) => votes));
      expect(column('genre_distribution', 'titles')).toEqual(dataStatistics.genres.map(({ titles }) => titles));
      expect(column('title_type_distribution', 'title_type')).toEqual(
        dataStatistics.title_types.map((one) => one.title_type),
      );
      expect(column('decade_distribution', 'decade')).toEqual(dataStatistics.decades.map(({ decade }) => decade));
      expect(column('sample_recommendations', 'tconst')).toEqual(
        manifest.trials.flatMap(({ top }) => top.map(({ tconst }) => tconst)),
      );
    });

    it('has every file, byte for byte', () => {
      const sha256 = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');
      for (const name of readdirSync(folder))
        expect(back.artifacts[`bundle/${name}`], name).toBe(sha256(join(folder, name)));
      for (const chart of MODEL_CHARTS) {
        expect(back.artifacts[`figures/${chart}.svg`]).toBe(sha256(join(folder, `chart_${chart}.svg`)));
        expect(back.artifacts[`figures/${chart}.png`]).toMatch(/^[0-9a-f]{64}$/);
      }
      expect(back.artifacts).toHaveProperty(['training_summary.txt']);
      expect(back.artifacts).toHaveProperty(['training.log']);
    });

    it('has the machine’s load as series', () => {
      for (const name of [
        'cpu_utilization_percentage',
        'system_memory_usage_megabytes',
        'system_memory_usage_percentage',
        'disk_usage_percentage',
      ]) {
        const series = back.system[`system/${name}`] ?? [];
        expect(series.map(([step]) => step)).toEqual(series.map((_, step) => step));
        expect(series.every(([, , value]) => Number.isFinite(value) && value >= 0)).toBe(true);
        expect(series.length).toBeGreaterThan(0);
      }
    });

    it('has the champion in its registry, which answers exactly as the API', () => {
      expect(back.model_outputs).toHaveLength(1);
      expect(back.version).toMatchObject({
        is_mine: true,
        tags: { 'imdb_recommender.model_version': bundle.manifest.version },
      });
      expect(back.input_example).toEqual([expect.objectContaining({ title: expect.any(String), top_k: 5 })]);
      const wanted = answers.map((answer) => {
        const { recommendations } = answer as {
          recommendations: { rank: number; tconst: string; title: string; similarity_score: number }[];
        };
        return recommendations.map(({ rank, tconst, title, similarity_score }) => ({
          rank,
          tconst,
          title,
          similarity_score,
        }));
      });
      expect(wanted).toHaveLength(20);
      expect(wanted.flat().length).toBeGreaterThan(60);
      expect(back.predictions).toEqual(wanted);
      expect(back.many).toBe(wanted.slice(0, 3).flat().length);
    });

    it('has its schema and its ranges enforced', () => {
      expect(back.refused.slice(0, 3)).toEqual([1, 2, 3].map(() => expect.stringContaining('schema')));
      expect(back.refused[3]).toContain('top_k must be from 1 to 50');
      expect(back.refused[4]).toContain('No title matches');
    });

    describeRunTracker('the server', () => {
      const http = new MlflowHttp({ uri: server.url, timeoutSeconds: 30, retries: 2, minDelayMs: 100 });
      return new MlflowTracker(http, 'fruit');
    });

    it('moves its champion with promote and rollback', async () => {
      const options = { cwd: temporary(release), env: { ...PATIENT_WITH_MLFLOW, MLFLOW_TRACKING_URI: server.url } };
      const first = bundle.manifest.version;
      const second = await run(['train', '--source', DEMO, '--force'], options);
      expect(second.code, second.stderr).toBe(0);
      const listed = async (): Promise<{ version: string; current: boolean; aliases: string[] }[]> =>
        JSON.parse((await run(['model', 'list', '--json'], options)).stdout);
      const [latest, before] = await listed();
      expect(latest).toMatchObject({ current: true, aliases: ['champion'] });
      expect(before).toMatchObject({ version: first, current: false, aliases: [] });
      expect((await run(['model', 'rollback'], options)).code).toBe(0);
      expect(await listed()).toMatchObject([
        { aliases: ['challenger'] },
        { version: first, current: true, aliases: ['champion'] },
      ]);
    });
  },
);
