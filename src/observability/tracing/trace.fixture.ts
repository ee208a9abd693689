/** Traces of made-up requests, and an exporter that keeps what it gets. */

import type { RequestTrace, TraceDelivery, TraceExporter } from '../../domain/trace.ts';

/** A trace of a recommendation; `at` is its place in time and in its ids. */
export function aTrace(at = 0, more: Partial<RequestTrace> = {}): RequestTrace {
  const startedAt = 1_700_000_000_000 + at * 1000;
  return {
    traceId: (at + 1).toString(16).padStart(32, '0'),
    spanId: (at + 1).toString(16).padStart(16, '0'),
    parentSpanId: undefined,
    reason: 'sampled',
    method: 'POST',
    route: '/recommend',
    status: 200,
    startedAt,
    endedAt: startedAt + 4.5,
    stages: [
      { name: 'resolve', startedAt: startedAt + 0.5, endedAt: startedAt + 1 },
      { name: 'score', startedAt: startedAt + 1, endedAt: startedAt + 3 },
      { name: 'rerank', startedAt: startedAt + 3, endedAt: startedAt + 3.5 },
      { name: 'enrich', startedAt: startedAt + 3.5, endedAt: startedAt + 4 },
    ],
    requestId: `request-${at}`,
    sessionId: undefined,
    userId: undefined,
    modelVersion: 'v1',
    inputs: JSON.stringify({ title: 'Alien', top_k: 2, diversity: 0.2 }),
    outputs: JSON.stringify({
      query: { tconst: 'tt0000001', title: 'Alien', year: 1979 },
      resolved_by: 'exact',
      strategy: 'hybrid',
      recommendations: [
        { tconst: 'tt0000002', title: 'Aliens', year: 1986 },
        { tconst: 'tt0000003', title: 'Sunshine', year: 2007 },
      ],
      related: [],
    }),
    error: null,
    clientGaveUp: false,
    ...more,
  };
}

/** An exporter whose deliveries last as long as they are told to. */
export class HeldExporter implements TraceExporter {
  readonly place = 'memory';
  readonly batches: (readonly RequestTrace[])[] = [];
  closed = false;
  #release: ((delivery: TraceDelivery) => void) | undefined;

  export(traces: readonly RequestTrace[]): Promise<TraceDelivery> {
    this.batches.push(traces);
    return new Promise((resolve) => {
      this.#release = resolve;
    });
  }

  /** Ends the delivery that is going on, and lets what waits for it go on. */
  async release(delivery?: TraceDelivery): Promise<void> {
    const release = this.#release;
    this.#release = undefined;
    release?.(delivery ?? { exported: this.batches.at(-1)?.length ?? 0, failed: 0 });
    await new Promise((resolve) => setImmediate(resolve));
  }

  close(): void {
    this.closed = true;
  }
}
