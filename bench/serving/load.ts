/** Sends a load with autocannon, and times every answer by its status. */

import autocannon from 'autocannon';
import { type Times, timesOf } from './figures.ts';
import type { LoadRequest } from './mix.ts';

/** A load. */
export interface LoadOptions {
  readonly url: string;
  readonly seconds: number;
  /** Connections, each with one request after the other. */
  readonly connections: number;
  /** Requests a second that all of them together aim at; without it, as many as there are answers. */
  readonly rate?: number;
  /** What to send; each connection sends another part, over and over. */
  readonly requests: readonly LoadRequest[];
}

/** What came of a load. */
export interface Loaded {
  /** Answers with 2xx, and with 404 of titles that a search by a shortened name does not find. */
  readonly answered: Times;
  /** Answers with 503 or 429. */
  readonly refused: Times;
  /** Other statuses, and requests without an answer. */
  readonly failed: number;
}

/** Sends it. */
export async function load(options: LoadOptions): Promise<Loaded> {
  const { url, seconds, connections, rate, requests } = options;
  let connected = 0;
  const answers: { status: number; milliseconds: number }[] = [];
  const { errors, timeouts } = await new Promise<autocannon.Result>((resolve, reject) => {
    const instance = autocannon(
      {
        url,
        connections,
        duration: seconds,
        timeout: 30,
        ...(rate === undefined ? {} : { overallRate: Math.round(rate) }),
        // Made before anything is sent, for every connection: a long list would keep the first answers waiting.
        requests: requests.slice(0, 1),
        setupClient(client) {
          const [from, to] = [connected, connected + 1].map((at) => Math.floor((at / connections) * requests.length));
          connected += 1;
          client.setRequests(requests.slice(from, Math.max(to ?? 0, (from ?? 0) + 1)));
        },
      },
      (error: unknown, result) => (error ? reject(error) : resolve(result)),
    );
    instance.on('response', (_client, status, _bytes, milliseconds) => answers.push({ status, milliseconds }));
  });
  return sumUp(answers, seconds, errors + timeouts);
}

/** Sums up the answers of so many seconds. */
export function sumUp(
  answers: readonly { readonly status: number; readonly milliseconds: number }[],
  seconds: number,
  unanswered: number,
): Loaded {
  const took = (isWanted: (status: number) => boolean) =>
    answers.filter(({ status }) => isWanted(status)).map(({ milliseconds }) => milliseconds);
  const answered = took((status) => (status >= 200 && status < 300) || status === 404);
  const refused = took((status) => status === 503 || status === 429);
  return {
    answered: timesOf(answered, seconds),
    refused: timesOf(refused, seconds),
    failed: unanswered + answers.length - answered.length - refused.length,
  };
}
