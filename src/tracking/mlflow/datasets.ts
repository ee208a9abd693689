/** Data sets as MLflow writes them, and read again. */

import { z } from 'zod';
import type { RunDataset } from '../run.ts';
import type { MlflowRun } from './answers.ts';

const CONTEXT_TAG = 'mlflow.data.context';
const isAddress = (source: string): boolean => /^https?:\/\//i.test(source);

const sourceSchema = z.object({ url: z.string().optional(), uri: z.string().optional() }).catch({});
const columnsSchema = z
  .object({
    mlflow_colspec: z.array(
      z.object({
        name: z.string(),
        type: z.enum(['string', 'long', 'double', 'boolean']),
        required: z.boolean().default(true),
      }),
    ),
  })
  .catch({ mlflow_colspec: [] });
const profileSchema = z.object({ num_rows: z.int() }).catch({ num_rows: 0 });

/** A data set for `runs/log-inputs`. */
export function datasetInput({ name, digest, source, columns, rows, context }: RunDataset): Record<string, unknown> {
  return {
    tags: [{ key: CONTEXT_TAG, value: context }],
    dataset: {
      name,
      digest: digest.slice(0, 36),
      source_type: isAddress(source) ? 'http' : 'local',
      source: JSON.stringify(isAddress(source) ? { url: source } : { uri: source }),
      schema: JSON.stringify({
        mlflow_colspec: columns.map(({ type, name: column, required }) => ({ type, name: column, required })),
      }),
      profile: JSON.stringify({ num_rows: rows, num_elements: rows * columns.length }),
    },
  };
}

/** The data sets of a run, by name. */
export function datasetsOf({ inputs }: MlflowRun): RunDataset[] {
  return inputs.dataset_inputs
    .map(({ tags, dataset }) => {
      const source = sourceSchema.parse(parsed(dataset.source));
      return {
        name: dataset.name,
        digest: dataset.digest,
        source: source.url ?? source.uri ?? dataset.source,
        columns: columnsSchema.parse(parsed(dataset.schema)).mlflow_colspec,
        rows: profileSchema.parse(parsed(dataset.profile)).num_rows,
        context: tags.find(({ key }) => key === CONTEXT_TAG)?.value ?? '',
      };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
