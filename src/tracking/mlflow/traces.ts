/** Logs the traces of a run, with their assessments, so that MLflow's pages of evaluations show them. */

import { createHash } from 'node:crypto';
import { encodeSpans } from '../../observability/otlp/spans.ts';
import type { RunAssessment, RunTrace } from '../run.ts';
import type { MlflowHttp } from './http.ts';
import { durationOf, locationOf, preview, spanAttributes, traceIdOf } from './trace-fields.ts';

/** Where traces belong. */
export interface TraceHome {
  readonly runId: string;
  readonly experimentId: string;
}

/** How many spans go in one request. */
const SPANS_AT_ONCE = 50;

/**
 * Logs traces one after the other: what is known of the whole trace first, then the spans of several in one request. The two must
 * not overlap, for the server deadlocks on them. Ids are fixed, so logging again replaces what is there.
 */
export async function logTraces(http: MlflowHttp, home: TraceHome, traces: readonly RunTrace[]): Promise<void> {
  for (let from = 0; from < traces.length; from += SPANS_AT_ONCE) {
    const some = traces.slice(from, from + SPANS_AT_ONCE);
    for (const trace of some)
      await http.call('POST', '3.0/mlflow/traces', { trace: { trace_info: infoOf(trace, home) } });
    await http.postSpans(
      home.experimentId,
      encodeSpans(
        some.map(({ id, name, inputs, output, error, startedAt, endedAt }) => ({
          traceId: id,
          spanId: spanIdOf(id),
          name,
          status: error === null ? 'ok' : { error },
          attributes: spanAttributes('CHAIN', JSON.stringify(inputs), output === null ? null : JSON.stringify(output)),
          startedAt,
          endedAt,
        })),
      ),
    );
  }
}

/** The id of a trace's only span. */
function spanIdOf(id: string): string {
  return id.slice(0, 16);
}

/** What MLflow 3.10 and 3.11 do not take from the spans: previews, where the trace belongs, and the assessments. */
function infoOf(trace: RunTrace, { runId, experimentId }: TraceHome): Record<string, unknown> {
  const { id, name, inputs, output, error, startedAt, endedAt } = trace;
  return {
    trace_id: traceIdOf(id),
    trace_location: locationOf(experimentId),
    request_time: new Date(startedAt).toISOString(),
    execution_duration: durationOf(endedAt - startedAt),
    state: error === null ? 'OK' : 'ERROR',
    request_preview: preview(JSON.stringify(inputs)),
    response_preview: preview(output ?? error ?? ''),
    trace_metadata: {
      'mlflow.trace_schema.version': '3',
      'mlflow.sourceRun': runId,
      'mlflow.traceInputs': preview(JSON.stringify(inputs)),
      'mlflow.traceOutputs': preview(JSON.stringify(output)),
    },
    tags: { 'mlflow.traceName': name },
    assessments: trace.assessments.map((assessment) => assessmentOf(assessment, trace, runId)),
  };
}

function assessmentOf(assessment: RunAssessment, trace: RunTrace, runId: string): Record<string, unknown> {
  const { name, kind, source, value, rationale, error } = assessment;
  const time = new Date(trace.endedAt).toISOString();
  return {
    assessment_id: `a-${createHash('sha256').update(`${trace.id} ${kind} ${name}`).digest('hex').slice(0, 32)}`,
    assessment_name: name,
    trace_id: traceIdOf(trace.id),
    span_id: spanIdOf(trace.id),
    source: { source_type: source.type, source_id: source.id },
    create_time: time,
    last_update_time: time,
    metadata: { 'mlflow.assessment.sourceRunId': runId },
    ...(rationale !== null && { rationale }),
    [kind]: {
      ...wireValue(kind, value),
      ...(error !== null && { error: { error_code: error.code, error_message: error.message } }),
    },
    valid: true,
  };
}

/** Lists of an expectation travel as a text of JSON. */
function wireValue(kind: RunAssessment['kind'], value: RunAssessment['value']): Record<string, unknown> {
  if (value === null) return {};
  if (kind === 'feedback' || !Array.isArray(value)) return { value };
  return { serialized_value: { serialization_format: 'JSON_FORMAT', value: JSON.stringify(value) } };
}
