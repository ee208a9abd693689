/** What an answer tells of each stage of its request, read from the JSON that was sent, after it was sent. */

import { z } from 'zod';
import type { Stage } from '../../domain/stages.ts';
import type { RequestTrace } from '../../domain/trace.ts';

const title = z.object({ tconst: z.string(), title: z.string(), year: z.number().nullish() });
const resolved = title.extend({ resolved_by: z.string().optional(), liked: z.boolean().optional() });
const list = z.object({
  strategy: z.string(),
  recommendations: z.array(title),
  related: z.array(title).default([]),
  query: title.optional(),
  resolved_by: z.string().optional(),
  seeds: z.array(resolved).optional(),
});
const failure = z.object({
  detail: z.object({ error: z.string(), message: z.string(), did_you_mean: z.array(title).optional() }),
});
/** Values that the schema of the route does not take. */
const invalid = z.object({
  detail: z.array(z.object({ loc: z.array(z.union([z.string(), z.number()])), msg: z.string() })).min(1),
});
const answer = z.union([list, z.array(title), failure, invalid]);
const question = z.record(z.string(), z.unknown()).catch({});

/** What went into a stage and what came out of it. */
export interface StageFacts {
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly outputs: Readonly<Record<string, unknown>>;
}

/** What can be told of a request. */
export interface AnswerFacts {
  /** Who ranked the titles; `undefined` where nothing was ranked. */
  readonly strategy: string | undefined;
  /** The answer in a line for people. */
  readonly summary: string;
  /** Name of the error, such as `title_not_found`. */
  readonly error: string | undefined;
  stage(name: Stage): StageFacts;
}

const RESOLVED = ['title', 'tconst', 'likes', 'dislikes'];
const SCORED = ['strategy', 'familiarity', 'filters', 'q', 'limit'];
const RANKED = ['top_k', 'diversity'];

/** Reads the facts. What has another form is told as nothing rather than refused. */
export function answerFacts({ inputs, outputs }: Pick<RequestTrace, 'inputs' | 'outputs'>): AnswerFacts {
  const asked = question.parse(parsed(inputs));
  const { data } = answer.safeParse(parsed(outputs));
  const of = (names: readonly string[]) =>
    Object.fromEntries(Object.entries(asked).filter(([name, value]) => names.includes(name) && value !== undefined));
  const facts = (strategy: string | undefined, summary: string, out: Partial<Record<Stage, object>>): AnswerFacts => ({
    strategy,
    summary,
    error: undefined,
    stage: (name) => ({
      inputs: of(name === 'resolve' ? RESOLVED : name === 'score' ? SCORED : RANKED),
      outputs: { ...out[name] },
    }),
  });
  if (data === undefined) return facts(undefined, outputs, {});
  if (Array.isArray(data)) {
    const found = data.map(nameOf).join(' · ');
    return facts(undefined, found === '' ? 'nothing found' : found, {
      resolve: {},
      score: { found: data.length },
      enrich: { titles: data.map(({ tconst }) => tconst) },
    });
  }
  if ('detail' in data) {
    if (Array.isArray(data.detail)) {
      const summary = data.detail.map(({ loc, msg }) => `${loc.join('.')}: ${msg}`).join('; ');
      return { ...facts(undefined, summary, {}), error: 'invalid_request' };
    }
    const { error, message, did_you_mean } = data.detail;
    return { ...facts(undefined, message, { resolve: { error, did_you_mean } }), error };
  }
  const { strategy, recommendations, related, query, resolved_by, seeds } = data;
  return facts(strategy, recommendations.map(nameOf).join(' · '), {
    resolve: seeds === undefined ? { ...query, resolved_by } : { seeds },
    score: { strategy },
    rerank: { titles: recommendations.map(({ tconst }) => tconst) },
    enrich: { recommendations: recommendations.length, related: related.length },
  });
}

function nameOf({ title: name, year }: z.output<typeof title>): string {
  return year === undefined || year === null ? name : `${name} (${year})`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
