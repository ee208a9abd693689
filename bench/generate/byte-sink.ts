/** A growing chunk of a text file, built byte by byte without making strings. */

const DIGIT_ZERO = 0x30;

/** Bytes that were written and not yet taken away. */
export class ByteSink {
  #bytes: Uint8Array;
  /** How many bytes are waiting. */
  length = 0;

  /** @param capacity the most bytes that may wait at any time */
  constructor(capacity: number) {
    this.#bytes = new Uint8Array(capacity);
  }

  /** Appends one byte. */
  byte(value: number): void {
    this.#bytes[this.length++] = value;
  }

  /** Appends `source[start, end)`. Meant for short pieces: a plain loop beats a call into the runtime there. */
  piece(source: Uint8Array, start = 0, end = source.length): void {
    const bytes = this.#bytes;
    let at = this.length;
    for (let i = start; i < end; i++) bytes[at++] = source[i]!;
    this.length = at;
  }

  /** Appends again what stands in `[start, end)` of the waiting bytes. */
  again(start: number, end: number): void {
    this.piece(this.#bytes, start, end);
  }

  /** Appends a whole number in decimal, at least `width` digits wide with zeros in front. */
  integer(value: number, width = 1): void {
    let digits = width;
    for (let bound = 10 ** width; value >= bound; bound *= 10) digits++;
    const bytes = this.#bytes;
    let rest = value;
    for (let at = this.length + digits - 1; at >= this.length; at--) {
      const next = (rest / 10) | 0;
      bytes[at] = DIGIT_ZERO + rest - next * 10;
      rest = next;
    }
    this.length += digits;
  }

  /** Whether the byte occurs in `[start, length)`. */
  has(value: number, start: number): boolean {
    const bytes = this.#bytes;
    for (let i = start; i < this.length; i++) if (bytes[i] === value) return true;
    return false;
  }

  /** Takes all waiting bytes away, as a copy of their own. */
  take(): Uint8Array {
    const taken = this.#bytes.slice(0, this.length);
    this.length = 0;
    return taken;
  }
}

/** The UTF-8 bytes of a text. */
export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
