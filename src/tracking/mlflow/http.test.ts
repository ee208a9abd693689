import { afterEach, describe, expect, it } from 'vitest';
import { refusingAddress } from '../../../test/helpers/data-server.ts';
import { isMissing, MayPass, Refused, trackingFailure } from './failures.ts';
import { MlflowHttp, type MlflowServer } from './http.ts';
import { json, type RecordingServer, type Responder, startRecordingServer } from './server.fixture.ts';

let server: RecordingServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function clientOf(respond: Responder, options: Partial<MlflowServer> = {}): Promise<MlflowHttp> {
  server = await startRecordingServer(respond);
  return new MlflowHttp({ uri: server.url, timeoutSeconds: 30, retries: 3, minDelayMs: 1, ...options });
}

/** The first answers, then the last one for ever. */
const inTurn =
  (...answers: Responder[]): Responder =>
  (request, response, nth) =>
    (answers[nth] ?? answers.at(-1)!)(request, response, nth);

describe('MlflowHttp', () => {
  it.each([
    ['429', json(429, {})],
    ['500', json(500, { error_code: 'INTERNAL_ERROR', message: 'database is locked' })],
    ['503', json(503, {}, { 'retry-after': '0' })],
    ['a broken connection', ((_request, response) => void response.destroy()) as Responder],
  ])('tries again after %s', async (_, failure) => {
    const http = await clientOf(inTurn(failure, failure, json(200, { fine: true })));
    expect(await http.call('POST', '2.0/mlflow/runs/update', { a: 1 })).toEqual({ fine: true });
    expect(server!.requests).toHaveLength(3);
    expect(new Set(server!.requests.map(({ body }) => body.toString()))).toEqual(new Set(['{"a":1}']));
  });

  it('waits as long as the server asks', async () => {
    const order: string[] = [];
    const later = json(429, {}, { 'retry-after': '1' });
    const http = await clientOf((request, response, nth) => {
      // Set before the wait begins, and shorter: on any machine it is over first.
      if (nth === 0) setTimeout(() => order.push('waited'), 990);
      else order.push('asked again');
      (nth === 0 ? later : json(200, {}))(request, response, nth);
    });
    await http.call('GET', '2.0/mlflow/runs/get');
    expect(order).toEqual(['waited', 'asked again']);
  });

  it('gives up in the end, with what the server said', async () => {
    const http = await clientOf(json(500, { error_code: 'INTERNAL_ERROR', message: 'database is locked.\nand more' }));
    const failure = await http.call('POST', '2.0/mlflow/runs/create').catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(MayPass);
    expect((failure as Error).message).toMatch(/answered 500: database is locked$/);
    expect(server!.requests).toHaveLength(4);
  });

  it('does not repeat what is refused', async () => {
    const http = await clientOf(json(404, { error_code: 'RESOURCE_DOES_NOT_EXIST', message: 'no such run' }));
    const failure = await http.call('GET', '2.0/mlflow/runs/get').catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Refused);
    expect(isMissing(failure)).toBe(true);
    expect(server!.requests).toHaveLength(1);
  });

  it('asks a silent server only once more', async () => {
    const http = await clientOf(() => undefined, { timeoutSeconds: 0.2 });
    // On a machine that stands still meanwhile, a request may not get as far as the server: then anew.
    await expect
      .poll(async () => {
        const before = server!.requests.length;
        await expect(http.call('GET', '2.0/mlflow/runs/get')).rejects.toMatchObject({ slow: true });
        return server!.requests.length - before;
      })
      .toBe(2);
  });

  it('repeats the whole of what may only be repeated as a whole', async () => {
    const http = await clientOf(inTurn(json(200, { step: 1 }), json(503, {}), json(200, { step: 2 })));
    const steps: unknown[] = [];
    await http.whole(async (once) => {
      steps.push(await once.call('GET', 'search'));
      steps.push(await once.call('POST', 'create'));
    });
    expect(server!.requests.map(({ url }) => url)).toEqual([
      '/api/search',
      '/api/create',
      '/api/search',
      '/api/create',
    ]);
    expect(steps).toHaveLength(3);
  });

  it('names the length of every body, also of an empty one', async () => {
    const http = await clientOf(json(200, {}));
    await http.put('/api/2.0/mlflow-artifacts/artifacts/a', Buffer.alloc(100_000, 7));
    await http.put('/api/2.0/mlflow-artifacts/artifacts/b', new Uint8Array(0));
    await http.call('POST', '2.0/mlflow/runs/update', {});
    expect(server!.requests.map(({ headers }) => headers['content-length'])).toEqual(['100000', '0', '2']);
    expect(server!.requests.some(({ headers }) => 'transfer-encoding' in headers)).toBe(false);
  });

  it.each([
    [{ username: 'me', password: 'secret' }, `Basic ${Buffer.from('me:secret').toString('base64')}`],
    [{ username: 'me', password: 'secret', token: 'abc' }, 'Bearer abc'],
    [{}, undefined],
  ])('sends credentials with every request: %j', async (credentials, wanted) => {
    const http = await clientOf(json(200, {}), { credentials });
    await http.call('GET', '2.0/mlflow/runs/get');
    await http.put('/api/x', new Uint8Array(1));
    expect(server!.requests.map(({ headers }) => headers.authorization)).toEqual([wanted, wanted]);
  });

  it('takes credentials and a path from the address, and does not tell them', async () => {
    const http = await clientOf(json(200, {}));
    const other = new MlflowHttp({
      uri: `${server!.url.replace('http://', 'http://me:pass%20word@')}/prefix/`,
      timeoutSeconds: 30,
      retries: 0,
      minDelayMs: 1,
    });
    await other.call('GET', '2.0/mlflow/runs/get');
    expect(server!.requests[0]).toMatchObject({
      url: '/prefix/api/2.0/mlflow/runs/get',
      headers: { authorization: `Basic ${Buffer.from('me:pass word').toString('base64')}` },
    });
    expect(other.address).toBe(`${http.address}/prefix`);
  });
});

describe('what a user is told', () => {
  it.each<[string, Responder, RegExp]>([
    ['401', json(401, {}), /credentials.*MLFLOW_TRACKING_USERNAME/],
    ['403', json(403, { message: 'no' }), /does not allow this \(403: no\)/],
    [
      'the host check',
      (_request, response) =>
        void response.writeHead(403).end('Invalid Host header - possible DNS rebinding attack detected'),
      /--allowed-hosts/,
    ],
    [
      'another server',
      (_request, response) => void response.writeHead(404).end('<html>'),
      /no MLflow server.*mlflow\.tracking_uri/,
    ],
    ['a page', (_request, response) => void response.writeHead(200).end('<html>'), /no MLflow server/],
    ['503', json(503, { message: 'down' }), /answered 503: down\. Look at the log/],
  ])('after %s', async (_, respond, message) => {
    const http = await clientOf(respond, { retries: 0 });
    const failure = await http
      .call('GET', '2.0/mlflow/runs/get')
      .catch((error: unknown) => trackingFailure(error, http.address));
    expect(failure).toMatchObject({ code: 'tracking_unavailable', message: expect.stringMatching(message) });
  });

  it('when nothing listens, and when the host does not exist', async () => {
    const told = async (uri: string): Promise<unknown> => {
      const http = new MlflowHttp({ uri, timeoutSeconds: 30, retries: 0, minDelayMs: 1 });
      return http.call('GET', 'x').catch((error: unknown) => trackingFailure(error, http.address));
    };
    expect(await told(await refusingAddress())).toMatchObject({ message: expect.stringMatching(/make mlflow/) });
    // No host can have this name, so nobody on the network is asked for it.
    expect(await told('http://no..host')).toMatchObject({ message: expect.stringMatching(/is not known/) });
  });
});
