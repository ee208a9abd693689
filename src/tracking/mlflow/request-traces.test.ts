/** Deliveries of traces to an MLflow server: order of the requests, links to the model, and what is refused. */

import { afterEach, describe, expect, it } from 'vitest';
import { aTrace } from '../../observability/tracing/trace.fixture.ts';
import { MlflowHttp } from './http.ts';
import { MlflowTraces } from './request-traces.ts';
import { json, type Received, type RecordingServer, startRecordingServer } from './server.fixture.ts';

let server: RecordingServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

type Refuse = (request: Received) => boolean;

/** A server that knows one version of the model, and refuses what it is told to. */
async function tracesOn(
  refuse: Refuse = () => false,
  { experimentId = () => '7', ...more }: { now?: () => number; experimentId?: () => string } = {},
) {
  const version = (name: string) => ({
    version: '3',
    source: 'models:/m-0a1b2c',
    tags: [{ key: 'imdb_recommender.model_version', value: name }],
  });
  server = await startRecordingServer((request, response, nth) => {
    const answer = (status: number, content: unknown): void => json(status, content)(request, response, nth);
    if (refuse(request)) answer(400, { error_code: 'INVALID_PARAMETER_VALUE', message: 'not so' });
    else if (request.url.includes('experiments/get-by-name'))
      answer(200, { experiment: { experiment_id: experimentId() } });
    else if (request.url.includes('model-versions/search')) answer(200, { model_versions: [version('v1')] });
    else answer(200, { registered_model: {} });
  });
  const http = new MlflowHttp({ uri: server.url, timeoutSeconds: 30, retries: 0, minDelayMs: 1 });
  return {
    traces: new MlflowTraces({ http, experiment: 'served', version: '1.2.3', ...more }),
    requests: server.requests,
  };
}

/** What was asked for, without what identifies it. */
const kinds = (requests: readonly Received[]): string[] =>
  requests.map(({ method, url }) => `${method} ${url.replace(/^\/api\/[\d.]+\/mlflow\//, '').split('?')[0]}`);

const infoIn = ({ body }: Received) =>
  (JSON.parse(body.toString()) as { trace: { trace_info: Record<string, unknown> } }).trace.trace_info;

describe('MlflowTraces', () => {
  it('sends what is known of each trace, and then the spans of all', async () => {
    const { traces, requests } = await tracesOn();
    expect(await traces.export([aTrace(0), aTrace(1)])).toEqual({ exported: 2, failed: 0 });
    expect(kinds(requests)).toEqual([
      'GET experiments/get-by-name',
      'GET model-versions/search',
      'GET registered-models/get',
      'POST traces',
      'POST traces',
      'POST /v1/traces',
    ]);
    expect(requests.at(-1)?.headers).toMatchObject({
      'x-mlflow-experiment-id': '7',
      'content-type': 'application/x-protobuf',
    });
    // A second delivery asks for nothing again.
    await traces.export([aTrace(2)]);
    expect(kinds(requests.slice(6))).toEqual(['POST traces', 'POST /v1/traces']);
    traces.close();
  });

  it('tells where a trace belongs, what it was about and how it ended', async () => {
    const { traces, requests } = await tracesOn();
    await traces.export([
      aTrace(0, { sessionId: 'visit-1', userId: 'someone' }),
      aTrace(1, {
        status: 500,
        error: 'out of luck',
        reason: 'error',
        outputs: '{}',
        modelVersion: undefined,
        clientGaveUp: true,
      }),
    ]);
    const [good, bad] = requests.filter(({ url }) => url.endsWith('3.0/mlflow/traces')).map(infoIn);
    expect(good).toMatchObject({
      trace_id: 'tr-00000000000000000000000000000001',
      client_request_id: 'request-0',
      trace_location: { mlflow_experiment: { experiment_id: '7' } },
      request_time: '2023-11-14T22:13:20.000Z',
      execution_duration: '0.004500s',
      state: 'OK',
      response_preview: 'Aliens (1986) · Sunshine (2007)',
      trace_metadata: {
        'mlflow.modelId': 'm-0a1b2c',
        'mlflow.trace.session': 'visit-1',
        'mlflow.trace.user': 'someone',
      },
      tags: { 'mlflow.traceName': 'POST /recommend', status_code: '200', strategy: 'hybrid', model_version: 'v1' },
    });
    expect(bad).toMatchObject({
      state: 'ERROR',
      response_preview: 'out of luck',
      tags: { status_code: '500', client_gave_up: 'true' },
    });
    expect(good?.tags).not.toHaveProperty('client_gave_up');
    expect(bad?.trace_metadata).not.toHaveProperty('mlflow.modelId');
    traces.close();
  });

  it('has as much of the id of a request as a server takes, and the whole of it in the first span', async () => {
    const { traces, requests } = await tracesOn();
    const requestId = `begin-${'x'.repeat(122)}`;
    await traces.export([aTrace(0, { requestId })]);
    const [info] = requests.filter(({ url }) => url.endsWith('3.0/mlflow/traces')).map(infoIn);
    expect(info?.client_request_id).toBe(requestId.slice(0, 50));
    expect(requests.at(-1)?.body.includes(requestId)).toBe(true);
    traces.close();
  });

  it('leaves out one that the server does not want', async () => {
    const { traces } = await tracesOn(({ body }) => body.includes('request-1'));
    const delivery = await traces.export([aTrace(0), aTrace(1), aTrace(2)]);
    expect(delivery).toEqual({ exported: 2, failed: 1, reason: expect.stringContaining('not so') });
    traces.close();
  });

  it('fails without an exception, and looks for the experiment again after a refusal', async () => {
    let refusing = true;
    const { traces, requests } = await tracesOn(({ url }) => refusing && url === '/v1/traces');
    expect(await traces.export([aTrace(0)])).toMatchObject({ exported: 0, failed: 1 });
    refusing = false;
    expect(await traces.export([aTrace(0)])).toEqual({ exported: 1, failed: 0 });
    expect(kinds(requests).filter((kind) => kind.includes('get-by-name'))).toHaveLength(2);
    traces.close();
    await server?.close();
    server = undefined;
    expect(await traces.export([aTrace(0)])).toMatchObject({ exported: 0, failed: 1, reason: expect.any(String) });
  });

  it('finds its experiment again after that was deleted or the server began anew', async () => {
    let current = '7';
    const { traces, requests } = await tracesOn(
      ({ url, body }) => url.endsWith('3.0/mlflow/traces') && !body.includes(`"experiment_id":"${current}"`),
      { experimentId: () => current },
    );
    expect(await traces.export([aTrace(0)])).toEqual({ exported: 1, failed: 0 });
    current = '8';
    expect(await traces.export([aTrace(1), aTrace(2)])).toEqual({
      exported: 0,
      failed: 2,
      reason: expect.stringContaining('not so'),
    });
    expect(await traces.export([aTrace(3)])).toEqual({ exported: 1, failed: 0 });
    expect(requests.at(-1)?.headers).toMatchObject({ 'x-mlflow-experiment-id': '8' });
    traces.close();
  });

  it('asks for a model that was not there again, but not at once', async () => {
    let now = 0;
    const { traces, requests } = await tracesOn(undefined, { now: () => now });
    const asked = (): number => kinds(requests).filter((kind) => kind.includes('model-versions')).length;
    await traces.export([aTrace(0, { modelVersion: 'v2' }), aTrace(1, { modelVersion: 'v2' })]);
    expect(asked()).toBe(1);
    now = 61_000;
    await traces.export([aTrace(2, { modelVersion: 'v2' })]);
    expect(asked()).toBe(2);
    traces.close();
  });

  it('leaves out the link to a model that the registry does not tell, and does not ask for it at once', async () => {
    const { traces, requests } = await tracesOn(({ url }) => url.includes('model-versions'));
    expect(await traces.export([aTrace(0), aTrace(1)])).toEqual({ exported: 2, failed: 0 });
    expect(await traces.export([aTrace(2)])).toEqual({ exported: 1, failed: 0 });
    const infos = requests.filter(({ url }) => url.endsWith('3.0/mlflow/traces')).map(infoIn);
    expect(infos).toHaveLength(3);
    for (const { trace_metadata } of infos) expect(trace_metadata).not.toHaveProperty('mlflow.modelId');
    expect(kinds(requests).filter((kind) => kind.includes('model-versions'))).toHaveLength(1);
    traces.close();
  });
});
