import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeSafetensors, encodeSafetensors, type TensorData } from './safetensors.ts';

const ARRAYS = [
  fc.float64Array,
  fc.float32Array,
  fc.int32Array,
  fc.uint32Array,
  fc.int16Array,
  fc.uint16Array,
  fc.uint8Array,
] as const;
const tensor = fc
  .record({ rows: fc.integer({ min: 0, max: 5 }), columns: fc.integer({ min: 0, max: 5 }) })
  .chain(({ rows, columns }) =>
    fc
      .oneof(...ARRAYS.map((array) => array({ minLength: rows * columns, maxLength: rows * columns })))
      .map((data) => ({ shape: [rows, columns], data })),
  );
const name = fc.stringMatching(/^[a-z][a-z0-9_.]{0,8}$/);
const contents = fc.record({
  tensors: fc.dictionary(name, tensor, { maxKeys: 4 }),
  metadata: fc.dictionary(name, fc.string({ unit: 'grapheme' }), { maxKeys: 4 }),
});

function bytesOf(data: TensorData | undefined): Uint8Array | undefined {
  return data && Uint8Array.from(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
}

describe('safetensors', () => {
  it('gives back what was written, bit for bit', () => {
    fc.assert(
      fc.property(contents, (file) => {
        const bytes = encodeSafetensors(file);
        const read = decodeSafetensors(bytes);
        expect(read.metadata).toEqual({ ...file.metadata });
        expect(Object.keys(read.tensors).sort()).toEqual(Object.keys(file.tensors).sort());
        for (const [key, { shape, data }] of Object.entries(file.tensors)) {
          expect(read.tensors[key]?.shape).toEqual(shape);
          expect(bytesOf(read.tensors[key]?.data)).toEqual(bytesOf(data));
          expect(read.tensors[key]?.data.constructor).toBe(data.constructor);
        }
        expect(encodeSafetensors(file)).toEqual(bytes);
      }),
    );
  });

  it('lays the file out as the format says', () => {
    const bytes = Buffer.from(
      encodeSafetensors({ tensors: { a: { shape: [2], data: Float32Array.of(1, 2) } }, metadata: {} }),
    );
    const headerBytes = Number(bytes.readBigUInt64LE(0));
    expect(headerBytes % 8).toBe(0);
    expect(JSON.parse(bytes.toString('utf8', 8, 8 + headerBytes))).toEqual({
      __metadata__: {},
      a: { dtype: 'F32', shape: [2], data_offsets: [0, 8] },
    });
    expect([bytes.readFloatLE(8 + headerBytes), bytes.readFloatLE(12 + headerBytes)]).toEqual([1, 2]);
  });

  it('never reads outside a damaged file: it answers or throws an error', () => {
    const sound = encodeSafetensors({
      tensors: { a: { shape: [2, 2], data: Float32Array.of(1, 2, 3, 4) } },
      metadata: { k: 'v' },
    });
    fc.assert(
      fc.property(fc.nat(sound.length - 1), fc.nat(255), fc.nat(sound.length), (at, value, length) => {
        const damaged = sound.slice(0, length);
        if (at < length) damaged[at] = value;
        try {
          const { tensors } = decodeSafetensors(damaged);
          for (const { shape, data } of Object.values(tensors))
            expect(data.length).toBe(shape.reduce((a, b) => a * b, 1));
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['an empty file', Buffer.alloc(0), 'too short'],
    ['a header of a claimed exabyte', Buffer.from('ffffffffffffff0f7b7d', 'hex'), 'claims'],
    [
      'bytes that belong to no tensor',
      Buffer.concat([Buffer.from('0200000000000000', 'hex'), Buffer.from('{}x')]),
      'belong to no tensor',
    ],
  ])('refuses %s', (_, bytes, message) => {
    expect(() => decodeSafetensors(bytes)).toThrow(message);
  });

  it('refuses a shape that does not fit its data', () => {
    expect(() => encodeSafetensors({ tensors: { a: { shape: [3], data: Float32Array.of(1) } }, metadata: {} })).toThrow(
      'not 3',
    );
  });
});
