/** Broken and hostile traffic against a listening server: proper answers, no crash, nothing left waiting. */

import { once } from 'node:events';
import { connect } from 'node:net';
import * as fc from 'fast-check';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tinyApi } from '../../test/builders/tiny-engine.ts';
import type { ConfigInput } from '../config/schema.ts';
import { buildApp } from './app.ts';

let app: FastifyInstance;
let impatient: FastifyInstance;
let logged: () => Record<string, unknown>[];
let loggedImpatiently: typeof logged;
beforeAll(async () => {
  const listening = async (server: ConfigInput['server'] = {}) => {
    const api = tinyApi({ config: { server: { body_limit_bytes: 2048, ...server } } });
    const built = await buildApp(api.deps);
    await built.listen({ port: 0, host: '127.0.0.1' });
    return [built, api.logged] as const;
  };
  [app, logged] = await listening();
  // Its limit is one that a machine may come near: only requests that never end are for it.
  [impatient, loggedImpatiently] = await listening({ request_timeout_seconds: 1 });
});
afterAll(async () => {
  await app.close();
  await impatient.close();
});

/** Sends bytes and returns all that comes back until the server closes, or for so long nothing comes that it never will. */
function send(bytes: string | Uint8Array, options: { to?: FastifyInstance; end?: boolean } = {}): Promise<string> {
  const { port } = new URL((options.to ?? app).listeningOrigin);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(Number(port), '127.0.0.1', () => {
      socket.write(bytes);
      if (options.end === true) socket.end();
    });
    const finish = () => {
      socket.destroy();
      resolve(Buffer.concat(chunks).toString('latin1'));
    };
    socket.setTimeout(30_000, finish);
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('close', finish);
    // A reset is the server's way to stop a client that keeps sending.
    socket.on('error', (error: NodeJS.ErrnoException) => (error.code === 'ECONNREFUSED' ? reject(error) : finish()));
  });
}

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string;
}

function parse(text: string): Answer {
  const [head = '', body = ''] = text.split('\r\n\r\n', 2);
  const [statusLine = '', ...lines] = head.split('\r\n');
  const headers = lines.map((line) => [
    line.slice(0, line.indexOf(':')).toLowerCase(),
    line.slice(line.indexOf(':') + 2),
  ]);
  return { status: Number(statusLine.split(' ')[1]), headers: Object.fromEntries(headers), body };
}

const REQUEST = 'GET /health/live HTTP/1.1\r\nHost: h\r\nConnection: close\r\n';
const JSON_POST = 'POST /recommend HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\n';

/** The answer is the refusal that is wanted, in every part, and in the log. */
function expectRefusal(answer: Answer, status: number, error: string, log: readonly Record<string, unknown>[]): void {
  expect(answer.status).toBe(status);
  expect(answer.headers).toMatchObject({
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(Buffer.byteLength(answer.body)),
    connection: 'close',
    'x-latency-ms': expect.stringMatching(/^\d+(\.\d{1,3})?$/),
  });
  expect(JSON.parse(answer.body)).toEqual({
    detail: { error, message: expect.any(String), suggestion: expect.any(String) },
    request_id: answer.headers['x-request-id'],
  });
  expect(log.some((line) => line.request_id === answer.headers['x-request-id'] && line.status === status)).toBe(true);
}

describe('what the HTTP parser refuses', () => {
  it.each([
    ['bytes that are not HTTP', '\0\x01\x02 garbage\r\n\r\n', 400, 'malformed_request'],
    ['a request line without a path', 'GET\r\n\r\n', 400, 'malformed_request'],
    ['a preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400, 'malformed_request'],
    ['a header without a colon', `${REQUEST}nonsense\r\n\r\n`, 400, 'malformed_request'],
    [
      'two lengths of the body',
      `${JSON_POST}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n`,
      400,
      'malformed_request',
    ],
    ['a broken chunk', `${JSON_POST}Transfer-Encoding: chunked\r\n\r\nzz\r\n`, 400, 'malformed_request'],
    ['no host', 'GET /health/live HTTP/1.1\r\nConnection: close\r\n\r\n', 400, 'malformed_request'],
    ['oversized headers', `${REQUEST}X: ${'x'.repeat(20_000)}\r\n\r\n`, 431, 'headers_too_large'],
    ['an oversized query', `GET /search?q=${'x'.repeat(20_000)} HTTP/1.1\r\nHost: h\r\n\r\n`, 431, 'headers_too_large'],
    [
      'a body larger than it says',
      `${JSON_POST}Transfer-Encoding: chunked\r\n\r\n1000\r\n${'x'.repeat(4096)}\r\n0\r\n\r\n`,
      413,
      'body_too_large',
    ],
  ])('answers %s', async (_name, bytes, status, error) => {
    expectRefusal(parse(await send(bytes)), status, error, logged());
  });

  it.each([
    ['a body that never comes', `${JSON_POST}Content-Length: 100\r\n\r\n{"title"`],
    ['headers that never end', 'POST /recommend HTTP/1.1\r\nHost: h\r\n'],
  ])('answers %s', async (_name, bytes) => {
    const answer = parse(await send(bytes, { to: impatient }));
    expectRefusal(answer, 408, 'request_timeout', loggedImpatiently());
  });

  it('does not write into an answer that has begun', async () => {
    const text = await send('GET /health/live HTTP/1.1\r\nHost: h\r\n\r\nGARBAGE\r\n\r\n');
    expect(text.match(/HTTP\/1\.1/g)).toHaveLength(1);
  });
});

describe('what is unusual but fine', () => {
  it.each([
    ['HTTP/1.0 without a host', 'GET /health/live HTTP/1.0\r\n\r\n'],
    ['an address in absolute form', 'GET http://other/health/live HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n'],
    ['an expectation it does not know', `${REQUEST}Expect: a-pony\r\n\r\n`],
    [
      'an upgrade it does not do',
      'GET /health/live HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\nConnection: Upgrade, close\r\n\r\n',
    ],
  ])('takes %s', async (_name, bytes) => {
    const answer = parse(await send(bytes));
    expect(answer).toMatchObject({ status: 200, body: '{"status":"alive"}' });
  });

  it('makes one new identifier of two', async () => {
    const answer = parse(await send(`${REQUEST}X-Request-ID: a\r\nX-Request-ID: b\r\n\r\n`));
    expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('answers HEAD without a body, refusals too', async () => {
    for (const path of ['/health/live', '/nowhere', '/recommend', '/titles/x', '/%zz']) {
      const answer = parse(await send(`HEAD ${path} HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n`));
      expect(answer.body).toBe('');
      expect(answer.headers).toHaveProperty('x-request-id');
    }
  });

  it('logs a request that its client breaks off', async () => {
    const arrived = once(app.server, 'request');
    const socket = connect(Number(new URL(app.listeningOrigin).port), '127.0.0.1');
    socket.write(`${JSON_POST}X-Request-ID: broken-off\r\nContent-Length: 100\r\n\r\n{"ti`);
    await arrived;
    socket.destroy();
    await expect
      .poll(() => logged().filter((line) => line.request_id === 'broken-off'))
      .toMatchObject([{ method: 'POST', route: '/recommend', msg: 'request aborted' }]);
  });
});

describe('random traffic', () => {
  it('never crashes the server nor gets a 5xx', async () => {
    const valid = fc.constantFrom(
      `${REQUEST}\r\n`,
      `${JSON_POST}Connection: close\r\nContent-Length: 16\r\n\r\n{"title":"dark"}`,
      'GET /search?q=dark HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n',
      'GET /titles/\\..\\%00;x HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n',
    );
    const mutated = fc
      .tuple(valid, fc.array(fc.tuple(fc.nat(200), fc.nat(255)), { minLength: 1, maxLength: 4 }))
      .map(([text, changes]) => {
        const bytes = Buffer.from(text);
        for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
        return bytes;
      });
    const traffic = fc.oneof(mutated, fc.uint8Array({ maxLength: 300 }));
    await fc.assert(
      fc.asyncProperty(traffic, async (bytes) => {
        const text = await send(bytes, { end: true });
        for (const [, status] of text.matchAll(/HTTP\/1\.1 (\d{3})/g)) expect(Number(status)).toBeLessThan(500);
      }),
      { numRuns: 300, seed: 20_250_101 },
    );
    expect(parse(await send(`${REQUEST}\r\n`)).status).toBe(200);
    expect(logged().filter(({ level }) => level === 'error')).toEqual([]);
  });
});

describe('closing', () => {
  it('finishes what is in flight and answers it fully', async () => {
    const closing = await buildApp(tinyApi().deps);
    await closing.listen({ port: 0, host: '127.0.0.1' });
    const arrived = once(closing.server, 'request');
    let goOn = (): void => undefined;
    const closingBegan = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const body = new ReadableStream({
      async start(controller) {
        controller.enqueue(Buffer.from('{"title":'));
        await closingBegan;
        controller.enqueue(Buffer.from('"dark"}'));
        controller.close();
      },
    });
    const headers = { 'content-type': 'application/json' };
    const url = `${closing.listeningOrigin}/recommend`;
    const inFlight = fetch(url, { method: 'POST', body, headers, duplex: 'half' });
    await arrived;
    const closed = closing.close();
    await expect.poll(() => closing.server.listening).toBe(false);
    goOn();
    const response = await inFlight;
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ query: { title: 'Dark' } });
    await closed;
  });
});
