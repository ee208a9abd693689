/** Writes and reads the titles of a model as Parquet: one row a title, in the order of the feature matrix. */

import { parquetRead } from 'hyparquet';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { TITLE_TYPES, type Title, type TitleType } from '../domain/title.ts';
import { titleText } from '../features/text.ts';
import { requireHonestParquet } from './parquet-guard.ts';

/** The columns that are read back, and what each of their values must be. */
const COLUMNS = {
  tconst: 'text',
  title_type: 'text',
  primary_title: 'text',
  original_title: 'text or null',
  start_year: 'integer',
  runtime_minutes: 'integer or null',
  genres: 'text',
  average_rating: 'number',
  num_votes: 'integer',
} as const;

const TYPE_OF_NAME: ReadonlyMap<string, TitleType> = new Map(TITLE_TYPES.map((type) => [type, type]));

type ColumnName = keyof typeof COLUMNS;
type Columns = Record<ColumnName, ArrayLike<unknown>>;

/** The bytes of the Parquet file; the same titles give the same bytes. */
export function encodeTitles(titles: readonly Title[]): Uint8Array {
  const required = { nullable: false } as const;
  // Nearly every value is different: a dictionary would be built only to be thrown away. What is read at every start is
  // not compressed either, which costs 3 MB and saves a tenth of a second.
  const distinct = { type: 'STRING', nullable: false, encoding: 'PLAIN', codec: 'UNCOMPRESSED' } as const;
  return new Uint8Array(
    parquetWriteBuffer({
      createdBy: 'imdb-recommender',
      rowGroupSize: 1_000_000,
      columnData: [
        { name: 'tconst', ...distinct, data: titles.map((title) => title.tconst) },
        { name: 'title_type', type: 'STRING', ...required, data: titles.map((title) => title.titleType) },
        { name: 'primary_title', ...distinct, data: titles.map((title) => title.primaryTitle) },
        { name: 'original_title', ...distinct, nullable: true, data: titles.map(otherName) },
        { name: 'start_year', type: 'INT32', ...required, data: titles.map((title) => title.startYear) },
        { name: 'runtime_minutes', type: 'INT32', data: titles.map((title) => title.runtimeMinutes) },
        { name: 'genres', type: 'STRING', ...required, data: titles.map((title) => title.genres.join(',')) },
        { name: 'average_rating', type: 'DOUBLE', ...required, data: titles.map((title) => title.averageRating) },
        { name: 'num_votes', type: 'INT32', ...required, data: titles.map((title) => title.numVotes) },
        { name: 'text', ...distinct, codec: 'SNAPPY', data: titles.map(titleText) },
      ],
    }),
  );
}

/**
 * The titles of a Parquet file, which may be hostile.
 *
 * @throws {Error} saying what is wrong with it
 */
export async function decodeTitles(bytes: Uint8Array): Promise<Title[]> {
  const columns = await readColumns(bytes);
  const rows = columns.tconst.length;
  for (const [name, kind] of Object.entries(COLUMNS)) {
    const values = columns[name as ColumnName];
    const bad = values.length === rows ? firstUnsound(values, kind) : Math.min(rows, values.length);
    if (bad >= 0) throw new Error(`row ${bad} is not a title: its ${name} is ${String(values[bad])}`);
  }
  // Many titles have the same genres: they share one list.
  const genreLists = new Map<string, readonly string[]>();
  const genresOf = (text: string): readonly string[] => {
    const known = genreLists.get(text);
    if (known !== undefined) return known;
    const list = text.split(',');
    genreLists.set(text, list);
    return list;
  };
  const titles: Title[] = [];
  for (let row = 0; row < rows; row += 1) {
    const primaryTitle = columns.primary_title[row] as string;
    titles.push({
      tconst: columns.tconst[row] as string,
      titleType: typeOf(columns.title_type[row] as string),
      primaryTitle,
      originalTitle: (columns.original_title[row] as string | null | undefined) ?? primaryTitle,
      startYear: columns.start_year[row] as number,
      runtimeMinutes: (columns.runtime_minutes[row] as number | null | undefined) ?? null,
      genres: genresOf(columns.genres[row] as string),
      averageRating: columns.average_rating[row] as number,
      numVotes: columns.num_votes[row] as number,
    });
  }
  return titles;
}

/** The original title where it is not the primary one, as it is for most titles: a third of all texts need not be read. */
function otherName({ primaryTitle, originalTitle }: Title): string | null {
  return originalTitle === primaryTitle ? null : originalTitle;
}

function typeOf(text: string): TitleType {
  const known = TYPE_OF_NAME.get(text);
  if (known === undefined) throw new Error(`${JSON.stringify(text)} is no type of title`);
  return known;
}

/** The first row whose value is not of the kind; −1 if there is none. */
function firstUnsound(values: ArrayLike<unknown>, kind: (typeof COLUMNS)[ColumnName]): number {
  const nullable = kind.endsWith(' or null');
  const isSound = kind.startsWith('text') ? isText : kind === 'number' ? Number.isFinite : isInt32;
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row];
    if (!isSound(value) && !(nullable && (value === null || value === undefined))) return row;
  }
  return -1;
}

function isInt32(value: unknown): boolean {
  return typeof value === 'number' && (value | 0) === value;
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

async function readColumns(bytes: Uint8Array): Promise<Columns> {
  requireHonestParquet(bytes, Object.keys(COLUMNS));
  const chunks = new Map<string, ArrayLike<unknown>[]>();
  let page: Buffer = Buffer.alloc(0);
  await parquetRead({
    file: ownBuffer(bytes),
    columns: Object.keys(COLUMNS),
    geoparquet: false,
    // The texts of a column lie in one buffer, from which Node decodes them faster than a TextDecoder does.
    parsers: {
      stringFromBytes: ({ buffer, byteOffset, byteLength }) => {
        if (page.buffer !== buffer) page = Buffer.from(buffer);
        return page.toString('utf8', byteOffset, byteOffset + byteLength);
      },
    },
    onChunk: ({ columnName, columnData }) => {
      chunks.set(columnName, [...(chunks.get(columnName) ?? []), columnData]);
    },
  });
  const columnOf = (name: ColumnName): ArrayLike<unknown> => {
    const parts = chunks.get(name) ?? [];
    const [first] = parts;
    if (parts.length === 1 && first !== undefined) return first;
    return ([] as unknown[]).concat(...parts.map((part) => (Array.isArray(part) ? part : Array.from(part))));
  };
  return Object.fromEntries(Object.keys(COLUMNS).map((name) => [name, columnOf(name as ColumnName)])) as Columns;
}

/** The bytes as a buffer that holds nothing else. */
function ownBuffer({ buffer, byteOffset, byteLength }: Uint8Array): ArrayBuffer {
  if (buffer instanceof ArrayBuffer && byteLength === buffer.byteLength) return buffer;
  return Uint8Array.from(new Uint8Array(buffer, byteOffset, byteLength)).buffer;
}
