/** Reads unpacked text as it streams by: hands out the first line and counts the rest. */

const LINE_FEED = 10;
const LONGEST_HEADER = 64 * 1024;

/** Counts the lines of a text that arrives in chunks. Chunks are neither kept nor changed, but for the first line. */
export class LineCounter {
  readonly #onHeader: (line: string) => void;
  #headerParts: Buffer[] | null = [];
  #headerBytes = 0;
  #lines = 0;
  #lastByte = LINE_FEED;
  #bytes = 0;

  /** @param onHeader called once with the first line, without its line feed; what it throws stops the reading. */
  constructor(onHeader: (line: string) => void) {
    this.#onHeader = onHeader;
  }

  /** Unpacked bytes so far. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Takes the next chunk in O(its length). */
  add(chunk: Buffer): void {
    if (chunk.length === 0) return;
    this.#bytes += chunk.length;
    this.#lastByte = chunk[chunk.length - 1] ?? LINE_FEED;
    let from = 0;
    if (this.#headerParts !== null) {
      const end = chunk.indexOf(LINE_FEED);
      this.#keepHeader(end === -1 ? chunk : chunk.subarray(0, end));
      if (end === -1 && this.#headerBytes < LONGEST_HEADER) return;
      this.#endHeader();
      from = end === -1 ? chunk.length : end + 1;
    }
    for (let at = chunk.indexOf(LINE_FEED, from); at !== -1; at = chunk.indexOf(LINE_FEED, at + 1)) this.#lines += 1;
  }

  /** Ends the text and returns the number of lines after the first; the last one needs no line feed. */
  finish(): number {
    if (this.#headerParts !== null) {
      this.#endHeader();
      return 0;
    }
    return this.#lastByte === LINE_FEED ? this.#lines : this.#lines + 1;
  }

  #keepHeader(piece: Buffer): void {
    this.#headerParts?.push(Buffer.from(piece.subarray(0, LONGEST_HEADER - this.#headerBytes)));
    this.#headerBytes = Math.min(LONGEST_HEADER, this.#headerBytes + piece.length);
  }

  #endHeader(): void {
    const line = Buffer.concat(this.#headerParts ?? []).toString('utf8');
    this.#headerParts = null;
    this.#onHeader(line);
  }
}
