/** Spans in the form of OpenTelemetry's SDK, made after what they tell of has ended, and in its protocol's protobuf. */

import { type Attributes, type HrTime, SpanKind, SpanStatusCode, TraceFlags } from '@opentelemetry/api';
import { ProtobufTraceSerializer } from '@opentelemetry/otlp-transformer';
import { type Resource, resourceFromAttributes } from '@opentelemetry/resources';
import type { ReadableSpan } from '@opentelemetry/sdk-trace';

/** Name of this service, and of what makes the spans. */
export const SERVICE_NAME = 'imdb-recommender';

/** A span that has ended. */
export interface EndedSpan {
  /** 32 hex digits. */
  readonly traceId: string;
  /** 16 hex digits. */
  readonly spanId: string;
  /** The span that it is part of; none for the first of a trace. */
  readonly parentSpanId?: string | undefined;
  readonly name: string;
  /** Whether it answers a request from outside. */
  readonly isServer?: boolean;
  /** How it ended: well, badly and why, or `null` when nothing is to be said, as OpenTelemetry wants it of refused requests. */
  readonly status: 'ok' | { readonly error: string } | null;
  readonly attributes: Attributes;
  /** Milliseconds since 1970 (UTC), with fractions. */
  readonly startedAt: number;
  readonly endedAt: number;
}

/** What spans are of: this service, in this version. */
export function serviceResource(version?: string): Resource {
  return resourceFromAttributes({
    'service.name': SERVICE_NAME,
    ...(version !== undefined && { 'service.version': version }),
  });
}

/** One request of `/v1/traces` with these spans. */
export function encodeSpans(spans: readonly EndedSpan[], resource: Resource = serviceResource()): Uint8Array {
  const bytes = ProtobufTraceSerializer.serializeRequest(spans.map((span) => readableSpan(span, resource)));
  if (bytes === undefined) throw new Error('the spans could not be written');
  return bytes;
}

/** A span as exporters take it. */
export function readableSpan(span: EndedSpan, resource: Resource): ReadableSpan {
  const { traceId, spanId, parentSpanId, name, startedAt, endedAt, status, attributes, isServer } = span;
  const context = (id: string) => ({ traceId, spanId: id, traceFlags: TraceFlags.SAMPLED });
  return {
    name,
    kind: isServer === true ? SpanKind.SERVER : SpanKind.INTERNAL,
    spanContext: () => context(spanId),
    ...(parentSpanId !== undefined && { parentSpanContext: context(parentSpanId) }),
    startTime: timeOf(startedAt),
    endTime: timeOf(endedAt),
    duration: timeOf(endedAt - startedAt),
    ended: true,
    status: statusOf(status),
    attributes,
    links: [],
    events: [],
    resource,
    instrumentationScope: { name: SERVICE_NAME },
    droppedAttributesCount: 0,
    droppedEventsCount: 0,
    droppedLinksCount: 0,
  };
}

function statusOf(status: EndedSpan['status']): ReadableSpan['status'] {
  if (status === null) return { code: SpanStatusCode.UNSET };
  return status === 'ok' ? { code: SpanStatusCode.OK } : { code: SpanStatusCode.ERROR, message: status.error };
}

/** Seconds and nanoseconds. */
function timeOf(milliseconds: number): HrTime {
  const seconds = Math.floor(milliseconds / 1000);
  return [seconds, Math.round((milliseconds - seconds * 1000) * 1e6)];
}
