/** The provider against the real API. */

import type { FastifyInstance } from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import { tinyApi } from '../../../test/builders/tiny-engine.ts';
import { buildApp } from '../../api/app.ts';
import { createApiProvider } from './api.ts';
import type { Provider } from './provider.ts';

let app: FastifyInstance | undefined;
afterEach(() => app?.close());

/** A provider that asks an API made of this. */
async function providerOf(options: Parameters<typeof tinyApi>[0] = {}): Promise<{ url: string; provider: Provider }> {
  app = await buildApp(tinyApi(options).deps);
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  const patience = { retries: 0, minDelaySeconds: 0, timeoutSeconds: 10, onRetry: () => undefined };
  return { url, provider: createApiProvider(`${url}/`, patience) };
}

describe('the recommender as a provider', () => {
  it('answers with the titles in a sentence', async () => {
    const { provider } = await providerOf();
    await provider.check();
    expect(await provider.answer('Two films like Inception')).toMatch(
      /^Like Inception \(2010\): The Matrix \(1999\); [^;]+ \(\d{4}\)\.$/,
    );
  });

  it('fails with what the API says of a title that it does not know', async () => {
    const { url, provider } = await providerOf();
    await expect(provider.answer('Films like "Qwertzuiop"')).rejects.toThrow(
      new RegExp(`^${url}/recommend answered 404: \\S.*Qwertzuiop`),
    );
  });

  it('fails with what the API says of a value that it refuses', async () => {
    const { url, provider } = await providerOf();
    await expect(provider.answer(`Films like ${'x'.repeat(501)}`)).rejects.toThrow(
      new RegExp(`^${url}/recommend answered 422: body\\.title: Expected `),
    );
  });

  it('cannot be used without a model, and says why', async () => {
    const { url, provider } = await providerOf({ engine: () => undefined });
    await expect(provider.check()).rejects.toMatchObject({
      code: 'provider_unavailable',
      message: expect.stringMatching(new RegExp(`: ${url}/health answered 503: No trained model was found.*--api-url`)),
    });
  });
});
