/**
 * Looks through a Parquet file before its reader does: the reader believes the counts that a file claims, and would fill memory for values that
 * take no bytes. Only what this program writes passes. https://parquet.apache.org/docs/file-format/
 */

import { snappyUncompress } from 'hyparquet';
import { readStruct, readVarint, type ThriftStruct, type ThriftValue } from './thrift.ts';

/** Of the description of the file, and of one page: what is read of it takes two hundred times its bytes in memory. */
const MAX_DESCRIPTION_BYTES = 65_536;

/** As many titles as the search can number; IMDb's whole catalogue has a third of it with ratings. */
const MAX_ROWS = 2 ** 22;

/** Snappy's shortest copy says 64 bytes in two. */
const MAX_EXPANSION = 64;

const CODEC = { uncompressed: 0, snappy: 1 } as const;
const PAGE = { dictionary: 2, data: 3 } as const;
const ENCODING = { plain: 0, dictionary: 8 } as const;
const OPTIONAL = 1;
const UTF8 = 0;

/** A column's part of the file. */
interface Chunk {
  readonly rows: number;
  readonly codec: number;
  readonly isOptional: boolean;
  readonly start: number;
  readonly end: number;
}

/**
 * Checks the columns with these names: every count against the rows, every size against the bytes that are there, every run of repeated values against
 * the count that it belongs to. O(bytes of these columns).
 *
 * @throws {Error} saying what is wrong with it
 */
export function requireHonestParquet(file: Uint8Array, names: readonly string[]): void {
  const footer = footerOf(file);
  const rows = whole(footer.get(3), MAX_ROWS, 'rows');
  const leaves = leavesOf(footer);
  let seen = 0;
  for (const group of structs(footer.get(4))) {
    const groupRows = whole(group.get(3), rows, 'rows of a group');
    seen += groupRows;
    for (const { meta, name } of structs(group.get(1)).map(columnOf)) {
      const isOptional = leaves.get(name);
      if (isOptional === undefined) throw new Error(`it has values of the unknown column ${JSON.stringify(name)}`);
      if (names.includes(name)) requireHonestChunk(file, chunkOf(file, meta, groupRows, isOptional));
    }
  }
  if (seen !== rows) throw new Error(`its groups have ${seen} rows, not ${rows}`);
}

function footerOf(file: Uint8Array): ThriftStruct {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (file.length < 12 || view.getUint32(file.length - 4) !== 0x50415231) throw new Error('it is no Parquet file');
  const length = view.getUint32(file.length - 8, true);
  if (length > Math.min(MAX_DESCRIPTION_BYTES, file.length - 8)) throw new Error(`its description has ${length} bytes`);
  return readStruct(file.subarray(0, file.length - 8), file.length - 8 - length).struct;
}

/** Of each column whether it may be empty. Columns of columns and repeated ones are refused, and so is what would be converted. */
function leavesOf(footer: ThriftStruct): Map<string, boolean> {
  const [, ...elements] = structs(footer.get(2));
  return new Map(
    elements.map((element) => {
      const name = textOf(element.get(4));
      const [repetition, children, converted, logical] = [3, 5, 6, 10].map((field) => element.get(field));
      const isPlain =
        children === undefined && (converted === undefined || converted === UTF8) && logical === undefined;
      if (!isPlain || (repetition !== 0 && repetition !== OPTIONAL))
        throw new Error(`the column ${JSON.stringify(name)} is not of a kind that titles have`);
      return [name, repetition === OPTIONAL];
    }),
  );
}

function columnOf(column: ThriftStruct): { meta: ThriftStruct; name: string } {
  const meta = column.get(3);
  if (!(meta instanceof Map)) throw new Error('a column is not described');
  const path = meta.get(3);
  if (!Array.isArray(path) || path.length !== 1) throw new Error('a column is within another one');
  return { meta, name: textOf(path[0]) };
}

function chunkOf(file: Uint8Array, meta: ThriftStruct, rows: number, isOptional: boolean): Chunk {
  const start = whole(meta.get(11) || meta.get(9), file.length, 'beginning of a column');
  const length = whole(meta.get(7), file.length - start, 'bytes of a column');
  const codec = whole(meta.get(4), CODEC.snappy, 'compression');
  return { rows, codec, isOptional, start, end: start + length };
}

function requireHonestChunk(file: Uint8Array, chunk: Chunk): void {
  let rows = 0;
  for (let at = chunk.start; at < chunk.end; ) {
    const { struct: header, end } = readStruct(file.subarray(0, Math.min(chunk.end, at + MAX_DESCRIPTION_BYTES)), at);
    const stored = whole(header.get(3), chunk.end - end, 'bytes of a page');
    const bytes = file.subarray(end, end + stored);
    const size = whole(header.get(2), MAX_EXPANSION * (stored + 1), 'bytes of an unpacked page');
    const type = Number(header.get(1));
    if (type === PAGE.dictionary) whole(part(header, 7).get(1), chunk.rows, 'entries of a dictionary');
    else if (type === PAGE.data) rows += requireHonestPage(bytes, size, part(header, 8), chunk);
    else throw new Error(`it has a page of the kind ${type}`);
    at = end + stored;
  }
  if (rows !== chunk.rows) throw new Error(`a column has ${rows} values for ${chunk.rows} rows`);
}

/** How many rows the page has. */
function requireHonestPage(bytes: Uint8Array, size: number, header: ThriftStruct, chunk: Chunk): number {
  const values = whole(header.get(1), chunk.rows, 'values of a page');
  const nulls = whole(header.get(2), chunk.isOptional ? values : 0, 'missing values of a page');
  if (header.get(3) !== values || header.get(6) !== 0) throw new Error('a page has values that are lists');
  const levels = whole(header.get(5), bytes.length, 'bytes of levels');
  if (chunk.isOptional) requireHonestRuns(bytes.subarray(0, levels), 1, values);
  else if (levels !== 0) throw new Error('a page has levels for values that are never missing');
  const encoding = Number(header.get(4));
  if (encoding === ENCODING.dictionary) {
    const isPacked = chunk.codec === CODEC.snappy && header.get(7) !== false;
    const page = isPacked ? unpacked(bytes.subarray(levels), size - levels) : bytes.subarray(levels);
    const [width = 0] = page;
    if (width > 32) throw new Error(`its numbers have ${width} bits`);
    requireHonestRuns(page.subarray(1), width, values - nulls);
  } else if (encoding !== ENCODING.plain) throw new Error(`it has values of the encoding ${encoding}`);
  return values;
}

function unpacked(bytes: Uint8Array, size: number): Uint8Array {
  const page = new Uint8Array(Math.max(0, size));
  snappyUncompress(bytes, page);
  return page;
}

/** Runs are either one value so many times, or values one after the other, eight at a time. Together they must be as many as are expected. */
function requireHonestRuns(bytes: Uint8Array, width: number, count: number): void {
  let left = count;
  for (let at = 0; left > 0; ) {
    const { value: head, end } = readVarint(bytes, at);
    const isPacked = head % 2 === 1;
    const values = Math.floor(head / 2) * (isPacked ? 8 : 1);
    const length = isPacked ? (values / 8) * width : Math.ceil(width / 8);
    // The last eight may be more than are left.
    if (values === 0 || values > left + (isPacked ? 7 : 0))
      throw new Error(`it repeats values for ${left} ${values} times`);
    if (length > bytes.length - end) throw new Error('a page ends too early');
    at = end + length;
    left -= values;
  }
}

function structs(value: ThriftValue | undefined): ThriftStruct[] {
  if (!Array.isArray(value) || !value.every((one) => one instanceof Map)) throw new Error('its description has gaps');
  return value;
}

function part(header: ThriftStruct, field: number): ThriftStruct {
  const value = header.get(field);
  if (value instanceof Map) return value;
  throw new Error('a page is not described');
}

function textOf(value: ThriftValue | undefined): string {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('utf8');
  throw new Error('a column has no name');
}

function whole(value: ThriftValue | undefined, most: number, what: string): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most) return value;
  throw new Error(`it claims impossible ${what}`);
}
