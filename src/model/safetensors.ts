/** Reads and writes the safetensors format: named tensors and text metadata, nothing that runs. https://github.com/huggingface/safetensors#format */

import { z } from 'zod';

/** One tensor of 32-bit floats, row-major. */
export interface Tensor {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** The contents of a safetensors file. */
export interface Safetensors {
  readonly tensors: Readonly<Record<string, Tensor>>;
  readonly metadata: Readonly<Record<string, string>>;
}

const MAX_HEADER_BYTES = 10_000_000;

const entrySchema = z.strictObject({
  dtype: z.literal('F32'),
  shape: z.array(z.int().min(0)),
  data_offsets: z.tuple([z.int().min(0), z.int().min(0)]),
});
const headerSchema = z.object({ __metadata__: z.record(z.string(), z.string()).optional() }).catchall(entrySchema);

/** The bytes of a file; the same input gives the same bytes. */
export function encodeSafetensors({ tensors, metadata }: Safetensors): Uint8Array {
  const header: Record<string, unknown> = { __metadata__: metadata };
  let offset = 0;
  for (const [name, { shape, data }] of Object.entries(tensors)) {
    if (sizeOf(shape) !== data.length)
      throw new Error(`the tensor ${name} has ${data.length} values, not ${shape.join(' × ')}`);
    header[name] = { dtype: 'F32', shape, data_offsets: [offset, offset + data.byteLength] };
    offset += data.byteLength;
  }
  const text = Buffer.from(JSON.stringify(header));
  // Padding with spaces, as the format allows, starts the tensors at a multiple of eight bytes.
  const headerBytes = Math.ceil(text.length / 8) * 8;
  const out = Buffer.alloc(8 + headerBytes + offset, ' ');
  out.writeBigUInt64LE(BigInt(headerBytes), 0);
  text.copy(out, 8);
  let at = 8 + headerBytes;
  for (const { data } of Object.values(tensors)) {
    Buffer.from(data.buffer, data.byteOffset, data.byteLength).copy(out, at);
    at += data.byteLength;
  }
  return out;
}

/**
 * Parses a file, which may be hostile.
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
    if (begin !== expected || end < begin || end > body.length || end - begin !== sizeOf(entry.shape) * 4) {
      throw new Error(`the tensor ${name} has impossible offsets or shape`);
    }
    // A copy, because a view needs an offset that is a multiple of four.
    tensors[name] = { shape: entry.shape, data: new Float32Array(Uint8Array.from(body.subarray(begin, end)).buffer) };
    expected = end;
  }
  if (expected !== body.length) throw new Error(`${body.length - expected} bytes belong to no tensor`);
  return { tensors, metadata };
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}
