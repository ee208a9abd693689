/** Loads the compiled kernel into a memory, where the machine has WebAssembly with SIMD. */

import { KERNEL_BASE64 } from './kernel.generated.ts';

/** A linear memory, at most 65,536 pages of 64 KiB. */
export interface KernelMemory {
  readonly buffer: ArrayBuffer;
}

/** The functions of kernel.as. All but `bytes`, `from`, `to`, `count` and `threshold` are byte addresses. */
export interface Kernel {
  /** Rows `from` to `to` − 1, multiples of four: finds those whose score is at least the threshold; returns how many. */
  scanRange(
    query: number,
    matrix: number,
    inverse: number,
    bytes: number,
    from: number,
    to: number,
    threshold: number,
    foundRows: number,
    foundScores: number,
  ): number;
  /** The same for `count` (a multiple of four) rows whose numbers are listed at `rows`. */
  scanList(
    query: number,
    matrix: number,
    inverse: number,
    bytes: number,
    rows: number,
    count: number,
    threshold: number,
    foundRows: number,
    foundScores: number,
  ): number;
}

/** What is used of WebAssembly's interface for JavaScript (https://webassembly.github.io/spec/js-api/); Node's types leave it out. */
interface WebAssemblyApi {
  validate(bytes: Uint8Array): boolean;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Memory: new (descriptor: { readonly initial: number; readonly maximum: number }) => KernelMemory;
  readonly Instance: new (
    module: object,
    imports: { readonly env: { readonly memory: KernelMemory } },
  ) => { readonly exports: unknown };
}

/** Bytes to a page of memory, and how many pages 32-bit addresses reach. */
export const PAGE_BYTES = 65_536;
export const MOST_PAGES = 65_536;

/** A module with one function of type () → v128 that splats a constant: `i32.const 0; i8x16.splat`. */
const SIMD_PROBE = Uint8Array.of(
  ...[0, 97, 115, 109, 1, 0, 0, 0],
  ...[1, 5, 1, 96, 0, 1, 123],
  ...[3, 2, 1, 0],
  ...[10, 8, 1, 6, 0, 65, 0, 253, 15, 11],
);

let compiled: object | undefined;

/** Whether this machine runs WebAssembly with 128-bit SIMD. */
export function hasWasmSimd(): boolean {
  return api()?.validate(SIMD_PROBE) === true;
}

/**
 * Makes a memory and the kernel that works on it. The module is compiled once a process.
 *
 * @param pages of 64 KiB, at most 65,536
 * @throws {Error} where there is no WebAssembly with SIMD, or the memory cannot be had
 */
export function createKernel(pages: number): { readonly kernel: Kernel; readonly memory: KernelMemory } {
  const wasm = api();
  if (wasm === undefined) throw new Error('there is no WebAssembly here');
  compiled ??= new wasm.Module(Buffer.from(KERNEL_BASE64, 'base64'));
  const memory = new wasm.Memory({ initial: pages, maximum: pages });
  const { exports } = new wasm.Instance(compiled, { env: { memory } });
  return { kernel: exports as Kernel, memory };
}

function api(): WebAssemblyApi | undefined {
  return (globalThis as { readonly WebAssembly?: WebAssemblyApi }).WebAssembly;
}
