/** Configuration of the tracing of requests. */

import { z } from 'zod';

/** Whether, where to, and how much. */
export const tracing = z
  .strictObject({
    enabled: z
      .boolean()
      .default(false)
      .describe('Trace requests: what was asked, what was answered, and where the time went.'),
    exporter: z
      .enum(['mlflow', 'otlp'])
      .default('mlflow')
      .describe(
        'Where traces go: mlflow (mlflow.tracking_uri, mlflow.experiment_name) or otlp (any OpenTelemetry collector).',
      ),
    otlp_endpoint: z
      .string()
      .refine(
        (uri) => /^https?:\/\//i.test(uri) && URL.canParse(uri),
        'expected an address such as http://localhost:4318/v1/traces',
      )
      .default('http://localhost:4318/v1/traces')
      .describe(
        'Whole address of the collector (OTLP over HTTP, protobuf). OTEL_EXPORTER_OTLP_HEADERS has headers for it.',
      ),
    sampling_ratio: z
      .number()
      .min(0)
      .max(1)
      .default(1)
      .describe("Share (0–1) of requests to trace. A caller's traceparent decides for itself."),
    slow_ms: z
      .number()
      .min(1)
      .max(600_000)
      .default(500)
      .describe('Requests that take longer, in milliseconds, are traced whatever the ratio; so are failures (5xx).'),
    max_traces_per_second: z
      .number()
      .min(0.01)
      .max(10_000)
      .default(20)
      .describe('Most traces a second of each process, of every kind; those above are dropped and counted.'),
    queue_size: z
      .int()
      .min(1)
      .max(100_000)
      .default(512)
      .describe(
        'Most traces of each process that wait to be delivered; those for which there is no room are dropped and counted.',
      ),
    timeout_seconds: z
      .number()
      .min(0.1)
      .max(60)
      .default(5)
      .describe('Time for a collector to take a delivery, or for MLflow to answer each request of one.'),
  })
  .prefault({});
