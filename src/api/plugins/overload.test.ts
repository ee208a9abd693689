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

/** Sends searches over many connections for a while, each connection one after the other, and gives the answers. */
async function crowd(url: string, milliseconds: number): Promise<Response[]> {
  const answers: Response[] = [];
  const until = performance.now() + milliseconds;
  const client = async (): Promise<void> => {
    while (performance.now() < until) answers.push(await fetch(`${url}/search?q=dark`));
  };
  await Promise.all(Array.from({ length: 20 }, client));
  return answers;
}

const EAGER: ConfigInput = { overload: { max_wait_ms: 25, patience_ms: 100 } };

describe('under overload', () => {
  it('some are answered, and the others are told when to come back', async () => {
    const { url, logged } = await slowApi(EAGER);
    const answers = await crowd(url, 1500);
    const shed = answers.filter(({ status }) => status === 503);
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(10);
    expect(shed.length).toBeGreaterThan(10);
    expect(shed.length + answers.filter(({ status }) => status === 200).length).toBe(answers.length);
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
    // Each search keeps the others waiting for 20 ms, and whoever is answered has waited for some of them.
    expect(counted('recommender_request_wait_seconds_sum')).toBeGreaterThan(admitted * 0.005);
    expect(counted('recommender_request_wait_seconds_sum')).toBeLessThan(
      counted('recommender_request_latency_seconds_sum{method="GET",endpoint="/search"}'),
    );
    expect(logged()).toContainEqual(
      expect.objectContaining({ level: 'warn', msg: 'overloaded: requests were turned away' }),
    );
  });

  it('health checks and metrics are answered', async () => {
    const { url } = await slowApi(EAGER);
    const searches = crowd(url, 1000);
    await delay(300);
    const statuses = [];
    for (const path of ['/health/live', '/health/ready', '/health?verbose=1', '/metrics'])
      statuses.push((await fetch(url + path)).status);
    expect(statuses).toEqual([200, 200, 200, 200]);
    expect((await searches).some(({ status }) => status === 503)).toBe(true);
  });

  it('nobody is turned away where that is switched off', async () => {
    const { url } = await slowApi({ overload: { ...EAGER.overload, enabled: false } });
    expect((await crowd(url, 600)).every(({ status }) => status === 200)).toBe(true);
  });
});

describe('without overload', () => {
  it('an answer says how long it took, its wait for others included', async () => {
    const { url, logged } = await slowApi({ overload: { max_wait_ms: 25, patience_ms: 1000 } });
    const ask = () =>
      Promise.all(
        Array.from({ length: 5 }, async () => {
          const answer = await fetch(`${url}/search?q=dark`);
          await answer.text();
          return answer;
        }),
      );
    // Once they are connected, all are read at once.
    await ask();
    const answers = await ask();
    const latencies = answers.map(({ headers }) => Number(headers.get('x-latency-ms'))).sort((a, b) => a - b);
    // Each takes 20 ms of the processor.
    expect(latencies[0]).toBeLessThan(60);
    expect(latencies[4]).toBeGreaterThan(60);
    const lines = logged().filter(({ msg }) => msg === 'request answered');
    expect(lines.map(({ ms }) => ms)).toContain(latencies[4]);
  });

  it('nobody is turned away because the process was busy once for half a second', async () => {
    const { url } = await slowApi({ overload: { max_wait_ms: 25, patience_ms: 1000 } });
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
