/** The spans of a traced request: one of the request, and below it one of each stage. */

import type { Attributes } from '@opentelemetry/api';
import { RandomIdGenerator } from '@opentelemetry/sdk-trace';
import type { Stage } from '../../domain/stages.ts';
import type { RequestTrace } from '../../domain/trace.ts';
import type { EndedSpan } from '../otlp/spans.ts';
import { type AnswerFacts, answerFacts } from './answer.ts';

/** Kind of a span as MLflow names them. */
export type SpanType = 'CHAIN' | 'PARSER' | 'RETRIEVER' | 'RERANKER' | 'TASK';

/** A span with what went in and came out, whose names depend on who is told. */
export interface TracedSpan extends EndedSpan {
  readonly type: SpanType;
  /** JSON, cut when it is very long. */
  readonly inputs: string;
  readonly outputs: string;
}

/** The spans of a request, itself first, and what its answer tells. */
export interface TracedRequest {
  readonly spans: readonly TracedSpan[];
  readonly facts: AnswerFacts;
}

const TYPES: Readonly<Record<Stage, SpanType>> = {
  resolve: 'PARSER',
  score: 'RETRIEVER',
  rerank: 'RERANKER',
  enrich: 'TASK',
};

/** Most characters of inputs or outputs of a span. */
const LONGEST = 65_536;

const ids = new RandomIdGenerator();

/** Makes the spans. Ids of the stages are new with each call. */
export function spansOf(trace: RequestTrace): TracedRequest {
  const { traceId, spanId, parentSpanId, method, route, startedAt, endedAt, error } = trace;
  const facts = answerFacts(trace);
  const root: TracedSpan = {
    ...{ traceId, spanId, parentSpanId, startedAt, endedAt },
    name: `${method} ${route}`,
    type: 'CHAIN',
    isServer: true,
    status: error === null ? (trace.status < 400 ? 'ok' : null) : { error },
    attributes: attributesOf(trace, facts),
    inputs: shortened(trace.inputs),
    outputs: shortened(trace.outputs),
  };
  const stages = trace.stages.map((stage, at): TracedSpan => {
    const { inputs, outputs } = facts.stage(stage.name);
    const failed = trace.status >= 400 && at === trace.stages.length - 1;
    return {
      ...{ traceId, parentSpanId: spanId, startedAt: stage.startedAt, endedAt: stage.endedAt },
      spanId: ids.generateSpanId(),
      name: stage.name,
      type: TYPES[stage.name],
      status: failed ? { error: error ?? facts.error ?? `answered ${trace.status}` } : 'ok',
      attributes: {},
      inputs: shortened(JSON.stringify(inputs)),
      outputs: shortened(JSON.stringify(outputs)),
    };
  });
  return { spans: [root, ...stages], facts };
}

/** By OpenTelemetry's conventions for HTTP servers where these have a name. */
function attributesOf(trace: RequestTrace, { strategy, error }: AnswerFacts): Attributes {
  const { method, route, status, requestId, sessionId, userId, modelVersion, reason, clientGaveUp } = trace;
  return {
    'http.request.method': method,
    'http.route': route,
    'http.response.status_code': status,
    'recommender.request_id': requestId,
    'recommender.trace_reason': reason,
    ...(clientGaveUp && { 'recommender.client_gave_up': true }),
    ...(strategy !== undefined && { 'recommender.strategy': strategy }),
    ...(modelVersion !== undefined && { 'recommender.model_version': modelVersion }),
    ...(error !== undefined && { 'error.type': error }),
    ...(sessionId !== undefined && { 'session.id': sessionId }),
    ...(userId !== undefined && { 'user.id': userId }),
  };
}

/** Still JSON: a text that is too long becomes its beginning, and says so. */
function shortened(json: string): string {
  return json.length <= LONGEST ? json : JSON.stringify({ shortened: true, beginning: json.slice(0, LONGEST) });
}
