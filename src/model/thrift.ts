/** Reads Thrift's compact protocol from bytes that may be hostile: bounded in depth, in the length of numbers and of lists. */

const MAX_DEPTH = 12;

/** Thrift's types of fields, as far as Parquet uses them. */
const TYPE = { true: 1, false: 2, byte: 3, i16: 4, i32: 5, i64: 6, double: 7, binary: 8, list: 9, struct: 12 } as const;

/** A value; a struct's fields by number. Whole numbers beyond 2⁵³ come out rounded. */
export type ThriftValue = number | boolean | Uint8Array | readonly ThriftValue[] | ThriftStruct;

/** A struct's fields by number. */
export type ThriftStruct = ReadonlyMap<number, ThriftValue>;

/** A struct, and where the bytes behind it begin. */
export interface ReadStruct {
  readonly struct: ThriftStruct;
  readonly end: number;
}

/** @throws {Error} when there is no whole struct */
export function readStruct(bytes: Uint8Array, start: number): ReadStruct {
  const reader = new ThriftReader(bytes, start);
  return { struct: reader.struct(0), end: reader.at };
}

/**
 * A whole number of seven bits a byte, and where the bytes behind it begin.
 *
 * @throws {Error} when it does not end within ten bytes
 */
export function readVarint(bytes: Uint8Array, start: number): { readonly value: number; readonly end: number } {
  let value = 0;
  for (let at = start, weight = 1; at < bytes.length && at < start + 10; at += 1, weight *= 128) {
    const byte = bytes[at] as number;
    value += (byte & 0x7f) * weight;
    if (byte < 0x80) return { value, end: at + 1 };
  }
  throw new Error('a number in it does not end');
}

class ThriftReader {
  readonly #bytes: Uint8Array;
  at: number;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.at = at;
  }

  struct(depth: number): ThriftStruct {
    if (depth > MAX_DEPTH) throw new Error('its description is nested too deeply');
    const fields = new Map<number, ThriftValue>();
    for (let number = 0; ; ) {
      const byte = this.#byte();
      if (byte === 0) return fields;
      number = byte >> 4 === 0 ? this.#zigzag() : number + (byte >> 4);
      fields.set(number, this.#value(byte & 0x0f, depth));
    }
  }

  #value(type: number, depth: number): ThriftValue {
    switch (type) {
      case TYPE.true:
        return true;
      case TYPE.false:
        return false;
      case TYPE.byte:
        return this.#byte();
      case TYPE.i16:
      case TYPE.i32:
      case TYPE.i64:
        return this.#zigzag();
      case TYPE.double:
        return this.#take(8).length;
      case TYPE.binary:
        return this.#take(this.#varint());
      case TYPE.list:
        return this.#list(depth + 1);
      case TYPE.struct:
        return this.struct(depth + 1);
      default:
        throw new Error(`its description has a field of the unknown type ${type}`);
    }
  }

  #list(depth: number): ThriftValue[] {
    if (depth > MAX_DEPTH) throw new Error('its description is nested too deeply');
    const byte = this.#byte();
    const type = byte & 0x0f;
    const length = byte >> 4 === 15 ? this.#varint() : byte >> 4;
    // Every element takes a byte at least.
    if (length > this.#bytes.length - this.at) throw new Error('a list in it is longer than the file');
    const isBoolean = type === TYPE.true || type === TYPE.false;
    return Array.from({ length }, () => (isBoolean ? this.#byte() === 1 : this.#value(type, depth)));
  }

  #byte(): number {
    const [byte] = this.#take(1);
    return byte as number;
  }

  #take(count: number): Uint8Array {
    if (count > this.#bytes.length - this.at) throw new Error('its description ends too early');
    this.at += count;
    return this.#bytes.subarray(this.at - count, this.at);
  }

  #varint(): number {
    const { value, end } = readVarint(this.#bytes, this.at);
    this.at = end;
    return value;
  }

  #zigzag(): number {
    const value = this.#varint();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }
}
