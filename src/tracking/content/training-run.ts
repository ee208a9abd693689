/** Puts together what is recorded of a training run. */

import { join } from 'node:path';
import { chartFile, MODEL_CHARTS, type ModelChart } from '../../domain/charts.ts';
import type { Manifest } from '../../domain/manifest.ts';
import type { DataStatistics, FeatureAnalysis } from '../../domain/statistics.ts';
import type { Title } from '../../domain/title.ts';
import { packModel } from '../model/package.ts';
import type { MetricPoint, Run, RunFile } from '../run.ts';
import { trainingDatasets } from './datasets.ts';
import { pointsAt, trainingMetrics } from './metrics.ts';
import { flattened } from './params.ts';
import { trainingDescription, trainingSummary, verdict } from './summary.ts';
import { trainingTables } from './tables.ts';

/** What every run tells of where it ran. */
export interface RunContext {
  readonly experiment: string;
  /** The whole configuration, without secrets. */
  readonly config: Readonly<Record<string, unknown>>;
  readonly codeVersion: string;
  /** Commit of the sources, where they are a checkout. */
  readonly gitCommit?: string | undefined;
  readonly user?: string | undefined;
  readonly system: readonly MetricPoint[];
  readonly startedAt: number;
  readonly endedAt: number;
  /** The transcript. */
  readonly log: string;
}

/** A trained model, and what was counted of it. */
export interface TrainedModel {
  readonly manifest: Manifest;
  /** The bundle, published. */
  readonly folder: string;
  readonly data: DataStatistics;
  readonly features: FeatureAnalysis;
  /** In the order of the matrix's rows. */
  readonly titles: readonly Title[];
  /** The charts as PNG. */
  readonly pictures: ReadonlyMap<ModelChart, Uint8Array>;
  /** Names of the bundle's files that the model's loader reads. */
  readonly modelFiles: { readonly matrix: string; readonly names: string };
}

/** The run of a training that made a model. */
export function trainingRun(model: TrainedModel, context: RunContext): Run {
  const { manifest, folder, data, modelFiles } = model;
  const tables = trainingTables(manifest, data);
  const description = trainingDescription(manifest, data);
  const tags = modelTags(manifest);
  return {
    ...common(context),
    id: manifest.version,
    name: manifest.version,
    status: 'FINISHED',
    description,
    tags: { ...commonTags(context), ...tags },
    metrics: [...pointsAt(trainingMetrics(model), context.endedAt), ...context.system],
    datasets: trainingDatasets(manifest),
    files: [
      ...tables,
      ...MODEL_CHARTS.flatMap((chart) => figures(chart, model)),
      text('training_summary.txt', trainingSummary(manifest, data)),
      text('training.log', context.log),
      ...[...Object.keys(manifest.files), 'manifest.json'].map(
        (name): RunFile => ({ path: `bundle/${name}`, content: { file: join(folder, name) } }),
      ),
    ],
    tables: tables.map(({ path }) => path),
    model: packModel({
      manifest,
      titles: model.titles,
      files: { matrix: join(folder, modelFiles.matrix), names: join(folder, modelFiles.names) },
      description,
      tags,
    }),
  };
}

/** The run of a training that made none. */
export function failedRun(failure: { readonly version: string; readonly reason: string }, context: RunContext): Run {
  return {
    ...common(context),
    id: failure.version,
    name: failure.version,
    status: 'FAILED',
    description: `Training failed:\n\n\`\`\`\n${failure.reason}\n\`\`\``,
    tags: commonTags(context),
    metrics: context.system,
    datasets: [],
    files: [text('training.log', `${context.log}${failure.reason}\n`)],
    tables: [],
  };
}

function common({ experiment, config, startedAt, endedAt }: RunContext) {
  return { experiment, startedAt, endedAt, params: flattened(config) };
}

function commonTags({ codeVersion, gitCommit, user }: RunContext): Record<string, string> {
  return {
    'mlflow.source.name': 'imdb-recommender train',
    'mlflow.source.type': 'LOCAL',
    ...(gitCommit !== undefined && { 'mlflow.source.git.commit': gitCommit }),
    ...(user !== undefined && { 'mlflow.user': user }),
    'version.imdb_recommender': codeVersion,
    'version.node': process.versions.node,
  };
}

function modelTags({ name, version, catalogue, gate, sources, schema_version }: Manifest): Record<string, string> {
  return {
    'model.name': name,
    'model.version': version,
    'model.schema_version': String(schema_version),
    'model.gate': verdict(gate),
    'data.catalogue': catalogue,
    ...Object.fromEntries(
      sources.flatMap(({ dataset, last_modified: date }) =>
        date === null ? [] : [[`data.${dataset}.last_modified`, date]],
      ),
    ),
  };
}

function figures(chart: ModelChart, { folder, pictures }: TrainedModel): RunFile[] {
  const png = pictures.get(chart);
  return [
    { path: `figures/${chart}.svg`, content: { file: join(folder, chartFile(chart)) } },
    ...(png === undefined ? [] : [{ path: `figures/${chart}.png`, content: png }]),
  ];
}

function text(path: string, content: string): RunFile {
  return { path, content: Buffer.from(content) };
}
