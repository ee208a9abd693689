/** Divides what is logged into requests within MLflow's limits. */

import type { MetricPoint } from '../run.ts';

/** What one request may carry, by MLflow's REST API: so many of each, and so many bytes. */
export const LIMITS = { metrics: 1000, params: 100, tags: 100, all: 1000, bytes: 1_000_000 } as const;

/** Longest texts that MLflow's SQL store keeps; longer ones are cut. */
export const LONGEST = { param: 6000, tag: 8000 } as const;

/** A pair, as MLflow writes it. */
export interface KeyValue {
  readonly key: string;
  readonly value: string;
}

/** A metric, as MLflow writes it: JSON has no NaN. */
export interface WireMetric extends Omit<MetricPoint, 'value'> {
  readonly value: number | 'NaN';
}

/** The content of one request. */
export interface Batch {
  readonly metrics: readonly WireMetric[];
  readonly params: readonly KeyValue[];
  readonly tags: readonly KeyValue[];
}

/** The requests that carry all of these, in order; none when there is nothing. */
export function batchesOf(content: {
  readonly metrics: readonly MetricPoint[];
  readonly params: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
}): Batch[] {
  const metrics = content.metrics.map(
    ({ key, value, timestamp, step }): WireMetric => ({
      key,
      value: Number.isNaN(value) ? 'NaN' : value,
      timestamp,
      step,
    }),
  );
  return [
    ...chunks(pairs(content.params, LONGEST.param), LIMITS.params).map((params) => ({ metrics: [], params, tags: [] })),
    ...chunks(pairs(content.tags, LONGEST.tag), LIMITS.tags).map((tags) => ({ metrics: [], params: [], tags })),
    ...chunks(metrics, LIMITS.metrics).map((some) => ({ metrics: some, params: [], tags: [] })),
  ];
}

/** Pairs as MLflow writes them; values that are too long are cut, with an ellipsis. */
export function pairs(record: Readonly<Record<string, string>>, longest: number = LONGEST.tag): KeyValue[] {
  return Object.entries(record).map(([key, value]) => ({
    key,
    value: value.length > longest ? `${value.slice(0, longest - 1)}…` : value,
  }));
}

/** Runs of at most `most` items whose JSON stays below the limit of bytes. */
function chunks<T>(items: readonly T[], most: number): T[][] {
  const lists: T[][] = [];
  let current: T[] = [];
  let bytes = 0;
  // The rest of the request, with room to spare.
  const room = LIMITS.bytes - 2000;
  for (const item of items) {
    const size = Buffer.byteLength(JSON.stringify(item)) + 1;
    if (current.length === most || (current.length > 0 && bytes + size > room)) {
      lists.push(current);
      current = [];
      bytes = 0;
    }
    current.push(item);
    bytes += size;
  }
  if (current.length > 0) lists.push(current);
  return lists;
}
