/** Limits with a real Redis: the contract of stores, the script against its model, three replicas, and Redis going away and coming back. */

import { setTimeout as delay } from 'node:timers/promises';
import { createClient } from '@redis/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bucket, takeFrom, UNITS_PER_TOKEN, unitsPerMicrosecond } from '../../src/ratelimit/bucket.ts';
import { RedisConnection } from '../../src/ratelimit/redis/connection.ts';
import { PROBE_ARGS, TAKE_SCRIPT } from '../../src/ratelimit/redis/script.ts';
import { RedisStore } from '../../src/ratelimit/redis/store.ts';
import { describeRateLimitStore } from '../../src/ratelimit/store.contract.ts';
import { DEMO, run } from '../helpers/program.ts';
import { seeded } from '../helpers/random.ts';
import { findRedis, startRedis, type TestRedis } from '../helpers/redis.ts';
import { type Serving, startServing } from '../helpers/serving.ts';
import { useTemporaryFolder } from '../helpers/temporary.ts';

const temporary = useTemporaryFolder();
let redis: TestRedis;
let prefixes = 0;

const skipped = findRedis() === undefined ? ' [skipped: redis-server is not installed]' : '';

describe.skipIf(findRedis() === undefined)(`limits with Redis${skipped}`, () => {
  beforeAll(async () => {
    redis = await startRedis(temporary());
    const trained = await run(['train', '--source', DEMO, '--models-dir', 'models'], { cwd: temporary() });
    expect(trained.code, trained.stderr).toBe(0);
  });
  afterAll(() => redis.kill());

  describeRateLimitStore('redis', async (policy) => {
    prefixes += 1;
    const store = new RedisStore({ policy, url: redis.url, timeoutMs: 5_000, keyPrefix: `contract ${prefixes} ` });
    expect(await store.ready(10_000)).toBe(true);
    return { store, pass: (milliseconds) => delay(milliseconds + 1) };
  });

  describe('the script', () => {
    it('decides as the bucket does, unit by unit, on its own clock, and its keys go when buckets are full', async () => {
      const connection = new RedisConnection({
        url: redis.url,
        timeoutMs: 5_000,
        script: TAKE_SCRIPT,
        probe: { key: 'script probe', args: PROBE_ARGS },
      });
      await connection.ready(10_000);
      const random = seeded(20_250_101);
      for (const policy of [
        { rate: 0.001, burst: 1_000_000 },
        { rate: 33.333, burst: 7 },
        { rate: 5000, burst: 40 },
        { rate: 100_000, burst: 3 },
      ]) {
        let bucket: Bucket | undefined;
        for (let at = 0; at < 400; at += 1) {
          const cost = random.below(Math.min(policy.burst, 12));
          if (at % 50 === 0) await delay(5);
          const answer = await connection.run(`script ${policy.rate}`, [
            String(cost * UNITS_PER_TOKEN),
            String(policy.burst * UNITS_PER_TOKEN),
            String(unitsPerMicrosecond(policy)),
          ]);
          const [allowed, debt, now] = (answer as string[]).map(Number);
          const expected = takeFrom(policy, bucket, cost, now ?? 0);
          expect([allowed === 1, debt]).toEqual([expected.isAllowed, expected.bucket.debt]);
          bucket = expected.bucket;
        }
      }
      await connection.close();
    });
  });

  /** Starts replicas with one limit. */
  const replicas = (env: Record<string, string>, count = 3): Promise<Serving[]> =>
    Promise.all(
      Array.from({ length: count }, () =>
        startServing(['serve', '--models-dir', 'models'], {
          cwd: temporary(),
          env: {
            REDIS_URL: redis.url,
            IMDB_RECOMMENDER_RATE_LIMIT_ENABLED: 'always',
            // A machine that is busy with the requests of these tests is not to be taken for a dead Redis.
            IMDB_RECOMMENDER_RATE_LIMIT_STORE_TIMEOUT_MS: '5000',
            ...env,
          },
        }),
      ),
    );
  const statusOf = async (url: string, headers: Record<string, string> = {}): Promise<number> => {
    const response = await fetch(`${url}/titles/tt1375666`, { headers });
    await response.arrayBuffer();
    return response.status;
  };
  /** Sends requests to all replicas at once, and gives how many were admitted. */
  const wave = async (servings: readonly Serving[], requests: number) => {
    const statuses = await Promise.all(
      Array.from({ length: requests }, (_, at) => statusOf(servings[at % servings.length]?.url ?? '')),
    );
    const counted = (status: number) => statuses.filter((one) => one === status).length;
    return { admitted: counted(200), limited: counted(429), refused: counted(503) };
  };
  const metric = async (url: string, line: string): Promise<number> => {
    const text = await (await fetch(`${url}/metrics`)).text();
    return Number(
      text
        .split('\n')
        .find((one) => one.startsWith(`${line} `))
        ?.split(' ')
        .at(-1),
    );
  };
  const flush = async (): Promise<void> => {
    await redis.kill();
    await redis.start();
  };

  it('are exact over three replicas', async () => {
    // A token in a quarter of an hour: what is admitted is the burst.
    const servings = await replicas({
      IMDB_RECOMMENDER_RATE_LIMIT_RATE: '0.001',
      IMDB_RECOMMENDER_RATE_LIMIT_BURST: '100',
    });
    expect(await wave(servings, 450)).toMatchObject({ admitted: 100, limited: 350, refused: 0 });
    expect(await wave(servings, 90)).toMatchObject({ admitted: 0, limited: 90 });
    for (const { url } of servings) expect(await metric(url, 'recommender_rate_limit_store_up{store="redis"}')).toBe(1);
    await Promise.all(servings.map((serving) => serving.stop()));
  });

  it('are exact over the workers of one service', async () => {
    await flush();
    const env = {
      REDIS_URL: redis.url,
      IMDB_RECOMMENDER_RATE_LIMIT_ENABLED: 'always',
      IMDB_RECOMMENDER_RATE_LIMIT_STORE_TIMEOUT_MS: '5000',
      IMDB_RECOMMENDER_RATE_LIMIT_RATE: '0.001',
      IMDB_RECOMMENDER_RATE_LIMIT_BURST: '100',
    };
    const args = ['serve', '--models-dir', 'models', '--workers', '2'];
    const serving = await startServing(args, { cwd: temporary(), env });
    expect(await wave([serving], 300)).toMatchObject({ admitted: 100, limited: 200, refused: 0 });
    expect(await metric(serving.url, 'recommender_rate_limit_store_up{store="redis"}')).toBe(1);
    await serving.stop();
  });

  it('give back what time gives, to all replicas together', async () => {
    await flush();
    const [rate, burst] = [50, 60];
    const servings = await replicas({
      IMDB_RECOMMENDER_RATE_LIMIT_RATE: `${rate}`,
      IMDB_RECOMMENDER_RATE_LIMIT_BURST: `${burst}`,
    });
    const startedAt = performance.now();
    let admitted = 0;
    // As long as it takes until as much has come back as three buckets hold.
    while (admitted < 4 * burst) admitted += (await wave(servings, 90)).admitted;
    const seconds = (performance.now() - startedAt) / 1000;
    expect(admitted).toBeLessThanOrEqual(burst + rate * seconds);
    await Promise.all(servings.map((serving) => serving.stop()));
  });

  it.each([
    ['open', 200],
    ['closed', 503],
  ] as const)(
    '%s: while Redis is killed every request gets %i, and afterwards limits are kept again',
    async (mode, status) => {
      await flush();
      const servings = await replicas({
        IMDB_RECOMMENDER_RATE_LIMIT_RATE: '0.001',
        IMDB_RECOMMENDER_RATE_LIMIT_BURST: '100',
        IMDB_RECOMMENDER_RATE_LIMIT_ON_STORE_FAILURE: mode,
      });
      expect(await wave(servings, 150)).toMatchObject({ admitted: 100, limited: 50 });
      await redis.kill();
      const during = await wave(servings, 300);
      expect(status === 200 ? during.admitted : during.refused).toBe(300);
      for (const { url } of servings) {
        expect((await fetch(`${url}/health`)).status).toBe(200);
        expect(await metric(url, 'recommender_rate_limit_store_up{store="redis"}')).toBe(0);
      }
      await redis.start();
      for (const { url } of servings)
        await expect.poll(() => metric(url, 'recommender_rate_limit_store_up{store="redis"}')).toBe(1);
      // Redis forgot everything, as it keeps nothing on disk: a whole burst again.
      expect(await wave(servings, 300)).toMatchObject({ admitted: 100, limited: 200, refused: 0 });
      for (const serving of servings) {
        const { stderr } = await serving.stop();
        expect(stderr.match(/rate limits cannot be kept/g)).toHaveLength(1);
        expect(stderr.match(/rate limits are kept/g)).toHaveLength(2);
      }
    },
  );

  it('a Redis that hangs costs those under way one time-out, and the others nothing', async () => {
    await flush();
    const servings = await replicas({ IMDB_RECOMMENDER_RATE_LIMIT_STORE_TIMEOUT_MS: '2000' }, 1);
    const [{ url }] = servings as [Serving];
    expect(await statusOf(url)).toBe(200);
    const failures = async () => {
      const of = (reason: string) => metric(url, `recommender_rate_limit_store_failures_total{reason="${reason}"}`);
      return { timeout: await of('timeout'), away: await of('away'), error: await of('error') };
    };
    const none = await failures();
    redis.freeze();
    expect((await wave(servings, 50)).admitted).toBe(50);
    const first = await failures();
    // Each failed once: one at least by its time-out, and with that the others on the same connection, or those that came when it was given up.
    expect(first.timeout).toBeGreaterThan(none.timeout);
    expect(first.timeout + first.away + first.error).toBe(none.timeout + none.away + none.error + 50);
    expect((await wave(servings, 50)).admitted).toBe(50);
    // None of these waited for Redis.
    expect(await failures()).toEqual({ ...first, away: first.away + 50 });
    redis.thaw();
    await expect.poll(() => metric(url, 'recommender_rate_limit_store_up{store="redis"}')).toBe(1);
    await servings[0]?.stop();
  });

  it.each([
    ['is full', ['CONFIG', 'SET', 'maxmemory', '1'], ['CONFIG', 'SET', 'maxmemory', '0']],
    ['became read-only', ['REPLICAOF', '127.0.0.1', '1'], ['REPLICAOF', 'NO', 'ONE']],
  ])('a Redis that %s counts as away, once, until it takes what is written', async (_what, spoil, mend) => {
    await flush();
    const admin = await createClient({ url: redis.url }).connect();
    const servings = await replicas(
      { IMDB_RECOMMENDER_RATE_LIMIT_BURST: '100', IMDB_RECOMMENDER_RATE_LIMIT_RATE: '0.001' },
      1,
    );
    const [serving] = servings as [Serving];
    const up = () => metric(serving.url, 'recommender_rate_limit_store_up{store="redis"}');
    expect(await wave(servings, 10)).toMatchObject({ admitted: 10 });
    await admin.sendCommand(spoil);
    // For longer than the service waits before it looks for Redis again.
    for (let at = 0; at < 30; at += 1) {
      expect(await wave(servings, 5)).toMatchObject({ admitted: 5 });
      expect(await up()).toBe(0);
      await delay(50);
    }
    const failures = 'recommender_rate_limit_store_failures_total';
    expect(await metric(serving.url, `${failures}{reason="away"}`)).toBeGreaterThanOrEqual(145);
    await admin.sendCommand(mend);
    await expect.poll(up).toBe(1);
    // Redis kept what was written before.
    expect(await wave(servings, 150)).toMatchObject({ admitted: 90, limited: 60 });
    admin.destroy();
    const { stderr } = await serving.stop();
    expect(stderr.match(/rate limits cannot be kept/g)).toHaveLength(1);
    expect(stderr.match(/rate limits are kept/g)).toHaveLength(2);
  });

  it('a Redis that answers with errors now and then is not asked for a connection with each of them', async () => {
    await flush();
    const admin = await createClient({ url: redis.url }).connect();
    const connections = async () =>
      Number(/total_connections_received:(\d+)/.exec(await admin.info('stats'))?.[1] ?? Number.NaN);
    // What stands where this client's bucket should be is none: its requests fail, although Redis can be written to.
    await admin.lPush('imdb-recommender:limit:address:127.0.0.1', 'no bucket');
    const servings = await replicas({ IMDB_RECOMMENDER_RATE_LIMIT_BURST: '100' }, 1);
    const [before, startedAt] = [await connections(), performance.now()];
    let made = 0;
    while (made < 3) {
      expect(await statusOf(servings[0]?.url ?? '')).toBe(200);
      await delay(20);
      made = (await connections()) - before;
    }
    // One in 400 milliseconds at most: timers may come late, but no more than one early.
    expect(made).toBeLessThanOrEqual(1 + (performance.now() - startedAt) / 399);
    admin.destroy();
    await servings[0]?.stop();
  });

  it('a service starts without Redis, and finds it later', async () => {
    await redis.kill();
    const servings = await replicas(
      { IMDB_RECOMMENDER_RATE_LIMIT_BURST: '100', IMDB_RECOMMENDER_RATE_LIMIT_RATE: '0.001' },
      1,
    );
    expect(await wave(servings, 150)).toMatchObject({ admitted: 150 });
    await redis.start();
    const url = servings[0]?.url ?? '';
    await expect.poll(() => metric(url, 'recommender_rate_limit_store_up{store="redis"}')).toBe(1);
    expect(await wave(servings, 150)).toMatchObject({ admitted: 100, limited: 50 });
    await servings[0]?.stop();
  });
});
