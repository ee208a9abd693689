/** Answers by the running recommender: a question becomes a request, its recommendations a sentence. */

import { z } from 'zod';
import { AppError, messageOf } from '../../domain/errors.ts';
import type { Provider } from './provider.ts';
import { requestOf } from './request-of.ts';
import { MayPass, type Patience, retryAfterSeconds, withRetries } from './retry.ts';

const titleSchema = z.object({ title: z.string(), year: z.number().nullish() });
const answerSchema = z.object({
  query: titleSchema,
  recommendations: z.array(z.object({ title: z.string(), year: z.number().nullish() })),
});
/** What the API says of a failure, in its three forms: an error, the values that it refuses, and why no model is serving. */
const failureSchema = z.union([
  z.object({ detail: z.object({ message: z.string() }) }).transform(({ detail }) => detail.message),
  z
    .object({ detail: z.array(z.object({ loc: z.array(z.union([z.string(), z.number()])), msg: z.string() })) })
    .transform(({ detail }) => detail.map(({ loc, msg }) => `${loc.join('.')}: ${msg}`).join('; ')),
  z.object({ notice: z.string() }).transform(({ notice }) => notice),
]);

/** The provider. @param address the API's base address, such as `http://127.0.0.1:9876` */
export function createApiProvider(address: string, patience: Patience): Provider {
  const base = address.replace(/\/+$/, '');
  const ask = (path: string, init: RequestInit): Promise<unknown> =>
    withRetries(() => attempt(`${base}${path}`, init, patience.timeoutSeconds), patience);
  return {
    name: 'api',
    params: { api_url: base },
    async check() {
      try {
        await ask('/health', {});
      } catch (error) {
        throw new AppError(
          'provider_unavailable',
          `The recommender cannot answer: ${messageOf(error)}. Start it with \`make api\` (\`imdb-recommender serve\`), or give its address with --api-url.`,
          { cause: error },
        );
      }
    },
    async answer(question) {
      const body = requestOf(question);
      if (body === undefined)
        throw new Error('The question names no title after "like" or "similar to", which the recommender needs.');
      const answer = answerSchema.parse(
        await ask('/recommend', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }),
      );
      return sentenceOf(answer);
    },
  };
}

function sentenceOf({ query, recommendations }: z.output<typeof answerSchema>): string {
  if (recommendations.length === 0) return `Nothing like ${named(query)} meets these conditions.`;
  return `Like ${named(query)}: ${recommendations.map(named).join('; ')}.`;
}

function named({ title, year }: z.output<typeof titleSchema>): string {
  return year === null || year === undefined ? title : `${title} (${year})`;
}

async function attempt(url: string, init: RequestInit, timeoutSeconds: number): Promise<unknown> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, { ...init, signal: AbortSignal.timeout(timeoutSeconds * 1000) });
    text = await response.text();
  } catch (error) {
    const slow = error instanceof Error && error.name === 'TimeoutError';
    const why = slow ? `${url} did not answer within ${timeoutSeconds} seconds` : `no connection to ${url}`;
    throw new MayPass(why, { cause: error });
  }
  const content = parsed(text);
  if (response.ok && content !== undefined) return content;
  const said = failureSchema.safeParse(content);
  const message = `${url} answered ${response.status}${said.success ? `: ${said.data}` : ''}`;
  if (response.status === 429 || response.status >= 500) {
    throw new MayPass(message, { retryAfterSeconds: retryAfterSeconds(response.headers.get('retry-after')) });
  }
  throw new Error(message);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
