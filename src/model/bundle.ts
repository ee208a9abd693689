/** A model's folder on disk: drafted in a temporary folder, published by one rename, verified at every load. */

import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { chartFile, MODEL_CHARTS, type ModelChart } from '../domain/charts.ts';
import type { Credits } from '../domain/credits.ts';
import { AppError, messageOf, systemCodeOf } from '../domain/errors.ts';
import { BUNDLE_SCHEMA_VERSION, type Manifest, manifestSchema } from '../domain/manifest.ts';
import {
  type DataStatistics,
  dataStatisticsSchema,
  type FeatureAnalysis,
  featureAnalysisSchema,
} from '../domain/statistics.ts';
import { readOrdinaryFile, readVerified } from './bundle-files.ts';
import { ContentRecommender, MODEL_FILES } from './content-recommender.ts';
import { flawOf } from './flaw.ts';
import { decodeCredits, PEOPLE_FILE } from './people-file.ts';
import { decodeSafetensors, type Safetensors } from './safetensors.ts';

/** Name of the file that describes the others. */
export const MANIFEST_FILE = 'manifest.json';

/** The statistics' files. */
export const STATISTICS_FILES = { data: 'data_statistics.json', features: 'feature_analysis.json' } as const;

/** The file with what searching needs, made when the model was: arrays whose meaning `src/search/saved-names.ts` knows. */
export const SEARCH_FILE = 'search.safetensors';

/** The file with what the hybrid strategy needs: arrays whose meaning `src/recommend/hybrid/saved.ts` knows. */
export const HYBRID_FILE = 'hybrid.safetensors';

/** Prefix of folders that are being written or removed; they are never read. */
export const DRAFT_PREFIX = '.draft-';

/** A manifest has some ten thousand bytes. */
const MAX_MANIFEST_BYTES = 10_000_000;

/** For documents that are parsed once: it takes longer to compile a parser for them than to go without. */
const ONCE = { jitless: true } as const;

/** A model in memory, with everything that its folder held. */
export interface LoadedBundle {
  readonly manifest: Manifest;
  readonly recommender: ContentRecommender;
  readonly dataStatistics: DataStatistics;
  readonly featureAnalysis: FeatureAnalysis;
  /** The contents of {@link SEARCH_FILE}, if the model has one. */
  readonly searchArrays: Safetensors | undefined;
  /** The contents of {@link HYBRID_FILE}, if the model has one. */
  readonly hybridArrays: Safetensors | undefined;
  /** Who made each title and who plays in it, if the model was trained with people and this version can read them. */
  readonly credits: Credits | undefined;
  /** The charts that it has, as SVG: all, or none when it was trained before there were any. */
  readonly charts: ReadonlyMap<ModelChart, Uint8Array>;
}

/** A version's name: the time of training to the millisecond (UTC), so that names sort by time, and a random suffix. */
export function newVersion(createdAt: Date): string {
  const stamp = createdAt.toISOString().replace(/[-:.]/g, '');
  return `${stamp}-${randomBytes(3).toString('hex')}`;
}

/** A bundle that is being written. Nothing of it is visible under its version's name until {@link publish}. */
export class BundleDraft {
  readonly folder: string;
  readonly #modelsDir: string;
  readonly #files: Manifest['files'] = {};

  private constructor(modelsDir: string, folder: string) {
    this.#modelsDir = modelsDir;
    this.folder = folder;
  }

  /** @throws {AppError} `storage_failed` */
  static async create(modelsDir: string, version: string): Promise<BundleDraft> {
    const folder = join(modelsDir, `${DRAFT_PREFIX}${version}`);
    await onDisk(modelsDir, async () => {
      await mkdir(folder, { recursive: true });
    });
    return new BundleDraft(modelsDir, folder);
  }

  /** Writes a file, synced to disk. @throws {AppError} `storage_failed` */
  async write(name: string, content: Uint8Array | string): Promise<void> {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    await onDisk(this.#modelsDir, () => writeSynced(join(this.folder, name), bytes));
    this.#files[name] = { bytes: bytes.byteLength, sha256: sha256(bytes) };
  }

  /** Writes the manifest over the files written so far, after which the draft can be loaded. May be repeated. */
  async seal(manifest: Omit<Manifest, 'files'>): Promise<Manifest> {
    const whole = manifestSchema.parse({ ...manifest, files: this.#files });
    const bytes = Buffer.from(`${JSON.stringify(whole, null, 2)}\n`);
    await onDisk(this.#modelsDir, () => writeSynced(join(this.folder, MANIFEST_FILE), bytes));
    return whole;
  }

  /** Gives the sealed draft its version's name. @throws {AppError} `storage_failed` */
  async publish(version: string): Promise<string> {
    const folder = join(this.#modelsDir, version);
    await onDisk(this.#modelsDir, async () => {
      await syncFolder(this.folder);
      await rename(this.folder, folder);
      await syncFolder(this.#modelsDir);
    });
    return folder;
  }

  /** Removes the draft. */
  async discard(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}

/**
 * Reads a bundle, which may be hostile, and verifies the checksum of every file. It goes on in a new turn of the event loop after each
 * larger piece of work, so that a server that loads one goes on answering.
 *
 * @throws {AppError} `model_corrupt` when the folder is not there, anything in it is not as it was written, or it was
 *   written in another layout; with what to do
 */
export async function loadBundle(folder: string): Promise<LoadedBundle> {
  try {
    const manifest = await loadManifest(folder);
    const files = await readVerified(folder, manifest);
    const search = files.get(SEARCH_FILE);
    const people = files.get(PEOPLE_FILE);
    const hybrid = files.get(HYBRID_FILE);
    const recommender = await ContentRecommender.load({
      tensors: need(files, MODEL_FILES.tensors),
      titles: need(files, MODEL_FILES.titles),
    });
    await nextTurn();
    const credits = people && decodeCredits(people, recommender.titles.length);
    await nextTurn();
    return {
      manifest,
      recommender,
      dataStatistics: dataStatisticsSchema.parse(readJson(files, STATISTICS_FILES.data), ONCE),
      featureAnalysis: featureAnalysisSchema.parse(readJson(files, STATISTICS_FILES.features), ONCE),
      searchArrays: search && decodeSafetensors(search),
      hybridArrays: hybrid && decodeSafetensors(hybrid),
      credits,
      charts: chartsIn(files),
    };
  } catch (error) {
    if (error instanceof AppError) throw error;
    const missing = systemCodeOf(error) === 'ENOENT';
    throw new AppError(
      'model_corrupt',
      `The model in ${folder} is ${missing ? 'incomplete' : 'damaged'}: ${flawOf(error)}. Train again with \`make train\`, or restore the folder.`,
      { cause: error },
    );
  }
}

/**
 * Reads a bundle's manifest alone.
 *
 * @throws {AppError} `model_corrupt` when it was written in another layout, with what to do; any error when it is missing or no manifest
 */
export async function loadManifest(folder: string): Promise<Manifest> {
  const bytes = await readOrdinaryFile(join(folder, MANIFEST_FILE), MAX_MANIFEST_BYTES);
  return parseManifest(Buffer.from(bytes).toString('utf8'), folder);
}

function parseManifest(text: string, folder: string): Manifest {
  const json: unknown = JSON.parse(text);
  if (
    typeof json === 'object' &&
    json !== null &&
    'schema_version' in json &&
    json.schema_version !== BUNDLE_SCHEMA_VERSION
  ) {
    throw otherLayout(json.schema_version, 'code_version' in json ? json.code_version : undefined, folder);
  }
  // What is nested so deeply that it cannot be written could not be answered with either.
  JSON.stringify(json);
  const result = manifestSchema.safeParse(json, ONCE);
  if (result.success) return result.data;
  const first = result.error.issues[0];
  throw new Error(`manifest.json is not a manifest: ${first?.path.join('.') ?? ''} ${first?.message ?? ''}`);
}

function otherLayout(layout: unknown, codeVersion: unknown, folder: string): AppError {
  const isVersion = typeof codeVersion === 'string' && /^\d[\w.+-]{0,40}$/.test(codeVersion);
  const writer = isVersion ? `version ${codeVersion} of this program, which wrote it` : 'the version that wrote it';
  const name = typeof layout === 'number' ? String(layout) : 'of an unknown kind';
  return new AppError(
    'model_corrupt',
    `The model in ${folder} cannot be read: its layout is version ${name}; this program reads version ${BUNDLE_SCHEMA_VERSION}. Train again with \`make train\`, or install ${writer}.`,
  );
}

function chartsIn(files: ReadonlyMap<string, Uint8Array>): Map<ModelChart, Uint8Array> {
  return new Map(
    MODEL_CHARTS.flatMap((chart) => {
      const svg = files.get(chartFile(chart));
      return svg === undefined ? [] : [[chart, svg]];
    }),
  );
}

function need(files: ReadonlyMap<string, Uint8Array>, name: string): Uint8Array {
  const content = files.get(name);
  if (content === undefined) throw new Error(`the manifest does not list ${name}`);
  return content;
}

function readJson(files: ReadonlyMap<string, Uint8Array>, name: string): unknown {
  return JSON.parse(Buffer.from(need(files, name)).toString('utf8'));
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

async function writeSynced(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'w');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Runs a write and turns a refusal by the system into words, which say what could not be saved. */
export async function onDisk<T>(modelsDir: string, write: () => Promise<T>, what = 'model'): Promise<T> {
  try {
    return await write();
  } catch (error) {
    throw new AppError('storage_failed', `The ${what} could not be saved in ${modelsDir}: ${adviceFor(error)}`, {
      cause: error,
    });
  }
}

function adviceFor(error: unknown): string {
  switch (systemCodeOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return 'the disk is full. Free some space, or choose another folder with --models-dir.';
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'the folder is not writable. Change its permissions, or choose another folder with --models-dir.';
    case 'ENOTDIR':
    case 'EEXIST':
      return 'it is not a folder. Choose another one with --models-dir.';
    default:
      return `${messageOf(error)}.`;
  }
}
