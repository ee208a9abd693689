/** Which requests are traced, and what becomes of the traces. */

import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { createMetrics } from '../metrics.ts';
import { Ceiling } from './ceiling.ts';
import { aTrace, HeldExporter } from './trace.fixture.ts';
import { RequestTracer, type TracerOptions } from './tracer.ts';

function make(more: Partial<TracerOptions> = {}) {
  const exporter = new HeldExporter();
  const metrics = createMetrics({ appVersion: '1.0.0', maxDataAgeSeconds: 1, process: false });
  const told: string[] = [];
  const tracer = new RequestTracer({
    exporter,
    samplingRatio: 1,
    slowMs: 500,
    maxPerSecond: 1000,
    queueSize: 4,
    shutdownMs: 50,
    metrics: metrics.traces,
    log: { failing: (reason) => told.push(reason), restored: () => told.push('restored') },
    ...more,
  });
  const count = async (series: string): Promise<number> => {
    const line = (await metrics.text()).split('\n').find((one) => one.startsWith(`recommender_traces_${series} `));
    return Number(line?.split(' ')[1]);
  };
  return { tracer, exporter, told, count };
}

const NONE = { samplingRatio: 0 };

describe('begin', () => {
  it('takes on the trace of a sound traceparent, and its decision', () => {
    const { tracer } = make(NONE);
    const [traceId, parentSpanId] = ['4bf92f3577b34da6a3ce929d0e0e4736', '00f067aa0ba902b7'];
    expect(tracer.begin(`00-${traceId}-${parentSpanId}-01`)).toMatchObject({ traceId, parentSpanId, sampled: true });
    expect(make().tracer.begin(`00-${traceId}-${parentSpanId}-00`)).toMatchObject({ traceId, sampled: false });
  });

  it('begins a trace of its own when the traceparent is not sound', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.constant(`00-${'0'.repeat(32)}-${'0'.repeat(16)}-01`)), (header) => {
        const { traceId, spanId, parentSpanId, sampled } = make(NONE).tracer.begin(header);
        expect(traceId).toMatch(/^[0-9a-f]{32}$/);
        expect(spanId).toMatch(/^[0-9a-f]{16}$/);
        expect([parentSpanId, sampled]).toEqual([undefined, false]);
      }),
      { numRuns: 30 },
    );
  });

  it('samples about as many as the ratio says', () => {
    const { tracer } = make({ samplingRatio: 0.05 });
    const sampled = Array.from({ length: 20_000 }, () => tracer.begin(undefined)).filter((one) => one.sampled).length;
    // Six standard deviations around 1000.
    expect(sampled).toBeGreaterThan(1000 - 185);
    expect(sampled).toBeLessThan(1000 + 185);
  });
});

describe('reasonFor', () => {
  it('takes failures and slow requests whatever the ratio, and no others', () => {
    const { tracer } = make(NONE);
    const identity = tracer.begin(undefined);
    expect(tracer.reasonFor(identity, 503, 1)).toBe('error');
    expect(tracer.reasonFor(identity, 200, 500)).toBe('slow');
    expect(tracer.reasonFor(identity, 200, 499)).toBeUndefined();
    expect(tracer.reasonFor(identity, 404, 1)).toBeUndefined();
    expect(tracer.reasonFor({ ...identity, sampled: true }, 404, 1)).toBe('sampled');
  });

  it('does not begin what finds no room', async () => {
    const { tracer, count } = make({ queueSize: 1 });
    tracer.record(aTrace());
    expect(tracer.reasonFor(tracer.begin(undefined), 200, 1)).toBeUndefined();
    expect(await count('dropped_total{reason="queue_full"}')).toBe(1);
  });

  it('stops at the ceiling, and counts what is above it', async () => {
    // The ceiling rises with the time that has passed.
    vi.useFakeTimers({ toFake: ['performance'] });
    onTestFinished(() => void vi.useRealTimers());
    const { tracer, count } = make({ maxPerSecond: 3 });
    const reasons = Array.from({ length: 10 }, () => tracer.reasonFor(tracer.begin(undefined), 200, 1));
    expect(reasons.filter((reason) => reason !== undefined)).toHaveLength(3);
    expect(await count('dropped_total{reason="ceiling"}')).toBe(7);
  });
});

describe('Ceiling', () => {
  it('never lets more through than a bucket that fills at its rate', () => {
    const steps = fc.array(fc.integer({ min: 0, max: 3000 }), { maxLength: 200 });
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 50, noNaN: true }), steps, (perSecond, waits) => {
        let now = 0;
        const ceiling = new Ceiling(perSecond, () => now);
        let passed = 0;
        for (const wait of waits) {
          now += wait;
          if (ceiling.take()) passed += 1;
          expect(passed).toBeLessThanOrEqual(Math.max(1, perSecond) + (now / 1000) * perSecond + 1e-9);
        }
      }),
    );
  });
});

describe('record', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
  afterEach(() => void vi.useRealTimers());

  it('delivers in the background, a batch after the other, in order', async () => {
    const { tracer, exporter, count } = make({ queueSize: 100 });
    for (let at = 0; at < 20; at += 1) tracer.record(aTrace(at));
    expect(exporter.batches).toEqual([]);
    expect(await count('queued')).toBe(20);
    vi.advanceTimersByTime(1000);
    expect(exporter.batches.map(({ length }) => length)).toEqual([16]);
    await exporter.release();
    await exporter.release();
    expect(exporter.batches.flat().map(({ requestId }) => requestId)).toEqual(
      Array.from({ length: 20 }, (_, at) => `request-${at}`),
    );
    expect(await count('exported_total')).toBe(20);
    expect(await count('queued')).toBe(0);
  });

  it('drops and counts what finds no room', async () => {
    const { tracer, count } = make();
    for (let at = 0; at < 7; at += 1) tracer.record(aTrace(at));
    expect(await count('dropped_total{reason="queue_full"}')).toBe(3);
    expect(await count('queued')).toBe(4);
  });

  it('has room for so much text only', async () => {
    const { tracer, count } = make({ queueSize: 1000 });
    for (let at = 0; at < 100; at += 1) tracer.record(aTrace(at, { outputs: 'x'.repeat(200_000) }));
    expect(await count('queued')).toBe(39);
    expect(await count('dropped_total{reason="queue_full"}')).toBe(61);
  });

  it('counts what failed, and says so once', async () => {
    const { tracer, exporter, told, count } = make();
    for (const delivery of [
      { exported: 0, failed: 1, reason: 'away' },
      { exported: 0, failed: 1, reason: 'away' },
      { exported: 1, failed: 0 },
    ]) {
      tracer.record(aTrace());
      vi.advanceTimersByTime(1000);
      await exporter.release(delivery);
    }
    expect(told).toEqual(['away', 'restored']);
    expect([await count('failed_total'), await count('exported_total')]).toEqual([2, 1]);
  });
});

describe('close', () => {
  it('delivers what waits, and gives up the rest in time', async () => {
    const { tracer, exporter, count } = make({ queueSize: 100 });
    for (let at = 0; at < 20; at += 1) tracer.record(aTrace(at));
    await tracer.close();
    expect(exporter.closed).toBe(true);
    expect(exporter.batches).toHaveLength(1);
    expect(await count('dropped_total{reason="shutdown"}')).toBe(4);
    tracer.record(aTrace());
    expect(await count('dropped_total{reason="queue_full"}')).toBe(1);
  });
});
