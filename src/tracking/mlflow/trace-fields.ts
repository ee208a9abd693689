/** How MLflow names what traces are made of. */

import type { Attributes } from '@opentelemetry/api';

/** Longest preview, which is the column of the table of traces. */
const LONGEST_PREVIEW = 1000;

/** Longest id of a request, which is a column of its database. */
const LONGEST_REQUEST_ID = 50;

/** MLflow's id of a trace. */
export function traceIdOf(id: string): string {
  return `tr-${id}`;
}

/** The id of a request, or its beginning; the whole is an attribute of the trace's first span. */
export function requestIdOf(id: string): string {
  return id.slice(0, LONGEST_REQUEST_ID);
}

/** Where a trace belongs. */
export function locationOf(experimentId: string): Record<string, unknown> {
  return { type: 'MLFLOW_EXPERIMENT', mlflow_experiment: { experiment_id: experimentId } };
}

/** Seconds as the interface's protobuf durations are written. */
export function durationOf(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(6)}s`;
}

/** A text for the table of traces. */
export function preview(text: string): string {
  return text.length > LONGEST_PREVIEW ? `${text.slice(0, LONGEST_PREVIEW - 1)}…` : text;
}

/** Attributes of a span by which the pages show its kind, inputs and outputs; these are texts of JSON, its kind is a plain one. */
export function spanAttributes(type: string, inputs: string, outputs: string | null): Attributes {
  return {
    'mlflow.spanType': type,
    'mlflow.spanInputs': inputs,
    ...(outputs !== null && { 'mlflow.spanOutputs': outputs }),
  };
}
