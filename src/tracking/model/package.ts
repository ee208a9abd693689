/** A trained model in the form that MLflow can load: a loader in Python, and the model's own files. */

import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';
import type { Manifest } from '../../domain/manifest.ts';
import type { Title } from '../../domain/title.ts';
import type { RunFile, RunModel } from '../run.ts';

/** Name of the model in the registry. */
export const REGISTERED_MODEL = 'imdb-content-recommender';

/** The loader and what it imports, beside this file in sources and build alike. */
const LOADER = 'imdb_content_recommender';
const CODE = [`${LOADER}.py`, 'imdb_title_search.py'] as const;

/** What it needs; any release will do, since only arrays, data frames and the standard library are used. */
const REQUIREMENTS = ['mlflow', 'numpy', 'pandas'] as const;
const PYTHON_VERSION = '3.10';

/** What is asked and answered, as MLflow enforces it. */
const SIGNATURE = {
  inputs: [
    { type: 'string', name: 'title', required: true },
    { type: 'long', name: 'top_k', required: true },
    { type: 'string', name: 'tconst', required: false },
  ],
  outputs: [
    { type: 'long', name: 'rank', required: true },
    { type: 'string', name: 'tconst', required: true },
    { type: 'string', name: 'title', required: true },
    { type: 'double', name: 'similarity_score', required: true },
  ],
} as const;

/** What a model is packed from. */
export interface PackedModel {
  readonly manifest: Manifest;
  /** In the order of the matrix's rows. */
  readonly titles: readonly Title[];
  /** Paths of the bundle's files that the loader reads: the matrix and the folded names. */
  readonly files: { readonly matrix: string; readonly names: string };
  readonly description: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** The model with all files that MLflow wants. */
export function packModel({ manifest, titles, files, description, tags }: PackedModel): RunModel {
  const example = titles[0]?.primaryTitle ?? '';
  return {
    version: manifest.version,
    registeredName: REGISTERED_MODEL,
    description,
    params: {
      version: manifest.version,
      titles: String(manifest.features.titles),
      features: String(manifest.features.names.length),
    },
    tags,
    files: [
      text('MLmodel', stringify(mlmodel(manifest))),
      text('requirements.txt', `${REQUIREMENTS.join('\n')}\n`),
      text('conda.yaml', stringify(conda())),
      text('python_env.yaml', stringify({ python: PYTHON_VERSION, dependencies: ['-r requirements.txt'] })),
      text('input_example.json', JSON.stringify(inputExample(example))),
      text('serving_input_example.json', JSON.stringify({ dataframe_split: inputExample(example) })),
      ...CODE.map((name): RunFile => ({ path: `code/${name}`, content: { file: pythonFile(name) } })),
      { path: 'data/model.safetensors', content: { file: files.matrix } },
      { path: 'data/search.safetensors', content: { file: files.names } },
      text('data/titles.jsonl', titles.map(titleLine).join('')),
    ],
  };
}

function mlmodel(manifest: Manifest): Record<string, unknown> {
  return {
    artifact_path: REGISTERED_MODEL,
    flavors: {
      python_function: {
        loader_module: LOADER,
        code: 'code',
        data: 'data',
        env: { conda: 'conda.yaml', virtualenv: 'python_env.yaml' },
        python_version: PYTHON_VERSION,
      },
    },
    mlflow_version: '3.10.0',
    model_uuid: randomUUID().replaceAll('-', ''),
    utc_time_created: manifest.created_at.replace('T', ' ').replace('Z', '000'),
    saved_input_example_info: {
      artifact_path: 'input_example.json',
      pandas_orient: 'split',
      serving_input_path: 'serving_input_example.json',
      type: 'dataframe',
    },
    signature: {
      inputs: JSON.stringify(SIGNATURE.inputs),
      outputs: JSON.stringify(SIGNATURE.outputs),
      params: null,
    },
    metadata: { version: manifest.version, attribution: manifest.attribution },
  };
}

function inputExample(title: string): Record<string, unknown> {
  return { columns: ['title', 'top_k'], data: [[title, 5]] };
}

function conda(): Record<string, unknown> {
  return {
    name: 'mlflow-env',
    channels: ['conda-forge'],
    dependencies: [`python=${PYTHON_VERSION}`, 'pip', { pip: [...REQUIREMENTS] }],
  };
}

function titleLine({ tconst, primaryTitle }: Title): string {
  return `${JSON.stringify({ tconst, title: primaryTitle })}\n`;
}

function pythonFile(name: string): string {
  return fileURLToPath(new URL(`python/${name}`, import.meta.url));
}

function text(path: string, content: string): RunFile {
  return { path, content: Buffer.from(content) };
}
