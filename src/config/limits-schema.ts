/** The sections of the configuration about who may ask for how much: keys, rate limits, overload. */

import { isIP } from 'node:net';
import { z } from 'zod';

/** What an API key may be called. */
export const API_KEY_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/;

/** An API key as the configuration tells it: name, SHA-256 in hex, and whether it is for administration. */
const API_KEY_LINE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}:[0-9a-f]{64}(?::admin)?$/;

/** Names of ranges of addresses that a proxy may be in, besides addresses and `address/bits`. */
const ADDRESS_RANGES: ReadonlySet<string> = new Set(['loopback', 'linklocal', 'uniquelocal']);

/** Whether it is an address, a range of addresses, or the name of one. */
export function isAddressRange(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const version = isIP(address);
  if (version === 0) return ADDRESS_RANGES.has(text);
  if (rest.length > 0) return false;
  return (
    bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= (version === 4 ? 32 : 128))
  );
}

/** Keys, and who is believed to be the web app. */
export const security = z
  .strictObject({
    api_keys: z
      .array(
        z
          .string()
          .regex(
            API_KEY_LINE,
            'expected name:hash or name:hash:admin, as `imdb-recommender key create NAME` prints it',
          ),
      )
      .max(1000)
      .refine(
        (lines) => new Set(lines.map((line) => line.split(':')[0])).size === lines.length,
        'expected each name once',
      )
      .default([])
      .describe(
        'API keys, each as name:hash, or name:hash:admin for administration; `imdb-recommender key create NAME` makes them.',
      ),
    proxy_key: z
      .string()
      .regex(/^(?:[\x21-\x7e]{16,200})?$/, 'expected 16 to 200 letters, digits and signs, without spaces')
      .default('')
      .describe(
        'What the web app shows the API so that it is believed whom it asks for, a secret; the same for both where they run apart. Where they run together they agree on one.',
      ),
  })
  .prefault({});

/** Tokens that a request takes. */
const cost = (tokens: number, what: string) =>
  z.int().min(0).max(10_000).default(tokens).describe(`Tokens that ${what} takes.`);

/** How much each client may ask for. */
export const rate_limit = z
  .strictObject({
    enabled: z
      .enum(['auto', 'always', 'never'])
      .default('auto')
      .describe('Whether clients are limited: always, never, or auto: unless the API listens for this machine alone.'),
    rate: z
      .number()
      .min(0.001)
      .max(100_000)
      .multipleOf(0.001)
      .default(20)
      .describe('Tokens that each client gets back a second.'),
    burst: z.int().min(1).max(1_000_000).default(200).describe('Most tokens that a client can have at once.'),
    cost_recommend: cost(2, 'POST /recommend'),
    cost_list: cost(8, 'POST /recommend/list'),
    cost_similarity: cost(2, 'GET /similarity'),
    cost_search: cost(4, 'GET /search'),
    cost_suggest: cost(1, 'GET /suggest'),
    cost_poster: cost(1, 'a poster'),
    cost_other: cost(1, 'any other request'),
    max_clients: z
      .int()
      .min(100)
      .max(10_000_000)
      .default(100_000)
      .describe('Most clients to remember in memory; those that were silent for longest are forgotten first.'),
    redis_url: z
      .string()
      .regex(/^(?:rediss?:\/\/\S+)?$/i, 'expected an address such as redis://127.0.0.1:6379')
      .default('')
      .describe(
        'Redis that keeps the tokens for all replicas and workers, perhaps with a password; without it each process does.',
      ),
    store_timeout_ms: z
      .int()
      .min(5)
      .max(10_000)
      .default(250)
      .describe('Milliseconds that Redis may take before it counts as away.'),
    on_store_failure: z
      .enum(['open', 'closed'])
      .default('open')
      .describe('What becomes of requests while Redis is away: open answers them all, closed none.'),
  })
  .superRefine((limits, context) => {
    for (const [key, value] of Object.entries(limits)) {
      if (!key.startsWith('cost_') || Number(value) <= limits.burst) continue;
      context.addIssue({ code: 'custom', path: [key], message: `expected at most the burst, ${limits.burst}` });
    }
  })
  .prefault({});

/** When requests are turned away. */
export const overload = z
  .strictObject({
    enabled: z
      .boolean()
      .default(true)
      .describe(
        'Whether to turn requests away (503) when more come than can be answered in time, so that the others are.',
      ),
    max_wait_ms: z
      .int()
      .min(5)
      .max(10_000)
      .default(25)
      .describe(
        'Milliseconds for which requests may wait for each other before it counts as overload; under overload whoever waits longer is turned away.',
      ),
    patience_ms: z
      .int()
      .min(0)
      .max(60_000)
      .default(1_000)
      .describe(
        'Milliseconds for which waits must have been longer than that before it counts as overload and not as a burst.',
      ),
  })
  .prefault({});
