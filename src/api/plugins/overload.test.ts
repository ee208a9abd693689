/** What is answered to requests that are turned away, and to whom nothing is. */

import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import { tinyApi, tinyEngine } from '../../../test/builders/tiny-engine.ts';
import type { ConfigInput } from '../../config/schema.ts';
import { buildApp } from '../app.ts';

const closing: FastifyInstance[] = [];
afterEach(async () => {
  for (const app of closing.splice(0)) await app.close();
});

/** Keeps the event loop busy. */
function work(milliseconds: number): void {
  const until = performance.now() + milliseconds;
  while (performance.now() < until);
}

/** An API whose searches take 20 ms of the processor each. */
async function slowApi(config: ConfigInput) {
  const engine = tinyEngine();
  const search: typeof engine.search = (...query) => {
    work(20);
    return engine.search(...query);
  };
  const { deps, logged } = tinyApi({ engine: () => ({ ...engine, search }), config });
  const app = await buildApp(deps);
  closing.push(app);
  await app.listen({ host: '127.0.0.1', port: 0 });
  return { url: app.listeningOrigin, logged };
}

/**
 * Sends searches over many connections, each connection one after the other, until the answers are enough, and gives them all. How many are
 * answered in a given time is the machine's to say.
 */
async function crowd(url: string, isEnough: (answers: readonly Response[]) => boolean): Promise<Response[]> {
  const answers: Response[] = [];
  const client = async (): Promise<void> => {
    while (!isEnough(answers)) answers.push(await fetch(`${url}/search?q=dark`));
  };
  await Promise.all(Array.from({ length: 20 }, client));
  return answers;
}

function withStatus(answers: readonly Response[], wanted: number): Response[] {
  return answers.filter(({ status }) => status === wanted);
}

const EAGER: ConfigInput = { overload: { max_wait_ms: 25, patience_ms: 100 } };
/** No machine is so busy for so long. */
const PATIENT: ConfigInput = { overload: { max_wait_ms: 25, patience_ms: 30_000 } };

describe('under overload', () => {
  it('some are answered, and the others are told when to come back', async () => {
    const { url, logged } = await slowApi(EAGER);
    const answers = await crowd(url, (all) => withStatus(all, 200).length > 10 && withStatus(all, 503).length > 10);
    const shed = withStatus(answers, 503);
    expect(shed.length + withStatus(answers, 200).length).toBe(answers.length);
    const [one] = shed as [Response];
    expect(Object.fromEntries(one.headers)).toMatchObject({
      'retry-after': '1',
      'content-type': 'application/json; charset=utf-8',
      'x-latency-ms': expect.stringMatching(/^\d/),
    });
    expect(await one.json()).toEqual({
      detail: { error: 'overloaded', message: expect.any(String), suggestion: expect.stringMatching(/Retry-After/) },
      request_id: one.headers.get('x-request-id'),
    });
    const metrics = await (await fetch(`${url}/metrics`)).text();
    const counted = (line: string) =>
      Number(
        metrics
          .split('\n')
          .find((text) => text.startsWith(line))
          ?.split(' ')
          .at(-1),
      );
    expect(counted('recommender_errors_total{endpoint="/search",error_type="overload"}')).toBe(shed.length);
    expect(counted('recommender_errors_total{endpoint="/search",error_type="internal"}')).toBe(0);
    expect(counted('recommender_requests_total{method="GET",endpoint="/search",status_code="503"}')).toBe(shed.length);
    const admitted = answers.length - shed.length;
    expect(counted('recommender_request_wait_seconds_count')).toBe(admitted);
    // How long it is depends on who comes in time; it is a part of the latency in any case.
    expect(counted('recommender_request_wait_seconds_sum')).toBeGreaterThan(0);
    expect(counted('recommender_request_wait_seconds_sum')).toBeLessThan(
      counted('recommender_request_latency_seconds_sum{method="GET",endpoint="/search"}'),
    );
    expect(logged()).toContainEqual(
      expect.objectContaining({ level: 'warn', msg: 'overloaded: requests were turned away' }),
    );
  });

  it('health checks and metrics are answered', async () => {
    const { url } = await slowApi(EAGER);
    const seen = { shed: 0, isOver: false };
    const searches = crowd(url, (answers) => {
      seen.shed = withStatus(answers, 503).length;
      return seen.isOver;
    });
    await expect.poll(() => seen.shed).toBeGreaterThan(0);
    const shedBefore = seen.shed;
    const statuses: number[] = [];
    // For as long as others are turned away.
    while (statuses.length < 8 || seen.shed === shedBefore)
      for (const path of ['/health/live', '/health/ready', '/health?verbose=1', '/metrics'])
        statuses.push((await fetch(url + path)).status);
    seen.isOver = true;
    expect(new Set(statuses)).toEqual(new Set([200]));
    await searches;
  });

  it('pages of listed origins can read that they were turned away, those of others cannot', async () => {
    const origin = 'https://example.org';
    const { url } = await slowApi({ ...EAGER, server: { cors_origins: [origin] } });
    const seen = { isOver: false };
    const searches = crowd(url, () => seen.isOver);
    const turnedAway = async (from: string): Promise<Headers> => {
      for (;;) {
        const { status, headers } = await fetch(`${url}/search?q=dark`, { headers: { origin: from } });
        if (status === 503) return headers;
      }
    };
    const listed = await turnedAway(origin);
    const other = await turnedAway('https://other.org');
    seen.isOver = true;
    await searches;
    expect(listed.get('access-control-allow-origin')).toBe(origin);
    expect(listed.get('access-control-expose-headers')).toMatch(/Retry-After/i);
    expect(other.get('access-control-allow-origin')).toBeNull();
    expect([listed.get('vary'), other.get('vary')]).toEqual(['Origin', 'Origin']);
  });

  it('nobody is turned away where that is switched off', async () => {
    const { url } = await slowApi({ overload: { ...EAGER.overload, enabled: false } });
    const answers = await crowd(url, ({ length }) => length > 40);
    expect(withStatus(answers, 200)).toHaveLength(answers.length);
  });
});

describe('without overload', () => {
  it('an answer says how long it took, its wait for others included', async () => {
    const { url, logged } = await slowApi(PATIENT);
    const latencies = async (): Promise<number[]> => {
      const answers = await Promise.all(
        Array.from({ length: 5 }, async () => {
          const answer = await fetch(`${url}/search?q=dark`);
          await answer.text();
          return answer;
        }),
      );
      return answers.map(({ headers }) => Number(headers.get('x-latency-ms'))).sort((a, b) => a - b);
    };
    // Each takes 20 ms of the processor. Once they are connected, all are read together, and the last has waited for others.
    await expect
      .poll(async () => {
        const [first = 0, , , , last = 0] = await latencies();
        return last - first;
      })
      .toBeGreaterThan(39);
    const [shortest, , , , longest] = await latencies();
    const logs = logged().filter(({ msg }) => msg === 'request answered');
    expect(logs.map(({ ms }) => ms)).toEqual(expect.arrayContaining([shortest, longest]));
  });

  it('nobody is turned away because the process was busy once for half a second', async () => {
    const { url } = await slowApi(PATIENT);
    const answers: number[] = [];
    const steady = (async () => {
      for (let at = 0; at < 30; at += 1) {
        answers.push((await fetch(`${url}/suggest?q=d`)).status);
        await delay(10);
      }
    })();
    await delay(100);
    const waiting = Array.from({ length: 20 }, () => fetch(`${url}/suggest?q=d`));
    work(500);
    answers.push(...(await Promise.all(waiting)).map(({ status }) => status));
    await steady;
    expect(new Set(answers)).toEqual(new Set([200]));
  });
});
