/** The lines of a journalled run: `run.jsonl`, one JSON object a line, the last of which says that it is whole. */

import { z } from 'zod';
import { type MetricPoint, RUN_STATUSES, type Run } from '../run.ts';

/** Name of the file that says what a run holds. */
export const ENTRIES_FILE = 'run.jsonl';

/** Folder of the run's files, and of its model's. */
export const FOLDERS = { files: 'artifacts', model: 'model' } as const;

const text = z.string();
/** Schema of a file's path in a run. */
export const pathSchema = z
  .string()
  .regex(/^(?!\/)(?!.*(?:^|\/)\.\.?(?:\/|$))[^\\\0]+$/, 'a path that stays in the folder')
  .max(500);
/** NaN has no number in JSON. */
const metricValue = z.union([z.number(), z.literal('NaN')]);

const fileShape = { path: pathSchema, bytes: z.int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/) };

const datasetSchema = z.object({
  name: text,
  digest: text,
  source: text,
  columns: z.array(
    z.object({ name: text, type: z.enum(['string', 'long', 'double', 'boolean']), required: z.boolean() }),
  ),
  rows: z.int().min(0),
  context: text,
});

const traceSchema = z.object({
  id: z.string().regex(/^[0-9a-f]{32}$/),
  name: text,
  inputs: z.record(text, z.unknown()),
  output: text.nullable(),
  error: text.nullable(),
  startedAt: z.number(),
  endedAt: z.number(),
  assessments: z.array(
    z.object({
      name: text,
      kind: z.enum(['feedback', 'expectation']),
      source: z.object({ type: z.enum(['CODE', 'LLM_JUDGE', 'HUMAN']), id: text }),
      value: z.union([text, z.number(), z.array(text)]).nullable(),
      rationale: text.nullable(),
      error: z.object({ code: text, message: text }).nullable(),
    }),
  ),
});

/** Schema of one line. */
export const entrySchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('run'),
    id: text,
    name: text,
    experiment: text,
    status: z.enum(RUN_STATUSES),
    started_at: z.number(),
    ended_at: z.number(),
    description: text,
  }),
  z.object({ kind: z.literal('param'), key: text, value: text }),
  z.object({ kind: z.literal('tag'), key: text, value: text }),
  z.object({ kind: z.literal('metric'), key: text, value: metricValue, timestamp: z.number(), step: z.int() }),
  z.object({ kind: z.literal('dataset'), dataset: datasetSchema }),
  z.object({ kind: z.literal('file'), ...fileShape, table: z.boolean() }),
  z.object({
    kind: z.literal('model'),
    version: text,
    registered_name: text,
    description: text,
    params: z.record(text, text),
    tags: z.record(text, text),
  }),
  z.object({ kind: z.literal('model_file'), ...fileShape }),
  z.object({ kind: z.literal('trace'), trace: traceSchema }),
  z.object({ kind: z.literal('end'), entries: z.int().min(1) }),
]);

/** One line. */
export type Entry = z.output<typeof entrySchema>;

/** Size and digest of a file that was written. */
export interface WrittenFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** A run as lines, its files already written. */
export function entriesOf(run: Run, files: readonly WrittenFile[], modelFiles: readonly WrittenFile[]): Entry[] {
  const { id, name, experiment, status, description, model } = run;
  const tables = new Set(run.tables);
  const pairs = (kind: 'param' | 'tag', values: Readonly<Record<string, string>>): Entry[] =>
    Object.entries(values).map(([key, value]) => ({ kind, key, value }));
  const entries: Entry[] = [
    { kind: 'run', id, name, experiment, status, started_at: run.startedAt, ended_at: run.endedAt, description },
    ...pairs('param', run.params),
    ...pairs('tag', run.tags),
    ...run.metrics.map(metricEntry),
    ...run.datasets.map((dataset): Entry => ({ kind: 'dataset', dataset: datasetSchema.parse(dataset) })),
    ...files.map((file): Entry => ({ kind: 'file', ...file, table: tables.has(file.path) })),
  ];
  if (model !== undefined) {
    const { version, registeredName, params, tags } = model;
    entries.push({
      kind: 'model',
      version,
      registered_name: registeredName,
      description: model.description,
      params: { ...params },
      tags: { ...tags },
    });
    entries.push(...modelFiles.map((file): Entry => ({ kind: 'model_file', ...file })));
  }
  entries.push(...(run.traces ?? []).map((trace): Entry => ({ kind: 'trace', trace: traceSchema.parse(trace) })));
  return [...entries, { kind: 'end', entries: entries.length }];
}

/**
 * The run of these lines.
 *
 * @param contentOf where the bytes of a file lie, by kind and path
 * @throws {Error} when the lines are not a whole run
 */
export function runOf(
  entries: readonly Entry[],
  contentOf: (folder: string, path: string) => { readonly file: string },
): Run {
  const of = <K extends Entry['kind']>(kind: K) =>
    entries.filter((entry): entry is Extract<Entry, { kind: K }> => entry.kind === kind);
  const [head] = of('run');
  const [end] = of('end');
  if (head === undefined || end === undefined || entries.at(-1) !== end || end.entries !== entries.length - 1)
    throw new Error('it has no beginning or no end');
  const files = of('file');
  const [model] = of('model');
  const traces = of('trace').map(({ trace }) => trace);
  const record = (pairs: readonly { key: string; value: string }[]): Record<string, string> =>
    Object.fromEntries(pairs.map(({ key, value }) => [key, value]));
  return {
    id: head.id,
    name: head.name,
    experiment: head.experiment,
    status: head.status,
    startedAt: head.started_at,
    endedAt: head.ended_at,
    description: head.description,
    params: record(of('param')),
    tags: record(of('tag')),
    metrics: of('metric').map(({ key, value, timestamp, step }) => ({ key, value: Number(value), timestamp, step })),
    datasets: of('dataset').map(({ dataset }) => dataset),
    files: files.map((file) => ({ path: file.path, content: contentOf(FOLDERS.files, file.path) })),
    tables: files.filter(({ table }) => table).map((file) => file.path),
    ...(traces.length > 0 && { traces }),
    ...(model !== undefined && {
      model: {
        version: model.version,
        registeredName: model.registered_name,
        description: model.description,
        params: model.params,
        tags: model.tags,
        files: of('model_file').map((file) => ({ path: file.path, content: contentOf(FOLDERS.model, file.path) })),
      },
    }),
  };
}

function metricEntry({ key, value, timestamp, step }: MetricPoint): Entry {
  return { kind: 'metric', key, value: Number.isNaN(value) ? 'NaN' : value, timestamp, step };
}
