/** What a download does on good and bad answers, against real servers. */

import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { refusingAddress } from '../../test/helpers/data-server.ts';
import { FileServer, gzipOf, type Reply, status } from './server.fixture.ts';
import { obtainDataset } from './source.ts';
import type { IngestionEvent, ObtainedFile, ObtainOptions } from './types.ts';
import { errorOf, Workspace } from './workspace.fixture.ts';

const NAME = 'title.ratings.tsv.gz';
const ROWS = 4000;
const FILE = gzipOf('title.ratings', ROWS);
const OTHER = gzipOf('title.ratings', ROWS + 1);

const SILENT: Reply = () => {};
const HALTING: Reply = (_request, response) => {
  response.writeHead(200, { 'content-length': FILE.length }).write(FILE.subarray(0, 100));
};

let server: FileServer;
let space: Workspace;

beforeEach(async () => {
  space = new Workspace();
  server = await FileServer.start(FILE);
});
afterEach(async () => {
  await server.close();
  space.remove();
});

const obtain = (changes: Partial<ObtainOptions> = {}): Promise<ObtainedFile> =>
  obtainDataset('title.ratings', space.options(server.url, changes));
const stored = (): Buffer => readFileSync(space.raw(NAME));

describe('a file is', () => {
  it('downloaded, verified and recorded', async () => {
    const file = await obtain();
    const { etag } = server.validators();
    expect(stored().equals(FILE)).toBe(true);
    expect(file).toMatchObject({
      path: space.raw(NAME),
      origin: `${server.url}/${NAME}`,
      compressed: true,
      outcome: 'downloaded',
    });
    expect(file).toMatchObject({ etag, lastModified: server.lastModified, dataset: 'title.ratings' });
    const facts = await file.facts;
    expect(facts).toMatchObject({ bytes: FILE.length, rows: ROWS });
    expect(space.names()).toEqual([NAME, `${NAME}.meta.json`]);
    expect(space.json(`${NAME}.meta.json`)).toEqual({
      url: `${server.url}/${NAME}`,
      etag,
      last_modified: server.lastModified,
      ...facts,
      downloaded_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    });
    expect(server.lastHeaders['accept-encoding']).toBe('identity');
    expect(space.events[0]).toEqual({
      dataset: 'title.ratings',
      kind: 'started',
      totalBytes: FILE.length,
      resumedFrom: 0,
    });
    expect(space.of('progress').at(-1)?.receivedBytes).toBe(FILE.length);
    expect(space.events.at(-1)).toMatchObject({ kind: 'finished', outcome: 'downloaded', bytes: FILE.length });
  });

  it('not fetched again while it is the same', async () => {
    const first = await obtain();
    const again = await obtain();
    expect(server.lastHeaders['if-none-match']).toBe(first.etag);
    expect(again.outcome).toBe('unchanged');
    expect(await again.facts).toEqual(await first.facts);
    expect(space.of('started')).toHaveLength(1);
  });

  it('not fetched again when the server knows dates only, or ignores conditions', async () => {
    server.etag = null;
    await obtain();
    expect((await obtain()).outcome).toBe('unchanged');
    server.conditions = false;
    expect((await obtain()).outcome).toBe('unchanged');
    server.etag = undefined;
    await obtain();
    expect((await obtain()).outcome).toBe('unchanged');
    expect(space.of('started')).toHaveLength(1);
  });

  it('fetched when it changed, or when there is nothing to compare', async () => {
    await obtain();
    server.body = OTHER;
    expect((await obtain()).outcome).toBe('downloaded');
    expect(stored().equals(OTHER)).toBe(true);
    server.etag = null;
    server.lastModified = null;
    server.body = FILE;
    expect((await obtain()).outcome).toBe('downloaded');
    expect((await obtain()).outcome).toBe('downloaded');
    expect(stored().equals(FILE)).toBe(true);
  });

  it('fetched when forced', async () => {
    await obtain();
    expect((await obtain({ forceDownload: true })).outcome).toBe('downloaded');
    expect(server.lastHeaders['if-none-match']).toBeUndefined();
  });

  it.each([
    ['is missing', (path: string) => writeFileSync(`${path}.meta.json`, '')],
    ['is garbage', (path: string) => writeFileSync(`${path}.meta.json`, '{"url":1}')],
    ['speaks of another size', (path: string) => writeFileSync(path, 'short')],
  ])('fetched when its record %s', async (_name, spoil) => {
    await obtain();
    spoil(space.raw(NAME));
    expect((await obtain()).outcome).toBe('downloaded');
    expect(stored().equals(FILE)).toBe(true);
  });

  it('fetched through a redirect', async () => {
    server.replies.push(status(302, { location: '/elsewhere/file' }));
    expect((await obtain()).origin).toBe(`${server.url}/${NAME}`);
    expect(server.requests.map(({ url }) => url)).toEqual([`/${NAME}`, '/elsewhere/file']);
  });

  it('fetched below a path, with a user and a token that are not shown', async () => {
    const source = server.url.replace('://', '://me:s%3Acret@');
    const file = await obtain({ source: `${source}/imdb/?token=hush` });
    expect(server.requests[0]?.url).toBe(`/imdb/${NAME}?token=hush`);
    expect(server.lastHeaders.authorization).toBe(`Basic ${Buffer.from('me:s:cret').toString('base64')}`);
    expect(file.origin).toBe(`${server.url}/imdb/${NAME}`);
    expect(JSON.stringify(space.json(`${NAME}.meta.json`))).not.toMatch(/cret|hush/);
  });

  it('fetched through the proxy of the environment', async () => {
    const proxy = createHttpServer((request, response) => {
      const onward = httpRequest(request.url ?? '', { headers: request.headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 0, { ...answer.headers, 'x-by': 'proxy' });
        answer.pipe(response);
      });
      onward.end();
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    process.env.http_proxy = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    try {
      const seen = new Promise((resolve) => proxy.once('request', ({ url }) => resolve(url)));
      await obtain();
      expect(await seen).toBe(`${server.url}/${NAME}`);
    } finally {
      delete process.env.http_proxy;
      proxy.closeAllConnections();
      proxy.close();
    }
  });
});

describe('a failure that may pass', () => {
  it('is tried again', async () => {
    server.replies.push(status(500), status(503), status(429));
    expect((await obtain()).outcome).toBe('downloaded');
    expect(space.of('retrying').map(({ attempt, retriesLeft, reason }) => [attempt, retriesLeft, reason])).toEqual([
      [1, 3, 'the server answered 500'],
      [2, 2, 'the server answered 503'],
      [3, 1, 'the server answered 429'],
    ]);
  });

  it('is tried again when the server says, if that is soon', async () => {
    server.replies.push(status(503, { 'retry-after': '1' }), status(503, { 'retry-after': '99999' }));
    const order: string[] = [];
    const onEvent = (event: IngestionEvent): void => {
      space.events.push(event);
      // Set before the wait begins, and shorter: on any machine it is over first.
      if (event.kind === 'retrying' && event.attempt === 1) setTimeout(() => order.push('waited'), 990);
      if (event.kind === 'retrying' && event.attempt === 2) order.push('asked again');
    };
    await obtain({ onEvent });
    expect(order).toEqual(['waited', 'asked again']);
    expect(space.of('retrying')[0]?.delaySeconds).toBe(1);
    expect(space.of('retrying')[1]?.delaySeconds).toBeLessThan(0.1);
  });

  it('is an error in the end', async () => {
    server.replies.push(...Array.from({ length: 4 }, () => status(500)));
    const error = await errorOf(obtain());
    expect(error.code).toBe('source_unreachable');
    expect(error.message).toContain('the server answered 500. Tried 4 times.');
    expect(server.requests).toHaveLength(4);
    expect(existsSync(space.raw(NAME))).toBe(false);
  });

  it('may be a server that hangs, before or within its answer', async () => {
    const impatient = { retries: 0, idleTimeoutSeconds: 0.2 };
    server.replies.push(SILENT);
    const silent = await errorOf(obtain(impatient));
    expect(silent.code).toBe('source_unreachable');
    expect(silent.message).toContain('the server did not answer in time (UND_ERR_HEADERS_TIMEOUT)');
    // On a machine that stands still meanwhile, the head of an answer is late as well.
    await expect
      .poll(async () => {
        server.replies.push(HALTING);
        return (await errorOf(obtain(impatient))).message;
      })
      .toContain('the server stopped sending (UND_ERR_BODY_TIMEOUT)');
  });

  it('may be a refused connection; an earlier file is pointed out', async () => {
    await obtain();
    const error = await errorOf(obtain({ retries: 1, source: await refusingAddress() }));
    expect(error.code).toBe('source_unreachable');
    expect(error.message).toContain('the connection was refused (ECONNREFUSED). Tried 2 times.');
    expect(error.message).toContain(`is at ${space.raw(NAME)}`);
    expect(error.message).toContain(`use --source ${space.rawDir}.`);
    const local = await obtain({ source: space.rawDir });
    expect((await local.facts).rows).toBe(ROWS);
  });

  it('may be an unknown host, or a proxy that never opens its tunnel', async () => {
    // No host can have this name, so nobody on the network is asked for it.
    const unknown = await errorOf(obtain({ source: 'http://no..host', retries: 0 }));
    expect(unknown.message).toContain('its host name is not known (ENOTFOUND)');
    const silent = createHttpServer().on('connect', () => {});
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    process.env.https_proxy = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
    try {
      const limits = { retries: 0, connectTimeoutSeconds: 0.1, idleTimeoutSeconds: 0.1 };
      const stuck = await errorOf(obtain({ source: 'https://host.invalid', ...limits }));
      expect(stuck.message).toContain('did not answer in time');
    } finally {
      delete process.env.https_proxy;
      silent.closeAllConnections();
      silent.close();
    }
  });
});

describe('an answer is refused at once when it is', () => {
  const packedHeaderOnly = gzipSync('tconst\taverageRating\tnumVotes\n');

  it.each([
    ['404', status(404), 'source_missing', 'the server answered 404'],
    ['410', status(410), 'source_missing', 'the server answered 410'],
    ['403', status(403), 'source_refused', 'the server answered 403'],
    ['a redirect to nowhere', status(302), 'source_refused', 'redirects too often, or nowhere'],
    ['304 without being asked', status(304), 'source_refused', 'the server answered 304'],
    ['206 without being asked', status(206, {}, FILE), 'source_refused', 'the server answered 206'],
    [
      'a web page',
      status(200, { 'content-type': 'text/html; charset=utf-8' }, 'Sign in'),
      'source_corrupt',
      'captive portal',
    ],
    ['a web page by its look', status(200, {}, '<!doctype html>'), 'source_corrupt', 'it is a web page (HTML)'],
    ['cut off', status(200, {}, FILE.subarray(0, -9)), 'source_corrupt', 'it is cut off'],
    ['not gzip', status(200, {}, 'something'), 'source_corrupt', 'it is not a gzip file'],
    ['empty', status(200), 'source_corrupt', 'it is empty (0 bytes)'],
    [
      'followed by garbage',
      status(200, {}, Buffer.concat([FILE, FILE.subarray(100, 200)])),
      'source_corrupt',
      'other bytes',
    ],
    [
      'of another shape',
      status(200, {}, gzipSync('tconst\tx\n1\t2\n')),
      'source_corrupt',
      'missing averageRating, numVotes',
    ],
    ['without rows', status(200, {}, packedHeaderOnly), 'source_corrupt', 'it holds no rows'],
  ])('%s', async (_name, reply, code, message) => {
    server.replies.push(reply);
    const error = await errorOf(obtain());
    expect(error.code).toBe(code);
    expect(error.message).toContain(message);
    expect(error.message).toContain(`${server.url}/${NAME}`);
    expect(server.requests).toHaveLength(1);
    expect(space.names()).toEqual([]);
  });

  it('bad, and then leaves the earlier file alone', async () => {
    await obtain();
    server.body = OTHER.subarray(0, -9);
    const error = await errorOf(obtain());
    expect(error.code).toBe('source_corrupt');
    expect(error.message).toContain('A complete earlier file');
    expect(stored().equals(FILE)).toBe(true);
    expect(space.names()).toEqual([NAME, `${NAME}.meta.json`]);
    server.body = FILE;
    expect((await obtain()).outcome).toBe('unchanged');
  });

  it('not from an address at all', async () => {
    expect((await errorOf(obtain({ source: 'http://' }))).message).toContain('not a valid address');
  });
});

it('stops when told to, and keeps what it has', async () => {
  const stop = new AbortController();
  server.replies.push((_request, response) => {
    response.writeHead(200, { ...server.validators(), 'content-length': FILE.length }).write(FILE.subarray(0, 5000));
  });
  const stopped = obtain({ signal: stop.signal });
  const part = space.raw(`${NAME}.part`);
  await expect.poll(() => existsSync(part) && statSync(part).size).toBe(5000);
  stop.abort(new Error('stopped'));
  await expect(stopped).rejects.toThrow('stopped');
  expect(space.names()).toEqual([`${NAME}.part`, `${NAME}.part.json`]);
  await obtain();
  expect(space.of('started').at(-1)?.resumedFrom).toBe(5000);
  expect(stored().equals(FILE)).toBe(true);
});
