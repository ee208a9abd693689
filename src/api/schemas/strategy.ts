/** The wire shapes of how titles are ranked: the strategy, what may be told to it, and why a title is recommended. */

import { z } from 'zod';
import { DEFAULT_STRATEGY, REASON_KINDS, STRATEGIES, type Strategy } from '../../domain/recommendation.ts';

const strategy = `Expected one of ${STRATEGIES.join(', ')}.`;
const share = 'Expected one number from 0 to 1.';

const shareSchema = z.number({ error: share }).min(0, share).max(1, share).optional();

/** How to rank, as requests say it. */
export const strategySchema = z
  .enum(STRATEGIES, { error: strategy })
  .default(DEFAULT_STRATEGY)
  .meta({
    description:
      'How to rank: hybrid blends what the scorers of the model know of two titles (GET /model lists them); content is the cosine over four numbers and the genres, as the first version of this API ranked.',
    examples: [DEFAULT_STRATEGY],
  });

/** How different the titles of a list are from each other, as requests say it. */
export const diversitySchema = shareSchema.meta({
  description:
    'How different the titles of the list are from each other: 0 heeds the score alone, 1 differs most. Only with the strategy hybrid, which has a default of its own.',
  examples: [0.3],
});

/** How well known titles may have to be, as requests say it. */
export const familiaritySchema = shareSchema.meta({
  description:
    'From what is most alike, however little known (0), to what most people who like the one like too (1). Only with the strategy hybrid, which has a default of its own.',
  examples: [0.5],
});

/** The fields that tell how to rank a list. */
export const rankingShape = { strategy: strategySchema, diversity: diversitySchema, familiarity: familiaritySchema };

/** What of a request is refused when the strategy has no use for it. */
interface RankingRequest {
  readonly strategy: Strategy;
  readonly diversity?: number | undefined;
  readonly familiarity?: number | undefined;
}

/** Refuses what belongs to the strategy hybrid where content is asked for; it would be ignored silently otherwise. */
export function refuseHybridOptions(request: RankingRequest, context: z.core.$RefinementCtx<RankingRequest>): void {
  if (request.strategy === 'hybrid') return;
  for (const option of ['diversity', 'familiarity'] as const) {
    if (request[option] === undefined) continue;
    const message = `Expected no ${option} with the strategy ${request.strategy}: it belongs to hybrid. Leave it out, or ask for hybrid.`;
    context.addIssue({ code: 'custom', path: [option], message, input: request[option] });
  }
}

/** How titles were ranked, as answers say it. */
export const usedStrategySchema = z
  .enum(STRATEGIES)
  .meta({ description: 'How the titles were ranked.', examples: [DEFAULT_STRATEGY] });

const reasonSchema = z
  .object({
    kind: z.enum(REASON_KINDS).meta({ description: 'What the reason is about.', examples: ['director'] }),
    value: z.string().meta({
      description:
        "What the kind speaks of: a person's name, genres separated by commas, the identifier of a title that is liked.",
      examples: ['Christopher Nolan'],
    }),
    text: z.string().meta({ description: 'As people read it.', examples: ['directed by Christopher Nolan'] }),
  })
  .meta({ id: 'Reason', description: 'Why a title is recommended.' });

/** Why a title is recommended, as answers tell it. */
export const reasonsSchema = z
  .array(reasonSchema)
  .max(3)
  .meta({ description: 'Why, at most three reasons, the weightiest first; often none with content.' });

/** What the strategy makes of a title. */
export const scoreSchema = z
  .number()
  .min(0)
  .max(1)
  .meta({
    description:
      'What the strategy makes of the title, 0–1, the higher the better; rounded to 4 places. With content it is similarity_score, and 0 where that is negative.',
    examples: [0.9312],
  });

/** The content cosine, whatever the strategy. */
export const similarityScoreSchema = z
  .number()
  .min(-1)
  .max(1)
  .meta({
    description:
      'Cosine similarity of content to the query, or to the profile of several titles, whatever the strategy; rounded to 4 places.',
    examples: [0.9871],
  });
