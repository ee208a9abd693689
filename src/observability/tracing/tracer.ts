/** Decides which requests are traced, and passes them on to be delivered. */

import { TraceFlags } from '@opentelemetry/api';
import { parseTraceParent } from '@opentelemetry/core';
import { RandomIdGenerator, SamplingDecision, TraceIdRatioBasedSampler } from '@opentelemetry/sdk-trace';
import type { RequestTrace, TraceExporter, TraceReason } from '../../domain/trace.ts';
import type { DropReason, TraceMetrics } from '../metrics/traces.ts';
import { Ceiling } from './ceiling.ts';
import { TraceQueue } from './queue.ts';

/** What is traced, and how much. */
export interface TracerOptions {
  readonly exporter: TraceExporter;
  /** Share of requests, 0–1, that are traced. */
  readonly samplingRatio: number;
  /** Requests that take longer are traced, whatever the ratio. Milliseconds. */
  readonly slowMs: number;
  /** Most traces a second, of all kinds. */
  readonly maxPerSecond: number;
  /** Most traces that wait to be delivered. */
  readonly queueSize: number;
  /** How long to go on delivering at the end. Milliseconds. */
  readonly shutdownMs: number;
  /** What becomes of the traces is counted here, if anywhere. */
  readonly metrics?: TraceMetrics | undefined;
  /** Told when deliveries begin to fail, and when they succeed again. */
  readonly log: { readonly failing: (reason: string) => void; readonly restored: () => void };
}

/** To which trace a request belongs. */
export interface TraceIdentity {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | undefined;
  readonly sampled: boolean;
}

/** Traces requests; nothing of it waits for the network. */
export class RequestTracer {
  readonly #options: TracerOptions;
  readonly #ids = new RandomIdGenerator();
  readonly #sampler: TraceIdRatioBasedSampler;
  readonly #ceiling: Ceiling;
  readonly #queue: TraceQueue;
  #failing = false;

  constructor(options: TracerOptions) {
    const { exporter, samplingRatio, maxPerSecond, queueSize: capacity, metrics } = options;
    this.#options = options;
    this.#sampler = new TraceIdRatioBasedSampler(samplingRatio);
    this.#ceiling = new Ceiling(maxPerSecond);
    this.#queue = new TraceQueue({
      exporter,
      capacity,
      onDelivered: ({ exported, failed, reason }) => {
        metrics?.delivered(exported, failed);
        this.#tell(exported, reason);
      },
      onAbandoned: (traces) => this.#dropped('shutdown', traces),
    });
    metrics?.begin(() => this.#queue.size);
  }

  /**
   * The identity of a request that has begun: the caller's trace when its `traceparent` is sound, else one of its own. The caller's
   * decision whether to sample holds; without one the ratio decides, by the trace's id, so that all replicas decide alike.
   */
  begin(traceparent: string | undefined): TraceIdentity {
    const spanId = this.#ids.generateSpanId();
    const parent = traceparent === undefined ? null : parseTraceParent(traceparent);
    if (parent !== null) {
      const sampled = (parent.traceFlags & TraceFlags.SAMPLED) !== 0;
      return { traceId: parent.traceId, spanId, parentSpanId: parent.spanId, sampled };
    }
    const traceId = this.#ids.generateTraceId();
    const { decision } = this.#sampler.shouldSample(undefined, traceId);
    return { traceId, spanId, parentSpanId: undefined, sampled: decision === SamplingDecision.RECORD_AND_SAMPLED };
  }

  /** Why a request that was answered so is traced; `undefined` when it is not. What finds no room, or is above the ceiling, is counted as dropped. */
  reasonFor({ sampled }: TraceIdentity, status: number, milliseconds: number): TraceReason | undefined {
    const reason =
      status >= 500 ? 'error' : milliseconds >= this.#options.slowMs ? 'slow' : sampled ? 'sampled' : undefined;
    if (reason === undefined) return undefined;
    const dropped = !this.#queue.hasRoom ? 'queue_full' : !this.#ceiling.take() ? 'ceiling' : undefined;
    if (dropped === undefined) return reason;
    this.#dropped(dropped);
    return undefined;
  }

  /** Passes a trace on. */
  record(trace: RequestTrace): void {
    if (!this.#queue.offer(trace)) this.#dropped('queue_full');
  }

  /** Delivers what waits, for as long as it was told. */
  close(): Promise<void> {
    return this.#queue.close(this.#options.shutdownMs);
  }

  #dropped(reason: DropReason, traces = 1): void {
    this.#options.metrics?.dropped(reason, traces);
  }

  #tell(exported: number, reason: string | undefined): void {
    const { log } = this.#options;
    if (reason !== undefined && !this.#failing) log.failing(reason);
    if (reason === undefined && this.#failing && exported > 0) log.restored();
    this.#failing = reason !== undefined;
  }
}
