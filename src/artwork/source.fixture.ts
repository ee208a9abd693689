/** A stand-in for TMDB that answers in its format, with what titles it knows, and misbehaves as it is told. */

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TmdbPlace } from './tmdb/posters.ts';

/** Answers one request instead of TMDB. */
export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** The stand-in. */
export interface FakeTmdb {
  readonly place: TmdbPlace;
  /** Paths with queries, in the order in which they were asked for. */
  readonly requests: string[];
  /** What the last request authorized itself with. */
  authorization(): string | undefined;
  /** The largest number of requests at a time. */
  busiest(): number;
  /** Answers from now on to paths that match. */
  answer(path: RegExp, answer: Answer): void;
  close(): Promise<void>;
}

/** Bytes that begin as a JPEG does, different for each path. */
export function pictureOf(path: string): Buffer {
  return Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from(path)]);
}

/** A film and a series have posters, tt0000002 is known without one, all else is unknown. */
const FOUND: Readonly<Record<string, object>> = {
  tt0000001: { movie_results: [{ id: 1, poster_path: '/film.jpg' }], tv_results: [], person_results: [] },
  tt0000002: { movie_results: [{ id: 2, poster_path: null }], tv_results: [], person_results: [] },
  tt0000003: { movie_results: [], tv_results: [{ id: 3, poster_path: '/series.jpg' }], person_results: [] },
  tt0000004: { movie_results: [{ id: 4, poster_path: '/../../secret?.jpg' }], tv_results: [] },
};

/** An answer in JSON. */
export function json(status: number, body: unknown): Answer {
  return (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json;charset=utf-8' }).end(JSON.stringify(body));
  };
}

/** An answer with a body of any type. */
export function bytes(status: number, type: string, body: Buffer): Answer {
  return (_request, response) => {
    response.writeHead(status, { 'content-type': type }).end(body);
  };
}

/** Starts it, with limits that no machine comes near unless something hangs. */
export async function fakeTmdb(totalMs = 30_000): Promise<FakeTmdb> {
  const requests: string[] = [];
  const answers: [RegExp, Answer][] = [];
  let authorization: string | undefined;
  let running = 0;
  let busiest = 0;
  const server = createServer((request, response) => {
    const url = request.url ?? '';
    requests.push(url);
    authorization = request.headers.authorization;
    running++;
    busiest = Math.max(busiest, running);
    response.once('close', () => running--);
    const special = answers.findLast(([path]) => path.test(url));
    if (special !== undefined) special[1](request, response);
    else if (url.startsWith('/t/p/')) bytes(200, 'image/jpeg', pictureOf(url))(request, response);
    else json(200, FOUND[/tt\d+/.exec(url)?.[0] ?? ''] ?? { movie_results: [], tv_results: [] })(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    place: { apiUrl: `${origin}/3`, imageUrl: `${origin}/t/p`, limits: { connectMs: 30_000, totalMs } },
    requests,
    authorization: () => authorization,
    busiest: () => busiest,
    answer: (path, answer) => void answers.push([path, answer]),
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
