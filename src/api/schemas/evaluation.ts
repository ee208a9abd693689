/** The wire shape of an evaluation in short: what each way of ranking reached, without all that was tried. */

import { z } from 'zod';
import { evaluationReportSchema, MODEL_ROLES, PROTOCOLS, SPLITS } from '../../domain/evaluation.ts';

const { model, ratings } = evaluationReportSchema.shape;
const count = z.int().min(0);
const id = z.string().meta({ description: 'Name on the command line.', examples: ['hybrid'] });

const estimateSchema = z
  .object({
    mean: z.number().meta({ description: 'The mean over users, each of whom counts once.', examples: [0.4044] }),
    low: z.number().meta({ description: 'Lower bound of the 95 % bootstrap interval.', examples: [0.3534] }),
    high: z.number().meta({ description: 'Upper bound of that interval.', examples: [0.4539] }),
  })
  .meta({ id: 'Estimate', description: 'A mean, and how far it would move with other users.' });

const measuredSchema = z
  .object({
    id,
    label: z.string().meta({ description: 'Name for people.', examples: ['Hybrid, familiarity 1'] }),
    role: z.enum(MODEL_ROLES).meta({
      description: 'What ours is compared with, ours, or ours without one of its parts.',
      examples: ['ours'],
    }),
    description: z.string().meta({ description: 'The formula, or where it is written.', examples: ['IMDb votes.'] }),
    ndcg_10: estimateSchema.describe('nDCG@10: 1 when the first ten hold nothing but hits, 0 without any.'),
    recall_20: estimateSchema.describe('Recall@20: hits among the first twenty, of as many as there can be.'),
    coverage_10: z
      .number()
      .nullable()
      .meta({ description: 'Share of the films that are among the first ten of any list.', examples: [0.722] }),
  })
  .meta({ id: 'MeasuredModel', description: 'What one way of ranking reached.' });

const comparisonSchema = z
  .object({
    a: id.describe('One of ours.'),
    b: id.describe('What it is compared with.'),
    metric: z.enum(['ndcg_10', 'recall_20']).meta({ description: 'By which measure.', examples: ['ndcg_10'] }),
    difference: z.number().meta({ description: 'Mean over users of a − b.', examples: [0.0303] }),
    low: z.number().meta({ description: 'Lower bound of the 95 % bootstrap interval.', examples: [0.011] }),
    high: z.number().meta({ description: 'Upper bound of that interval.', examples: [0.049] }),
    p: z
      .number()
      .min(0)
      .max(1)
      .meta({ description: 'Two-sided p of a paired randomization test, not corrected.', examples: [0.0021] }),
  })
  .meta({ id: 'EvaluationComparison', description: 'One of ours against another way of ranking, by the same users.' });

/** The answer of `GET /model/evaluation`. */
export const evaluationAnswerSchema = z
  .object({
    model_version: model.shape.version.meta({
      description: 'The version that was measured; with is_own it is the one that serves.',
      examples: ['20261127T005625072Z-c1600f'],
    }),
    is_own: z.boolean().meta({
      description:
        'Whether the model that serves was measured itself, and not the one that the weights of the program are of.',
      examples: [true],
    }),
    split: z
      .enum(SPLITS)
      .meta({ description: 'The part of the ratings that was asked for.', examples: ['validation'] }),
    seed: z.int().meta({ description: 'Seed of the splits, the intervals and the tests.', examples: [0] }),
    ratings: ratings
      .pick({ name: true, ratings: true, users: true, films: true })
      .describe('The ratings that were learned from and asked for.'),
    catalogue: model.pick({ titles: true, people: true }).describe('The catalogue of the model that was measured.'),
    protocols: z
      .array(
        z
          .object({
            protocol: z.enum(PROTOCOLS).meta({
              description: 'A: for a user; B: more like this; C: titles that nobody has rated.',
              examples: ['B'],
            }),
            queries: count.meta({ description: 'Lists that were measured.', examples: [8296] }),
            asking_users: count.meta({ description: 'Users whose lists they are.', examples: [97] }),
            films: count.meta({ description: 'Films that were ranked.', examples: [7439] }),
            models: z.array(measuredSchema).meta({ description: 'Baselines, then ours, then ours without a part.' }),
            comparisons: z.array(comparisonSchema).meta({ description: 'Ours against each other.' }),
          })
          .meta({ id: 'EvaluatedProtocol', description: 'What one way of asking found.' }),
      )
      .meta({ description: 'What each protocol found; docs/evaluation.md tells what they are.' }),
  })
  .meta({ id: 'Evaluation', description: 'How well the strategies rank what people turned out to like.' });

/** The answer of `GET /model/evaluation`. */
export type EvaluationAnswer = z.output<typeof evaluationAnswerSchema>;
