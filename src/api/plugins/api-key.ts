/** Who asks: the key of a request becomes `request.client`, and routes of administration open to an admin's key alone. */

import type { FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { AppError } from '../../domain/errors.ts';
import { type ApiClient, ApiKeys } from '../api-keys.ts';

/** The header for keys; `Authorization: Bearer` takes them too. */
export const API_KEY_HEADER = 'x-api-key';

declare module 'fastify' {
  interface FastifyRequest {
    /** Whose key the request shows; `null` without one, or where the configuration has none. */
    client: ApiClient | null;
    /** Why the request is refused, once it has paid for having been looked at; `null` if it is not. */
    keyRefusal: AppError | null;
  }
  interface FastifyContextConfig {
    /** Whether the route is for administration: it takes an admin's key. */
    admin?: boolean;
  }
}

/** The keys that are known. */
export interface ApiKeyOptions {
  /** `security.api_keys`. */
  readonly lines: readonly string[];
}

/**
 * Recognizes keys. A request needs none, except for routes with `config: { admin: true }`; but a key that is shown has to be a right one.
 * Without any key in the configuration both headers are left alone: they may be meant for a proxy in front.
 *
 * Who is refused is decided first, and told after all hooks of `onRequest`, so that limits count these requests too.
 */
export const apiKey = fp<ApiKeyOptions>(
  async (app, { lines }) => {
    const keys = new ApiKeys(lines);
    app.decorateRequest('client', null);
    app.decorateRequest('keyRefusal', null);
    app.addHook('onRequest', (request, _reply, done) => {
      const key = keys.isEmpty ? undefined : keyOf(request);
      const client = key === undefined ? null : keys.find(key);
      if (client === undefined) request.keyRefusal = new AppError('key_refused', 'This API key is not known here.');
      else if (request.routeOptions.config.admin === true && client?.isAdmin !== true)
        request.keyRefusal = refusal(keys, client);
      request.client = client ?? null;
      done();
    });
    app.addHook('preParsing', ({ keyRefusal }, _reply, _payload, done) => done(keyRefusal));
  },
  { name: 'api-key', fastify: '5.x' },
);

/** The key that a request shows; its own header wins. */
function keyOf({ headers }: FastifyRequest): string | undefined {
  const own = headers[API_KEY_HEADER];
  if (typeof own === 'string') return own.trim();
  return /^Bearer +(\S+) *$/i.exec(headers.authorization ?? '')?.[1];
}

function refusal(keys: ApiKeys, client: ApiClient | null): AppError {
  if (!keys.hasAdmin)
    return new AppError('admin_disabled', 'Administration is off: the configuration has no API key for it.');
  if (client === null) return new AppError('key_required', "This address takes an administrator's API key.");
  return new AppError('admin_required', 'This API key is not for administration.');
}
