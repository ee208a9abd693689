/** A request as tracing keeps it: plain data, put together once its answer was sent, or its client was gone; and the port that takes it elsewhere. */

import type { Stage } from './stages.ts';

/** Why a request is kept: by the sampling ratio or its caller's wish, because it failed on our side, or because it was slow. */
export type TraceReason = 'sampled' | 'error' | 'slow';

/** A stage of the work on a request; times in milliseconds since 1970, with fractions. */
export interface TracedStage {
  readonly name: Stage;
  readonly startedAt: number;
  readonly endedAt: number;
}

/** One request and its answer. */
export interface RequestTrace {
  /** 32 hex digits, of the caller when it sent a `traceparent`. */
  readonly traceId: string;
  /** 16 hex digits. */
  readonly spanId: string;
  /** The caller's span. */
  readonly parentSpanId: string | undefined;
  readonly reason: TraceReason;
  readonly method: string;
  /** The pattern of the route, such as `/recommend`. */
  readonly route: string;
  /** HTTP status of the answer. */
  readonly status: number;
  /** Milliseconds since 1970, with fractions. */
  readonly startedAt: number;
  readonly endedAt: number;
  /** In the order in which they began. */
  readonly stages: readonly TracedStage[];
  readonly requestId: string;
  readonly sessionId: string | undefined;
  readonly userId: string | undefined;
  /** The version that answered; `undefined` when there was none. */
  readonly modelVersion: string | undefined;
  /** What was asked for, as JSON. */
  readonly inputs: string;
  /** The answer's body, as JSON. */
  readonly outputs: string;
  /** Why it failed on our side; `null` when it did not. */
  readonly error: string | null;
  /** Whether the client was gone before it had the whole answer. */
  readonly clientGaveUp: boolean;
}

/** How a delivery of traces ended. */
export interface TraceDelivery {
  readonly exported: number;
  readonly failed: number;
  /** Why those failed. */
  readonly reason?: string | undefined;
}

/** Takes traces to where they are kept. */
export interface TraceExporter {
  /** Where that is, for messages. */
  readonly place: string;
  /** Delivers some traces, in one call after the other. Does not reject. */
  export(traces: readonly RequestTrace[]): Promise<TraceDelivery>;
  /** Drops the connections; what is on its way fails. */
  close(): void;
}
