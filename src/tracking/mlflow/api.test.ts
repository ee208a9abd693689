/** What becomes of an experiment that somebody deleted: it is restored to record something, and not to look. */

import { afterEach, describe, expect, it } from 'vitest';
import { ensureExperiment, experimentId } from './api.ts';
import { MlflowHttp } from './http.ts';
import { json, type RecordingServer, startRecordingServer } from './server.fixture.ts';

let server: RecordingServer | undefined;
let http: MlflowHttp | undefined;
afterEach(async () => {
  http?.close();
  await server?.close();
});

/** A server on which the experiment 7 was deleted. */
async function withDeleted() {
  server = await startRecordingServer(json(200, { experiment: { experiment_id: '7', lifecycle_stage: 'deleted' } }));
  http = new MlflowHttp({ uri: server.url, timeoutSeconds: 30, retries: 0, minDelayMs: 1 });
  return { http, requests: server.requests };
}

describe('an experiment that was deleted', () => {
  it('is none to who only looks', async () => {
    const { http: client, requests } = await withDeleted();
    expect(await experimentId(client, 'mine')).toBeUndefined();
    expect(requests.map(({ method }) => method)).toEqual(['GET']);
  });

  it('is restored to who records', async () => {
    const { http: client, requests } = await withDeleted();
    expect(await ensureExperiment(client, 'mine')).toBe('7');
    expect(requests.at(-1)).toMatchObject({ method: 'POST', url: expect.stringContaining('experiments/restore') });
  });
});
