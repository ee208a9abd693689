/** The answers of MLflow's REST API, as far as they are read. */

import { z } from 'zod';

const pairSchema = z.object({ key: z.string(), value: z.string().default('') });
/** Whole numbers of 64 bits come as numbers or as texts. */
const long = z.union([z.number(), z.string().transform(Number)]);
/** NaN comes as a text. */
const metricValue = z.union([z.number(), z.string().transform(Number)]);
const pageToken = z.string().optional();

/** An answer whose content does not matter. */
export const anySchema = z.unknown();

/** `experiments/get-by-name`. */
export const experimentSchema = z.object({
  experiment: z.object({ experiment_id: z.string(), lifecycle_stage: z.string().optional() }),
});

/** `experiments/get`. */
export const namedExperimentSchema = z.object({ experiment: z.object({ name: z.string() }) });

/** `experiments/create`. */
export const createdExperimentSchema = z.object({ experiment_id: z.string() });

/** One run. */
export const runSchema = z.object({
  info: z.object({
    run_id: z.string(),
    run_name: z.string().default(''),
    experiment_id: z.string(),
    status: z.string(),
    start_time: long.default(0),
    end_time: long.optional(),
    artifact_uri: z.string(),
  }),
  data: z
    .object({
      metrics: z.array(z.object({ key: z.string(), value: metricValue })).default([]),
      params: z.array(pairSchema).default([]),
      tags: z.array(pairSchema).default([]),
    })
    .default({ metrics: [], params: [], tags: [] }),
  inputs: z
    .object({
      dataset_inputs: z
        .array(
          z.object({
            tags: z.array(pairSchema).default([]),
            dataset: z.object({
              name: z.string(),
              digest: z.string(),
              source: z.string().default(''),
              schema: z.string().default(''),
              profile: z.string().default(''),
            }),
          }),
        )
        .default([]),
    })
    .default({ dataset_inputs: [] }),
  outputs: z
    .object({ model_outputs: z.array(z.object({ model_id: z.string() })).default([]) })
    .default({ model_outputs: [] }),
});

/** A run, as MLflow tells it. */
export type MlflowRun = z.output<typeof runSchema>;

/** `runs/create` and `runs/get`. */
export const runAnswerSchema = z.object({ run: runSchema });

/** `runs/search`. */
export const runsSchema = z.object({ runs: z.array(runSchema).default([]), next_page_token: pageToken });

/** `artifacts/list`. */
export const artifactsSchema = z.object({
  files: z.array(z.object({ path: z.string(), is_dir: z.boolean().default(false) })).default([]),
  next_page_token: pageToken,
});

const loggedModelSchema = z.object({
  info: z.object({ model_id: z.string(), artifact_uri: z.string(), status: z.string().optional() }),
});

/** `logged-models` and `logged-models/{id}`. */
export const loggedModelAnswerSchema = z.object({ model: loggedModelSchema });

/** `logged-models/search`. */
export const loggedModelsSchema = z.object({ models: z.array(loggedModelSchema).default([]) });

/** One version of a registered model. */
export const modelVersionSchema = z.object({
  version: z.string(),
  run_id: z.string().optional(),
  /** The logged model: `models:/` and its id. */
  source: z.string().optional(),
  tags: z.array(pairSchema).default([]),
  aliases: z.array(z.string()).default([]),
});

/** A version in the registry. */
export type ModelVersion = z.output<typeof modelVersionSchema>;

/** `model-versions/create` and `registered-models/alias`. */
export const modelVersionAnswerSchema = z.object({ model_version: modelVersionSchema });

/** `model-versions/search`. */
export const modelVersionsSchema = z.object({
  model_versions: z.array(modelVersionSchema).default([]),
  next_page_token: pageToken,
});

/** `registered-models/get`, with where its aliases point. */
export const registeredModelSchema = z.object({
  registered_model: z.object({
    aliases: z.array(z.object({ alias: z.string(), version: z.string() })).default([]),
  }),
});
