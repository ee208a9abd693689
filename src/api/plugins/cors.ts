/** Which web origins may call the API from a browser: those of the configuration, never with credentials. */

import fastifyCors from '@fastify/cors';
import fp from 'fastify-plugin';
import { LATENCY_HEADER } from './latency.ts';
import { RATE_LIMIT_HEADERS } from './rate-limit.ts';
import { REQUEST_ID_HEADER } from './request-id.ts';

/** The origins that may call. */
export interface CorsOptions {
  readonly origins: readonly string[];
}

/** This API's own headers that their pages may read. */
const EXPOSED = [REQUEST_ID_HEADER, LATENCY_HEADER, ...RATE_LIMIT_HEADERS].join(', ');

/** What answers that never reach the framework carry for a page of this origin, which could not read them otherwise. */
export function corsHeaders(origins: readonly string[], origin: string | undefined): Readonly<Record<string, string>> {
  if (origins.length === 0) return {};
  return {
    vary: 'Origin',
    ...(origin !== undefined && origins.includes(origin) && { 'access-control-allow-origin': origin }),
    'access-control-expose-headers': EXPOSED,
  };
}

/** Answers preflights and marks answers, when there are origins at all. Their pages may read this API's own headers, so that they can keep to limits. */
export const cors = fp<CorsOptions>(
  async (app, { origins }) => {
    if (origins.length === 0) return;
    await app.register(fastifyCors, {
      origin: [...origins],
      methods: ['GET', 'HEAD', 'POST'],
      allowedHeaders: ['Content-Type', REQUEST_ID_HEADER, 'X-API-Key', 'Authorization'],
      exposedHeaders: EXPOSED,
      credentials: false,
      maxAge: 600,
      strictPreflight: false,
    });
  },
  { name: 'cors', fastify: '5.x' },
);
