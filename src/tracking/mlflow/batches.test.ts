import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { batchesOf, LIMITS, LONGEST } from './batches.ts';

const point = fc.record({
  key: fc.string({ minLength: 1, maxLength: 250 }),
  value: fc.double({ noDefaultInfinity: true }),
  timestamp: fc.nat(),
  step: fc.nat(),
});
const record = fc.dictionary(fc.string({ maxLength: 40 }), fc.string({ maxLength: 3000 }), { maxKeys: 300 });

describe('batchesOf', () => {
  it('keeps within every limit, and loses nothing', () => {
    fc.assert(
      fc.property(fc.array(point, { maxLength: 2500 }), record, record, (metrics, params, tags) => {
        const batches = batchesOf({ metrics, params, tags });
        for (const batch of batches) {
          expect(batch.metrics.length).toBeLessThanOrEqual(LIMITS.metrics);
          expect(batch.params.length).toBeLessThanOrEqual(LIMITS.params);
          expect(batch.tags.length).toBeLessThanOrEqual(LIMITS.tags);
          const all = batch.metrics.length + batch.params.length + batch.tags.length;
          expect(all).toBeGreaterThan(0);
          expect(all).toBeLessThanOrEqual(LIMITS.all);
          expect(Buffer.byteLength(JSON.stringify({ run_id: 'x'.repeat(32), ...batch }))).toBeLessThan(LIMITS.bytes);
        }
        expect(batches.flatMap((batch) => batch.metrics).map(({ value }) => Number(value))).toEqual(
          metrics.map(({ value }) => value),
        );
        const values = (pairs: { key: string; value: string }[]) => pairs.map(({ key, value }) => [key, value]);
        expect(values(batches.flatMap((batch) => batch.params))).toEqual(Object.entries(params));
        expect(values(batches.flatMap((batch) => batch.tags))).toEqual(Object.entries(tags));
      }),
      { numRuns: 25 },
    );
  });

  it('divides by bytes where texts are long', () => {
    const tags = Object.fromEntries(Array.from({ length: 90 }, (_, at) => [`tag ${at}`, '\u20ac'.repeat(7000)]));
    expect(batchesOf({ metrics: [], params: {}, tags }).map((batch) => batch.tags.length)).toEqual([47, 43]);
  });

  it('writes NaN as MLflow reads it, and cuts what is too long to be kept', () => {
    const metrics = [{ key: 'a', value: Number.NaN, timestamp: 1, step: 0 }];
    const [params, points] = batchesOf({ metrics, params: { long: 'x'.repeat(9000) }, tags: {} });
    expect(points!.metrics[0]!.value).toBe('NaN');
    expect(params!.params[0]!.value).toMatch(/^x+…$/);
    expect(params!.params[0]!.value).toHaveLength(LONGEST.param);
  });

  it('makes no request of nothing', () => {
    expect(batchesOf({ metrics: [], params: {}, tags: {} })).toEqual([]);
  });
});
