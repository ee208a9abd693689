/** Evaluates models offline: a trained catalogue, MovieLens's ratings, and the protocols in a report. */

import type { Config } from '../config/schema.ts';
import { AppError } from '../domain/errors.ts';
import { EVALUATION_SCHEMA_VERSION, type EvaluationReport, PROTOCOLS } from '../domain/evaluation.ts';
import type { EvaluatedModel } from '../evaluation/models/model.ts';
import { EVALUATED_MODELS } from '../evaluation/models/registry.ts';
import { universeOf } from '../evaluation/protocols/universe.ts';
import { type EvaluationPlan, type EvaluationProgress, runEvaluation } from '../evaluation/run/run.ts';
import { obtainMovieLens } from '../ingestion/movielens/obtain.ts';
import { readMovieLens } from '../ingestion/movielens/read.ts';
import type { IngestionEvent } from '../ingestion/types.ts';
import { loadBundle } from '../model/bundle.ts';
import { ModelStore } from '../model/store.ts';
import { hybridInput } from './learn-hybrid.ts';

/** What to evaluate, and who is told. */
export interface EvaluateOptions extends Omit<EvaluationPlan, 'models'> {
  readonly config: Config;
  /** A version in the models folder; the current one without it. */
  readonly version?: string | undefined;
  /** Ids of models; all of them without it. */
  readonly strategies?: readonly string[] | undefined;
  readonly onIngestion: (event: IngestionEvent) => void;
  /** Is awaited before every fit. */
  readonly onProgress: (progress: EvaluationProgress) => void | Promise<void>;
}

/**
 * Loads the model, obtains and reads the ratings, and runs the protocols.
 *
 * @throws {AppError} `usage` for an unknown strategy, when none is made for the protocols, or when the configuration names no ratings; `model_missing`,
 *   `model_corrupt`; `source_*` as when MovieLens is downloaded; `validation_failed` when there are too few users
 */
export async function evaluate(options: EvaluateOptions): Promise<EvaluationReport> {
  const { config, split, seed, protocols } = options;
  const models = modelsOf(options.strategies);
  if (!models.some((model) => model.protocols.some((protocol) => protocols.includes(protocol)))) {
    throw new AppError(
      'usage',
      `None of these strategies is made for protocol ${protocols.join(' or ')}: ${models.map(({ id }) => id).join(', ')}.`,
    );
  }
  const folder = await folderOf(new ModelStore(config.data.models_dir), options.version);
  const { recommender, credits, manifest } = await loadBundle(folder);
  const obtained = await obtainMovieLens(config.data, { onEvent: options.onIngestion });
  if (obtained === null) {
    throw new AppError(
      'usage',
      'There are no ratings to evaluate with. Give --movielens ml-latest-small --accept-terms to fetch them, or --movielens <folder> for those that you have.',
    );
  }
  const movieLens = await readMovieLens(obtained.folder);
  const { titles, features } = recommender;
  const { people, graph } = hybridInput(recommender, credits);
  const data = { ...movieLens, catalogue: { titles, vectors: features, credits, people, graph } };
  return {
    schema_version: EVALUATION_SCHEMA_VERSION,
    split,
    seed,
    model: { version: manifest.version, titles: titles.length, people: credits !== undefined },
    ratings: {
      name: obtained.name,
      ratings: movieLens.ratings.rating.length,
      users: movieLens.ratings.users,
      films: movieLens.ratings.items,
      films_in_catalogue: universeOf(movieLens.tconsts, titles).rows.length,
    },
    protocols: await runEvaluation(data, { models, protocols, split, seed }, options.onProgress),
  };
}

/** Whether a report is that of a whole run: every protocol, with every strategy that is made for it. */
export function isWhole({ protocols }: EvaluationReport): boolean {
  return PROTOCOLS.every((name) => {
    const made = EVALUATED_MODELS.filter((model) => model.protocols.includes(name));
    const measured = new Set(protocols.find(({ protocol }) => protocol === name)?.models.map(({ id }) => id));
    return made.every(({ id }) => measured.has(id));
  });
}

/** The folder of a version. @throws {AppError} `model_missing` */
async function folderOf(store: ModelStore, version: string | undefined): Promise<string> {
  if (version === undefined) return store.currentFolder();
  const versions = await store.versions();
  if (versions.includes(version)) return store.folderOf(version);
  const known = versions.length === 0 ? 'There is none: run `make train`.' : `There are: ${versions.join(', ')}.`;
  throw new AppError('model_missing', `There is no model ${JSON.stringify(version)} in ${store.modelsDir}. ${known}`);
}

/** The models of these ids, in the order of the registry. @throws {AppError} `usage` */
function modelsOf(strategies: readonly string[] | undefined): readonly EvaluatedModel[] {
  if (strategies === undefined) return EVALUATED_MODELS;
  const unknown = strategies.find((id) => !EVALUATED_MODELS.some((model) => model.id === id));
  if (unknown === undefined) return EVALUATED_MODELS.filter(({ id }) => strategies.includes(id));
  const known = EVALUATED_MODELS.map(({ id }) => id).join(', ');
  throw new AppError('usage', `There is no strategy ${JSON.stringify(unknown)}. Strategies: ${known}.`);
}
