/** Spans in the protobuf form of OpenTelemetry's protocol, for calls that are recorded after they were made. */

import { ProtobufTraceSerializer } from '@opentelemetry/otlp-transformer';
import { resourceFromAttributes } from '@opentelemetry/resources';

type ReadableSpan = Parameters<typeof ProtobufTraceSerializer.serializeRequest>[0][number];

/** A span that has ended. */
export interface EndedSpan {
  /** 32 hex digits. */
  readonly traceId: string;
  /** 16 hex digits. */
  readonly spanId: string;
  readonly name: string;
  /** MLflow's kind of span, such as `CHAIN` or `RETRIEVER`. */
  readonly type: string;
  readonly inputs: unknown;
  /** `null` when there is no output. */
  readonly outputs: unknown;
  /** Why it failed; `null` when it did not. */
  readonly error: string | null;
  /** Milliseconds since 1970 (UTC). */
  readonly startedAt: number;
  readonly endedAt: number;
}

/** Values of OpenTelemetry's enumerations: how a span ended, that it is internal, that it is sampled. */
const STATUS = { ok: 1, error: 2 } as const;
const INTERNAL = 0;
const SAMPLED = 1;

const RESOURCE = resourceFromAttributes({ 'service.name': 'imdb-recommender' });

/** One request of `/v1/traces` with these spans, each the root of its trace. */
export function encodeSpans(spans: readonly EndedSpan[]): Uint8Array {
  const bytes = ProtobufTraceSerializer.serializeRequest(spans.map(readable));
  if (bytes === undefined) throw new Error('the spans could not be written');
  return bytes;
}

function readable(span: EndedSpan): ReadableSpan {
  const { traceId, spanId, name, startedAt, endedAt, error } = span;
  return {
    name,
    kind: INTERNAL,
    spanContext: () => ({ traceId, spanId, traceFlags: SAMPLED }),
    startTime: timeOf(startedAt),
    endTime: timeOf(endedAt),
    duration: timeOf(endedAt - startedAt),
    ended: true,
    status: error === null ? { code: STATUS.ok } : { code: STATUS.error, message: error },
    attributes: {
      // A plain text, unlike inputs and outputs, which MLflow reads as JSON.
      'mlflow.spanType': span.type,
      'mlflow.spanInputs': JSON.stringify(span.inputs),
      ...(span.outputs !== null && { 'mlflow.spanOutputs': JSON.stringify(span.outputs) }),
    },
    links: [],
    events: [],
    resource: RESOURCE,
    instrumentationScope: { name: 'imdb-recommender' },
    droppedAttributesCount: 0,
    droppedEventsCount: 0,
    droppedLinksCount: 0,
  };
}

/** Seconds and nanoseconds. */
function timeOf(milliseconds: number): [number, number] {
  const seconds = Math.floor(milliseconds / 1000);
  return [seconds, Math.round((milliseconds - seconds * 1000) * 1e6)];
}
