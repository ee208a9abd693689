/** Reads and writes the safetensors format: named tensors and text metadata, nothing that runs. https://github.com/huggingface/safetensors#format */

import { z } from 'zod';

/** The element types in use, and the typed array for each. */
const ARRAYS = {
  F64: Float64Array,
  F32: Float32Array,
  I32: Int32Array,
  U32: Uint32Array,
  I16: Int16Array,
  U16: Uint16Array,
  U8: Uint8Array,
} as const;

type ElementType = keyof typeof ARRAYS;

/** The elements of a tensor. */
export type TensorData = Float64Array | Float32Array | Int32Array | Uint32Array | Int16Array | Uint16Array | Uint8Array;

/** One tensor, row-major. */
export interface Tensor<Data extends TensorData = TensorData> {
  readonly shape: readonly number[];
  readonly data: Data;
}

/** The contents of a safetensors file. */
export interface Safetensors {
  readonly tensors: Readonly<Record<string, Tensor>>;
  readonly metadata: Readonly<Record<string, string>>;
}

const MAX_HEADER_BYTES = 10_000_000;

const entrySchema = z.strictObject({
  dtype: z.enum(Object.keys(ARRAYS) as [ElementType, ...ElementType[]]),
  shape: z.array(z.int().min(0)),
  data_offsets: z.tuple([z.int().min(0), z.int().min(0)]),
});
const headerSchema = z.object({ __metadata__: z.record(z.string(), z.string()).optional() }).catchall(entrySchema);

/** The bytes of a file; the same input gives the same bytes. Tensors of large elements come first, so that all can be read in place. */
export function encodeSafetensors({ tensors, metadata }: Safetensors): Uint8Array {
  const ordered = Object.entries(tensors).sort(([, a], [, b]) => b.data.BYTES_PER_ELEMENT - a.data.BYTES_PER_ELEMENT);
  const header: Record<string, unknown> = { __metadata__: metadata };
  let offset = 0;
  for (const [name, { shape, data }] of ordered) {
    if (sizeOf(shape) !== data.length)
      throw new Error(`the tensor ${name} has ${data.length} values, not ${shape.join(' × ')}`);
    header[name] = { dtype: typeOf(data), shape, data_offsets: [offset, offset + data.byteLength] };
    offset += data.byteLength;
  }
  const text = Buffer.from(JSON.stringify(header));
  // Padding with spaces, as the format allows, starts the tensors at a multiple of eight bytes.
  const headerBytes = Math.ceil(text.length / 8) * 8;
  const out = Buffer.alloc(8 + headerBytes + offset, ' ');
  out.writeBigUInt64LE(BigInt(headerBytes), 0);
  text.copy(out, 8);
  let at = 8 + headerBytes;
  for (const [, { data }] of ordered) {
    Buffer.from(data.buffer, data.byteOffset, data.byteLength).copy(out, at);
    at += data.byteLength;
  }
  return out;
}

/**
 * Parses a file, which may be hostile. Tensors are views of its bytes where these are aligned, copies elsewhere.
 *
 * @throws {Error} saying what is wrong with it
 */
export function decodeSafetensors(bytes: Uint8Array): Safetensors {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length < 8) throw new Error('the file is too short for a header');
  const headerBytes = Number(buffer.readBigUInt64LE(0));
  if (headerBytes > MAX_HEADER_BYTES || 8 + headerBytes > buffer.length) {
    throw new Error(`the header claims ${headerBytes} bytes of a file of ${buffer.length}`);
  }
  const header = headerSchema.parse(JSON.parse(buffer.toString('utf8', 8, 8 + headerBytes)));
  const { __metadata__: metadata = {}, ...entries } = header;
  const body = buffer.subarray(8 + headerBytes);
  const tensors: Record<string, Tensor> = {};
  let expected = 0;
  for (const [name, entry] of Object.entries(entries).sort((a, b) => a[1].data_offsets[0] - b[1].data_offsets[0])) {
    const [begin, end] = entry.data_offsets;
    const bytesPerElement = ARRAYS[entry.dtype].BYTES_PER_ELEMENT;
    if (
      begin !== expected ||
      end < begin ||
      end > body.length ||
      end - begin !== sizeOf(entry.shape) * bytesPerElement
    ) {
      throw new Error(`the tensor ${name} has impossible offsets or shape`);
    }
    if (name in tensors) throw new Error(`no tensor may be named ${name}`);
    tensors[name] = { shape: entry.shape, data: viewOf(body.subarray(begin, end), entry.dtype) };
    expected = end;
  }
  if (expected !== body.length) throw new Error(`${body.length - expected} bytes belong to no tensor`);
  return { tensors, metadata };
}

function viewOf(bytes: Buffer, type: ElementType): TensorData {
  const View = ARRAYS[type];
  const { buffer, byteOffset, byteLength } =
    bytes.byteOffset % View.BYTES_PER_ELEMENT === 0 ? bytes : Uint8Array.from(bytes);
  return new View(buffer as ArrayBuffer, byteOffset, byteLength / View.BYTES_PER_ELEMENT);
}

function typeOf(data: TensorData): ElementType {
  const type = Object.entries(ARRAYS).find(([, array]) => data instanceof array)?.[0];
  if (type === undefined) throw new Error(`no tensor can hold a ${data.constructor.name}`);
  return type as ElementType;
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}
