/** `POST /admin/reload`: only for administrators, and what it tells them. */

import { describe, expect, it } from 'vitest';
import { tinyApi } from '../../../test/builders/tiny-engine.ts';
import { createApiKey } from '../api-keys.ts';
import { buildApp } from '../app.ts';
import type { ReloadResult } from '../deps.ts';

const admin = createApiKey({ name: 'ops', isAdmin: true });
const reader = createApiKey({ name: 'reader', isAdmin: false });

async function ask(reload: (() => Promise<ReloadResult>) | undefined, key?: string) {
  const { deps } = tinyApi({ config: { security: { api_keys: [admin.configLine, reader.configLine] } } });
  const app = await buildApp({ ...deps, reload });
  const headers = key === undefined ? {} : { 'x-api-key': key };
  const response = await app.inject({ method: 'POST', url: '/admin/reload', headers });
  await app.close();
  return { status: response.statusCode, body: response.json() };
}

describe('POST /admin/reload', () => {
  it.each([
    [{ result: 'swapped', version: 'v2', previous: 'v1', seconds: 0.41234 }, { seconds: 0.412 }],
    [{ result: 'unchanged', version: 'v2' }, {}],
    [{ result: 'refused', version: 'v2', reason: 'The model in v2 is damaged.' }, {}],
  ] as const)('tells an administrator %j', async (result, rounded) => {
    expect(await ask(async () => result, admin.key)).toEqual({ status: 200, body: { ...result, ...rounded } });
  });

  it('reloads nothing for anybody else', async () => {
    let asked = 0;
    const reload = async (): Promise<ReloadResult> => {
      asked += 1;
      return { result: 'unchanged', version: null };
    };
    expect((await ask(reload)).status).toBe(401);
    expect((await ask(reload, reader.key)).status).toBe(403);
    expect(asked).toBe(0);
  });

  it('is not there where models are never reloaded', async () => {
    expect((await ask(undefined, admin.key)).status).toBe(404);
  });
});
