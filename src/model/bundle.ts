/** A model's folder on disk: drafted in a temporary folder, published by one rename, verified at every load. */

import { createHash, randomBytes, webcrypto } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
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
import { ContentRecommender, MODEL_FILES } from './content-recommender.ts';
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
 * Reads a bundle and verifies the checksum of every file.
 *
 * @throws {AppError} `model_corrupt` when the folder is not there, anything in it is not as it was written, or it was
 *   written in another layout
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
    return {
      manifest,
      recommender,
      dataStatistics: dataStatisticsSchema.parse(readJson(files, STATISTICS_FILES.data), ONCE),
      featureAnalysis: featureAnalysisSchema.parse(readJson(files, STATISTICS_FILES.features), ONCE),
      searchArrays: search && decodeSafetensors(search),
      hybridArrays: hybrid && decodeSafetensors(hybrid),
      credits: people && decodeCredits(people, recommender.titles.length),
      charts: chartsIn(files),
    };
  } catch (error) {
    if (error instanceof AppError) throw error;
    const missing = systemCodeOf(error) === 'ENOENT';
    throw new AppError(
      'model_corrupt',
      `The model in ${folder} is ${missing ? 'incomplete' : 'damaged'}: ${messageOf(error)}. Train again with \`make train\`, or restore the folder.`,
      { cause: error },
    );
  }
}

/** Reads a bundle's manifest alone. @throws when it is missing or not a manifest */
export async function loadManifest(folder: string): Promise<Manifest> {
  return parseManifest(await readFile(join(folder, MANIFEST_FILE), 'utf8'));
}

function parseManifest(text: string): Manifest {
  const json: unknown = JSON.parse(text);
  if (
    typeof json === 'object' &&
    json !== null &&
    'schema_version' in json &&
    json.schema_version !== BUNDLE_SCHEMA_VERSION
  ) {
    throw new Error(
      `its layout is version ${String(json.schema_version)}; this program reads version ${BUNDLE_SCHEMA_VERSION}`,
    );
  }
  const result = manifestSchema.safeParse(json, ONCE);
  if (result.success) return result.data;
  const first = result.error.issues[0];
  throw new Error(`manifest.json is not a manifest: ${first?.path.join('.') ?? ''} ${first?.message ?? ''}`);
}

async function readVerified(folder: string, manifest: Manifest): Promise<Map<string, Uint8Array>> {
  const entries = Object.entries(manifest.files);
  const odd = entries.find(([name]) => !/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name))?.[0];
  if (odd !== undefined) throw new Error(`${JSON.stringify(odd)} is not the name of a file of a model`);
  // All at once: reading and hashing are done by other threads.
  const contents = entries.map(async ([name, { bytes, sha256: wanted }]): Promise<[string, Uint8Array]> => {
    const content = await readWhole(join(folder, name));
    const digest = Buffer.from(await webcrypto.subtle.digest('SHA-256', content)).toString('hex');
    if (content.byteLength !== bytes || digest !== wanted)
      throw new Error(`${name} is not as it was written (its checksum differs)`);
    return [name, content];
  });
  return new Map(await Promise.all(contents));
}

/** As `readFile`, in one read: that goes in pieces of half a megabyte. */
async function readWhole(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const { buffer, bytesRead } = await file.read(new Uint8Array(size), 0, size, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
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
