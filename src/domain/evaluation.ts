/**
 * The report of an offline evaluation: how well models rank what people turned out to like. The schema of `evaluation.json`.
 *
 * It holds no times, so the same model, ratings, seed and version of the program give the same bytes.
 */

import { z } from 'zod';

/** Version of the report's layout. */
export const EVALUATION_SCHEMA_VERSION = 1;

/** A: for a user; B: more like this; C: cold titles. */
export const PROTOCOLS = ['A', 'B', 'C'] as const;

/** One of the protocols. */
export type ProtocolName = (typeof PROTOCOLS)[number];

/** `validation`: for choices; `test`: for the report, read once. */
export const SPLITS = ['validation', 'test'] as const;

/** One of the splits. */
export type SplitName = (typeof SPLITS)[number];

/** What a row of the report is: what ours is compared with, ours, or ours without one of its parts. */
export const MODEL_ROLES = ['baseline', 'ours', 'ablation'] as const;

/** One of the roles. */
export type ModelRole = (typeof MODEL_ROLES)[number];

/** Titles with fewer IMDb votes count as little known, the number at which the weighted rating trusts a title by half. */
export const LITTLE_KNOWN_BELOW = 25_000;

const count = z.int().min(0);
const settingsSchema = z.record(z.string(), z.union([z.number(), z.string()]));

/** The measures of accuracy and their names for people; the first two are those that models are compared by. */
export const ACCURACY_METRICS = {
  'ndcg@10': 'nDCG@10',
  'recall@20': 'Recall@20',
  'ndcg@100': 'nDCG@100',
  'recall@50': 'Recall@50',
  'precision@10': 'Precision@10',
  'hit-rate@10': 'Hit rate@10',
  'mrr@10': 'MRR@10',
} as const;

/** Key of a measure of accuracy. */
export type AccuracyMetric = keyof typeof ACCURACY_METRICS;

/** The measures that models are compared by. */
export const COMPARED_METRICS = ['ndcg@10', 'recall@20'] as const satisfies readonly AccuracyMetric[];

/** The measures beyond accuracy and their names for people. */
export const LIST_METRICS = {
  'coverage@10': 'Coverage@10',
  'gini@10': 'Gini@10',
  'novelty@10': 'Novelty@10 (bits)',
  'diversity@10': 'Diversity@10',
  'little-known@10': 'Little known@10',
} as const;

/** Key of a measure beyond accuracy. */
export type ListMetric = keyof typeof LIST_METRICS;

const accuracyKeys = Object.keys(ACCURACY_METRICS) as AccuracyMetric[];
const listKeys = Object.keys(LIST_METRICS) as ListMetric[];

const estimateSchema = z
  .object({
    mean: z.number().describe('The mean over users, each of whom counts once.'),
    low: z.number().describe('Lower bound of the 95 % bootstrap interval, users drawn with replacement.'),
    high: z.number().describe('Upper bound of that interval.'),
  })
  .describe('A mean and how far it would move with other users.');

const bandSchema = z.object({
  band: z.string().describe('Which queries, such as 5–19.'),
  queries: count.describe('How many queries are in the band.'),
  users: count.describe('How many users asked them.'),
  means: z
    .record(z.enum(COMPARED_METRICS), z.number())
    .describe('Means over the queries of each user in the band, then over those users.'),
});

const evaluatedModelSchema = z.object({
  id: z.string().describe('Name of the model on the command line.'),
  label: z.string().describe('Name for people.'),
  role: z.enum(MODEL_ROLES).describe('What the model is in the comparison.'),
  description: z.string().describe('The formula, or where it is written.'),
  settings: settingsSchema.describe('The settings that were chosen; empty where there is nothing to choose.'),
  tried: z
    .array(z.object({ settings: settingsSchema, ndcg: z.number().describe('nDCG@10 on the validation split.') }))
    .describe('All settings that were tried on the validation split; empty where there was no choice.'),
  accuracy: z.record(z.enum(accuracyKeys), estimateSchema).describe('Measures of the lists, by user.'),
  query_means: z
    .record(z.enum(accuracyKeys), z.number())
    .nullable()
    .describe('The same as plain means over queries; null in protocol A, where a user is a query.'),
  lists: z
    .record(z.enum(listKeys), z.number().nullable())
    .describe('Measures of all lists together; null where one does not exist.'),
  bands: z.array(bandSchema).describe('Accuracy by how popular the film is that was asked for; empty in protocol A.'),
});

const comparisonSchema = z
  .object({
    metric: z.enum(COMPARED_METRICS).describe('What is compared.'),
    a: z.string().describe('Id of a model.'),
    b: z.string().describe('Id of the model that it is compared with.'),
    difference: z.number().describe('Mean over users of a − b.'),
    low: z.number().describe('Lower bound of the 95 % bootstrap interval of the difference.'),
    high: z.number().describe('Upper bound of that interval.'),
    p: z.number().min(0).max(1).describe('Two-sided p of the paired randomization test, users swapped as a whole.'),
  })
  .describe('A paired comparison of two models by the same users.');

const protocolSchema = z.object({
  protocol: z.enum(PROTOCOLS).describe('A: for a user; B: more like this; C: cold titles.'),
  training_users: count.describe('Users who are learnt from.'),
  training_likes: count.describe('Their likes.'),
  asking_users: count.describe('Users whose lists are measured.'),
  queries: count.describe('Lists that are measured: in A one per user, in B and C one per liked film of a user.'),
  films: count.describe('Films that are ranked.'),
  models: z.array(evaluatedModelSchema).describe('In the order of the registry.'),
  comparisons: z
    .array(comparisonSchema)
    .describe('Ours, and the baseline of the highest nDCG@10, with each other model.'),
});

/** Schema of `evaluation.json`. */
export const evaluationReportSchema = z
  .object({
    schema_version: z.literal(EVALUATION_SCHEMA_VERSION).describe('Version of this layout.'),
    split: z.enum(SPLITS).describe('The split that was measured.'),
    seed: z.int().describe('Seed of the splits of B and C, the intervals and the tests.'),
    model: z
      .object({
        version: z.string().describe('Version of the model.'),
        titles: count.describe('Titles in its catalogue.'),
        people: z.boolean().describe('Whether it knows who made them.'),
      })
      .describe('The trained model whose catalogue was used.'),
    ratings: z
      .object({
        name: z.string().describe('Name of the data set.'),
        ratings: count.describe('Ratings.'),
        users: count.describe('Users who rated.'),
        films: count.describe('Films, rated or not.'),
        films_in_catalogue: count.describe('Titles of the catalogue among them.'),
      })
      .describe('The ratings of MovieLens.'),
    protocols: z.array(protocolSchema).describe('What each protocol found.'),
  })
  .describe('Report of an offline evaluation.');

/** A report: see {@link evaluationReportSchema}. */
export type EvaluationReport = z.output<typeof evaluationReportSchema>;

/** What one protocol found. */
export type ProtocolReport = EvaluationReport['protocols'][number];

/** What one model reached in a protocol. */
export type ModelReport = ProtocolReport['models'][number];

/** A mean with its interval. */
export type Estimate = z.output<typeof estimateSchema>;

/** A paired comparison of two models. */
export type Comparison = z.output<typeof comparisonSchema>;

/** Accuracy on the queries of one popularity. */
export type BandReport = z.output<typeof bandSchema>;
