/** Takes the traces of served requests to an MLflow server. */

import { messageOf } from '../../domain/errors.ts';
import type { RequestTrace, TraceDelivery, TraceExporter } from '../../domain/trace.ts';
import { type EndedSpan, encodeSpans, serviceResource } from '../../observability/otlp/spans.ts';
import { spansOf, type TracedRequest } from '../../observability/tracing/spans.ts';
import { REGISTERED_MODEL } from '../model/package.ts';
import { ensureExperiment } from './api.ts';
import { Refused, trackingFailure } from './failures.ts';
import type { MlflowHttp } from './http.ts';
import { findVersion } from './registry.ts';
import { durationOf, locationOf, preview, requestIdOf, spanAttributes, traceIdOf } from './trace-fields.ts';

/** What traces are recorded with. */
export interface MlflowTracesOptions {
  readonly http: MlflowHttp;
  /** Name of the experiment, which is created when it is missing. */
  readonly experiment: string;
  /** Version of this program. */
  readonly version: string;
  /** Milliseconds since any moment; for tests. */
  readonly now?: () => number;
}

/** How long it is believed that the registry does not know a version, or does not tell. */
const UNKNOWN_MODEL_MS = 60_000;

/**
 * What is known of a whole trace is sent first, one trace after the other, then the spans of all in one request: the server loses
 * the former when it comes with the latter only, and deadlocks when they overlap.
 */
export class MlflowTraces implements TraceExporter {
  readonly place: string;
  readonly #options: MlflowTracesOptions;
  readonly #resource: ReturnType<typeof serviceResource>;
  readonly #models = new Map<string, { readonly id: string | undefined; readonly asked: number }>();
  #experimentId: string | undefined;

  constructor(options: MlflowTracesOptions) {
    this.#options = options;
    this.place = options.http.address;
    this.#resource = serviceResource(options.version);
  }

  async export(traces: readonly RequestTrace[]): Promise<TraceDelivery> {
    const { http, experiment } = this.#options;
    const started: TracedRequest[] = [];
    let refused: unknown;
    try {
      this.#experimentId ??= await ensureExperiment(http, experiment);
      for (const trace of traces) {
        const traced = spansOf(trace);
        try {
          await this.#start(trace, traced, this.#experimentId);
          started.push(traced);
        } catch (error) {
          // One that the server does not want says nothing of the others.
          if (!(error instanceof Refused)) throw error;
          refused = error;
        }
      }
      // Where it wants none, it may be the place that is wrong.
      if (started.length === 0 && refused !== undefined) this.#forget();
      if (started.length > 0) {
        const spans = started.flatMap((traced) => spansFor(traced));
        await http.postSpans(this.#experimentId, encodeSpans(spans, this.#resource));
      }
    } catch (error) {
      if (error instanceof Refused) this.#forget();
      return { exported: 0, failed: traces.length, reason: this.#reason(error) };
    }
    const failed = traces.length - started.length;
    return { exported: started.length, failed, ...(failed > 0 && { reason: this.#reason(refused) }) };
  }

  close(): void {
    this.#options.http.close();
  }

  /** The experiment may be gone, or be another server's, which has other models. */
  #forget(): void {
    this.#experimentId = undefined;
    this.#models.clear();
  }

  async #start(trace: RequestTrace, traced: TracedRequest, experimentId: string): Promise<void> {
    const { modelVersion } = trace;
    const modelId = modelVersion === undefined ? undefined : await this.#modelId(modelVersion);
    const trace_info = infoOf(trace, traced, { experimentId, modelId });
    await this.#options.http.call('POST', '3.0/mlflow/traces', { trace: { trace_info } });
  }

  /** The logged model of a version of the models folder; `undefined` when the registry does not know it, or does not tell. */
  async #modelId(version: string): Promise<string | undefined> {
    const { http, now = () => performance.now() } = this.#options;
    const known = this.#models.get(version);
    if (known !== undefined && (known.id !== undefined || now() - known.asked < UNKNOWN_MODEL_MS)) return known.id;
    const id = await loggedModelOf(http, version);
    // One version serves at a time, so those before are not asked for again.
    this.#models.clear();
    this.#models.set(version, { id, asked: now() });
    return id;
  }

  #reason(error: unknown): string {
    return messageOf(trackingFailure(error, this.place));
  }
}

async function loggedModelOf(http: MlflowHttp, version: string): Promise<string | undefined> {
  try {
    const found = await findVersion(http, REGISTERED_MODEL, version);
    return /^models:\/(m-[\w-]+)$/.exec(found?.source ?? '')?.[1];
  } catch (error) {
    // Who may record traces may not be allowed to see models.
    if (error instanceof Refused) return undefined;
    throw error;
  }
}

function spansFor({ spans }: TracedRequest): EndedSpan[] {
  return spans.map(({ type, inputs, outputs, attributes, parentSpanId, isServer, ...span }) => ({
    ...span,
    isServer: isServer === true,
    // The caller's span is not on this server, whose pages look for a span without a parent.
    ...(isServer !== true && { parentSpanId }),
    attributes: {
      ...attributes,
      ...(isServer === true && parentSpanId !== undefined && { 'recommender.parent_span_id': parentSpanId }),
      ...spanAttributes(type, inputs, outputs),
    },
  }));
}

interface Belongs {
  readonly experimentId: string;
  readonly modelId: string | undefined;
}

function infoOf(
  trace: RequestTrace,
  { facts }: TracedRequest,
  { experimentId, modelId }: Belongs,
): Record<string, unknown> {
  const { traceId, startedAt, endedAt, inputs, outputs, status, error, requestId } = trace;
  const { method, route, modelVersion, sessionId, userId, reason, clientGaveUp } = trace;
  return {
    trace_id: traceIdOf(traceId),
    client_request_id: requestIdOf(requestId),
    trace_location: locationOf(experimentId),
    request_time: new Date(startedAt).toISOString(),
    execution_duration: durationOf(endedAt - startedAt),
    state: error === null ? 'OK' : 'ERROR',
    request_preview: preview(inputs),
    response_preview: preview(error ?? facts.summary),
    trace_metadata: {
      'mlflow.trace_schema.version': '3',
      'mlflow.traceInputs': preview(inputs),
      'mlflow.traceOutputs': preview(outputs),
      ...(modelId !== undefined && { 'mlflow.modelId': modelId }),
      ...(sessionId !== undefined && { 'mlflow.trace.session': sessionId }),
      ...(userId !== undefined && { 'mlflow.trace.user': userId }),
    },
    tags: {
      'mlflow.traceName': `${method} ${route}`,
      status_code: String(status),
      reason,
      ...(facts.strategy !== undefined && { strategy: facts.strategy }),
      ...(facts.error !== undefined && { error: facts.error }),
      ...(clientGaveUp && { client_gave_up: 'true' }),
      ...(modelVersion !== undefined && { model_version: modelVersion }),
    },
  };
}
