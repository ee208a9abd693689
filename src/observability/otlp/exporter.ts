/** Delivers traces to any collector that speaks OpenTelemetry's protocol over HTTP. */

import { ExportResultCode } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import type { RequestTrace, TraceDelivery, TraceExporter } from '../../domain/trace.ts';
import { spansOf, type TracedSpan } from '../tracing/spans.ts';
import { type EndedSpan, readableSpan, serviceResource } from './spans.ts';

/** Where the collector is, and how patient to be. */
export interface OtlpExporterOptions {
  /** The whole address, such as `http://localhost:4318/v1/traces`. Further headers come from `OTEL_EXPORTER_OTLP_HEADERS`. */
  readonly endpoint: string;
  /** Seconds for a delivery, attempts after a refusal included. */
  readonly timeoutSeconds: number;
  /** Version of this program. */
  readonly version: string;
}

/** A batch is delivered whole or not at all. */
export class OtlpExporter implements TraceExporter {
  readonly place: string;
  readonly #exporter: OTLPTraceExporter;
  readonly #resource: ReturnType<typeof serviceResource>;

  constructor({ endpoint, timeoutSeconds, version }: OtlpExporterOptions) {
    const { origin, pathname } = new URL(endpoint);
    this.place = `${origin}${pathname}`;
    this.#resource = serviceResource(version);
    this.#exporter = new OTLPTraceExporter({ url: endpoint, timeoutMillis: timeoutSeconds * 1000 });
  }

  async export(traces: readonly RequestTrace[]): Promise<TraceDelivery> {
    const spans = traces.flatMap((trace) => spansOf(trace).spans.map(named));
    const error = await new Promise<Error | undefined>((resolve) => {
      this.#exporter.export(
        spans.map((span) => readableSpan(span, this.#resource)),
        (result) =>
          resolve(
            result.code === ExportResultCode.SUCCESS ? undefined : (result.error ?? new Error('the collector refused')),
          ),
      );
    });
    if (error === undefined) return { exported: traces.length, failed: 0 };
    return { exported: 0, failed: traces.length, reason: error.message };
  }

  close(): void {
    void this.#exporter.shutdown();
  }
}

function named({ inputs, outputs, ...span }: TracedSpan): EndedSpan {
  return {
    ...span,
    attributes: { ...span.attributes, 'recommender.input': inputs, 'recommender.output': outputs },
  };
}
