/** What a Parquet file may claim before anybody believes it. */

import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { requireHonestParquet } from './parquet-guard.ts';
import { readStruct, readVarint } from './thrift.ts';

const ROWS = 1000;
const sound = (): Uint8Array =>
  new Uint8Array(
    parquetWriteBuffer({
      columnData: [
        { name: 'text', type: 'STRING', nullable: false, data: Array.from({ length: ROWS }, (_, at) => `t${at % 7}`) },
        { name: 'same', type: 'STRING', nullable: false, data: Array.from({ length: ROWS }, () => 'always') },
        { name: 'gaps', type: 'INT32', data: Array.from({ length: ROWS }, (_, at) => (at % 3 === 0 ? null : at)) },
        { name: 'number', type: 'DOUBLE', nullable: false, data: Array.from({ length: ROWS }, (_, at) => at / 3) },
      ],
    }),
  );
const NAMES = ['text', 'same', 'gaps', 'number'];

const varint = (value: number): number[] =>
  value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];

describe('a Parquet file', () => {
  it('passes as the writer made it, with dictionaries, gaps, and a column of one value', () => {
    expect(() => requireHonestParquet(sound(), NAMES)).not.toThrow();
  });

  it('is refused when any run of its repeated values is longer than what is left', () => {
    // Each place where a run may begin: hundreds of millions of values would be made of a few bytes.
    const bytes = sound();
    let refused = 0;
    for (let at = 4; at < bytes.length - 1200; at += 1) {
      const forged = Uint8Array.from(bytes);
      forged.set(varint(2 ** 30), at);
      try {
        requireHonestParquet(forged, NAMES);
      } catch (error) {
        expect(error).toBeInstanceOf(Error);
        refused += 1;
      }
    }
    expect(refused).toBeGreaterThan(10);
  });

  it.each([
    ['is empty', new Uint8Array()],
    ['has no end', sound().subarray(0, -1)],
    [
      'claims a longer description than there is',
      Uint8Array.from([...new Uint8Array(20), 255, 255, 0, 0, 80, 65, 82, 49]),
    ],
  ])('is refused when it %s', (_what, bytes) => {
    expect(() => requireHonestParquet(bytes, NAMES)).toThrow(/Parquet|description/);
  });
});

describe('a page', () => {
  it('is refused when its description is as long as a column: a hundred thousand empty structs', () => {
    const data = Float64Array.from({ length: 100_000 }, (_, at) => Math.sin(at));
    const column = { name: 'number', type: 'DOUBLE' as const, nullable: false, data };
    const bytes = new Uint8Array(parquetWriteBuffer({ columnData: [column] }));
    expect(() => requireHonestParquet(bytes, ['number'])).not.toThrow();
    // The ninth field is a list of as many structs as bytes follow, of which each is at its end at once.
    const head = [0x99, 0xfc, ...varint(100_000)];
    bytes.fill(0, 4, 4 + head.length + 100_001);
    bytes.set(head, 4);
    expect(() => requireHonestParquet(bytes, ['number'])).toThrow('a list in it is longer than the file');
  });
});

describe('thrift', () => {
  it('reads numbers of seven bits a byte, and none that do not end', () => {
    for (const value of [0, 1, 127, 128, 300, 2 ** 31, 2 ** 40]) {
      const bytes = Uint8Array.from(varint(value));
      expect(readVarint(bytes, 0)).toEqual({ value, end: bytes.length });
    }
    expect(() => readVarint(new Uint8Array(1_000_000).fill(255), 0)).toThrow('does not end');
    expect(() => readVarint(Uint8Array.from([128]), 0)).toThrow('does not end');
  });

  it.each([
    ['structs in structs in structs', new Uint8Array(100_000).fill(0x1c), /nested too deeply/],
    ['lists in lists in lists', Uint8Array.from([0x19, ...new Uint8Array(100_000).fill(0x19)]), /nested too deeply/],
    ['a list of a thousand million', Uint8Array.from([0x19, 0xfc, ...varint(1e9), 0]), /longer than the file/],
    ['a text of a thousand million bytes', Uint8Array.from([0x18, ...varint(1e9), 0]), /ends too early/],
    ['no end', Uint8Array.from([0x15, 0x02]), /ends too early/],
    ['a map, which Parquet does not use', Uint8Array.from([0x1b, 0]), /unknown type/],
  ])('refuses %s', (_what, bytes, reason) => {
    expect(() => readStruct(bytes, 0)).toThrow(reason);
  });
});
