/** Reads a CSV file as it streams by: comma-separated, quoted as RFC 4180 says, UTF-8, with one known header. */

import { createReadStream } from 'node:fs';
import { AppError, messageOf, systemCodeOf } from '../../domain/errors.ts';
import { unusable } from './failures.ts';

/** No record of MovieLens is near this long; one that is has a quote that never ends. */
const LONGEST_RECORD = 64 * 1024;
const CHUNK_BYTES = 1024 * 1024;

/** Called for every record after the header; what it throws stops the reading. `line` counts from 1, the header's. */
export type OnRecord = (fields: readonly string[], line: number) => void;

/**
 * Hands out every record of a file, each with as many fields as the header, in O(its length) and constant memory.
 *
 * Fields may be quoted, and then hold commas, doubled quotes and line feeds; lines end in LF or CR LF, and so does the
 * last: a file without it was cut off. No line is passed over.
 *
 * @returns the number of records
 * @throws AppError `source_corrupt` when the file is missing, unreadable, cut off, not UTF-8, has another header or a
 *   line that is no record
 */
export async function readRecords(path: string, header: readonly string[], onRecord: OnRecord): Promise<number> {
  const splitter = new RecordSplitter(path, header, onRecord);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES }))
      splitter.add(decoder.decode(chunk as Buffer, { stream: true }));
    splitter.add(decoder.decode());
  } catch (error) {
    if (error instanceof AppError) throw error;
    const code = systemCodeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') throw unusable(path, 'is missing', error);
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') throw unusable(path, 'is not UTF-8 text', error);
    throw code === undefined ? error : unusable(path, `cannot be read (${messageOf(error)})`, error);
  }
  return splitter.finish();
}

class RecordSplitter {
  readonly #path: string;
  readonly #header: readonly string[];
  readonly #onRecord: OnRecord;
  #rest = '';
  #line = 1;
  #records = -1;

  constructor(path: string, header: readonly string[], onRecord: OnRecord) {
    this.#path = path;
    this.#header = header;
    this.#onRecord = onRecord;
  }

  add(piece: string): void {
    const text = this.#rest + piece;
    let start = 0;
    let lines = 0;
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) {
      lines += 1;
      const record = text.slice(start, text.charCodeAt(end - 1) === 13 && end > start ? end - 1 : end);
      if (endsInsideQuotes(record)) {
        if (end - start > LONGEST_RECORD) throw this.#flaw('has a quote that does not end');
        continue;
      }
      this.#take(record);
      this.#line += lines;
      lines = 0;
      start = end + 1;
    }
    this.#rest = text.slice(start);
    if (this.#rest.length > LONGEST_RECORD) throw this.#flaw('does not end');
  }

  finish(): number {
    if (this.#rest !== '' || this.#records < 0) throw unusable(this.#path, 'was cut off: its last line does not end');
    return this.#records;
  }

  #take(record: string): void {
    const fields = fieldsOf(record);
    this.#records += 1;
    if (this.#records === 0) {
      if (fields?.join() !== this.#header.join())
        throw unusable(this.#path, `does not begin with the line ${this.#header.join()}`);
    } else if (fields?.length === this.#header.length) this.#onRecord(fields, this.#line);
    else throw this.#flaw(`is not ${this.#header.length} fields: ${this.#header.join()}`);
  }

  #flaw(problem: string): AppError {
    return unusable(this.#path, `is damaged: line ${this.#line} ${problem}`);
  }
}

function endsInsideQuotes(record: string): boolean {
  let inside = false;
  for (let at = record.indexOf('"'); at !== -1; at = record.indexOf('"', at + 1)) inside = !inside;
  return inside;
}

/** The fields of a record, or `undefined` when a quote stands where none may. */
function fieldsOf(record: string): string[] | undefined {
  if (!record.includes('"')) return record.split(',');
  const field = /(?:"([^"]*(?:""[^"]*)*)"|([^",]*))(,|$)/y;
  const fields: string[] = [];
  for (;;) {
    const match = field.exec(record);
    if (match === null) return undefined;
    fields.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === '') return fields;
  }
}
