/** Generates `title.basics.tsv.gz`, `title.ratings.tsv.gz` and, if asked to, the files about people in IMDb's format, of any size, from a seed. */

import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createRandom } from '../../src/domain/random.ts';
import { CORE_DATASETS, type DatasetName, headerOf, PEOPLE_DATASETS } from '../../src/ingestion/datasets.ts';
import { ByteSink, utf8 } from './byte-sink.ts';
import { createGzipFile, type GzipFile } from './gzip-file.ts';
import { createPeopleWriter, type TitleOfPeople } from './people.ts';
import { createRowWriter, type RowCounts } from './rows.ts';

/** Raised whenever other rows come out for the same options, so that older files are made again. */
const GENERATOR = 1;
const CHUNK = 1 << 20;
/** More than any one row needs. */
const SLACK = 1 << 16;
const PARAMS = 'params.json';

/** What to generate. */
export interface GenerateOptions {
  /** Rows of `title.basics`, without its header. */
  readonly basics: number;
  /** Rows of `title.ratings`, about: each title has one or not by chance. */
  readonly ratings: number;
  readonly seed: number;
  /** Whether one title in ten has double quotes, instead of the usual six in a thousand. */
  readonly quotes: boolean;
  /** The files about people as well; without it they are not written, and title.basics is the same either way. */
  readonly people?: PeopleSizes;
}

/** How large the files about people are; title.crew has a row for each title. */
export interface PeopleSizes {
  /** Rows of `title.principals`, about. */
  readonly principals: number;
  /** Rows of `name.basics`. */
  readonly names: number;
}

/** How many rows of each file were written; those of the people's files only if they were asked for. */
export type FileCounts = RowCounts & { readonly principals?: number; readonly crew?: number; readonly names?: number };

/** What a folder of generated files holds. */
export interface Generated {
  readonly counts: FileCounts;
  /** Whether the files were there already. */
  readonly reused: boolean;
}

/**
 * Generates the files into `folder`, or leaves them as they are when they were made with the same options before. What is written
 * follows from the options alone. Takes constant memory, and time in proportion to the rows.
 */
export async function generateImdbFiles(folder: string, options: GenerateOptions): Promise<Generated> {
  const params = { generator: GENERATOR, ...options };
  const before = await readCounts(folder, params);
  if (before !== undefined) return { counts: before, reused: true };

  await mkdir(folder, { recursive: true });
  await rm(join(folder, PARAMS), { force: true });
  const counts = await writeRows(folder, options);
  const part = join(folder, `${PARAMS}.part`);
  await writeFile(part, `${JSON.stringify({ params, counts }, null, 2)}\n`);
  await rename(part, join(folder, PARAMS));
  return { counts, reused: false };
}

async function writeRows(folder: string, options: GenerateOptions): Promise<FileCounts> {
  const rows = createRowWriter(createRandom(options.seed), options.ratings / options.basics, options.quotes);
  const [basics, ratings] = [openOutput(folder, 'title.basics'), openOutput(folder, 'title.ratings')];
  const people = options.people && openPeople(folder, options, options.people);
  while (rows.counts.basics < options.basics) {
    const title = rows.next(basics.sink, ratings.sink);
    if (isFull(basics) || isFull(ratings)) await flush(basics, ratings);
    if (people?.add(title, rows.counts.basics / options.basics) === true) await flush(...people.outputs);
  }
  await Promise.all([basics, ratings, ...(people?.outputs ?? [])].map(finish));
  return { ...rows.counts, ...people?.counts() };
}

function openPeople(folder: string, { seed, basics }: GenerateOptions, sizes: PeopleSizes) {
  const writer = createPeopleWriter(createRandom(seed + 1), sizes.principals / basics, sizes.names);
  const [principals, crew, names] = [
    openOutput(folder, 'title.principals'),
    openOutput(folder, 'title.crew'),
    openOutput(folder, 'name.basics'),
  ];
  const outputs = [principals, crew, names];
  let named = 0;
  return {
    outputs,
    counts: () => ({ ...writer.counts, names: named }),
    /** Adds a title's rows and as many names as are due; tells whether there is enough to be written. */
    add(title: TitleOfPeople, share: number): boolean {
      writer.title(title, principals.sink, crew.sink);
      for (const due = Math.round(sizes.names * share); named < due; ) writer.name(++named, names.sink);
      return outputs.some(isFull);
    },
  };
}

interface Output {
  readonly sink: ByteSink;
  readonly file: GzipFile;
}

function openOutput(folder: string, dataset: DatasetName): Output {
  const sink = new ByteSink(CHUNK + SLACK);
  sink.piece(utf8(`${headerOf(dataset)}\n`));
  return { sink, file: createGzipFile(join(folder, fileOf(dataset))) };
}

function isFull({ sink }: Output): boolean {
  return sink.length >= CHUNK;
}

async function flush(...outputs: readonly Output[]): Promise<void> {
  for (const output of outputs) if (isFull(output)) await output.file.write(output.sink.take());
}

async function finish({ sink, file }: Output): Promise<void> {
  await file.write(sink.take());
  await file.close();
}

async function readCounts(folder: string, params: { people?: PeopleSizes }): Promise<FileCounts | undefined> {
  try {
    const datasets = params.people === undefined ? CORE_DATASETS : [...CORE_DATASETS, ...PEOPLE_DATASETS];
    await Promise.all(datasets.map((dataset) => stat(join(folder, fileOf(dataset)))));
    const text = await readFile(join(folder, PARAMS), 'utf8');
    const known = JSON.parse(text) as { params: unknown; counts: FileCounts };
    return JSON.stringify(known.params) === JSON.stringify(params) ? known.counts : undefined;
  } catch {
    return undefined;
  }
}

function fileOf(dataset: DatasetName): string {
  return `${dataset}.tsv.gz`;
}
