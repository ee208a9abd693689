/** Bundles that are damaged by accident or on purpose become current: each is refused in words, or does no harm, and the old one serves. */

import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { pino } from 'pino';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  BUNDLE_FILES as FILES,
  forge,
  makeCurrent,
  PLANTED_TITLE,
  PLANTED_TITLES,
  publishPlanted,
  TENSOR_FILES,
} from '../../test/builders/planted-bundle.ts';
import { useTemporaryFolder } from '../../test/helpers/temporary.ts';
import { AppError } from '../domain/errors.ts';
import { loadBundle } from '../model/bundle.ts';
import { decodeSafetensors, encodeSafetensors, type Safetensors, type Tensor } from '../model/safetensors.ts';
import { ModelStore } from '../model/store.ts';
import { EngineHolder } from './engine-holder.ts';

const temporary = useTemporaryFolder();
let holder: EngineHolder;
let victim: string;
const sound = new Map<string, Buffer>();

beforeAll(async () => {
  await publishPlanted(temporary('models'), 'sound');
  await publishPlanted(temporary('models'), 'victim');
  victim = temporary('models', 'victim');
  for (const name of readdirSync(victim)) sound.set(name, readFileSync(join(victim, name)));
  await makeCurrent(temporary('models'), 'sound');
  holder = new EngineHolder({ store: new ModelStore(temporary('models')), logger: pino({ level: 'silent' }) });
  await holder.start();
  await makeCurrent(temporary('models'), 'victim');
});
beforeEach(async () => {
  restore();
  await serveSound();
});

async function serveSound(): Promise<void> {
  await makeCurrent(temporary('models'), 'sound');
  await holder.check();
  await makeCurrent(temporary('models'), 'victim');
}

function restore(): void {
  for (const [name, bytes] of sound) {
    rmSync(join(victim, name), { recursive: true, force: true });
    writeFileSync(join(victim, name), bytes);
  }
}

const bytesOf = (name: string): Buffer => Buffer.from(sound.get(name) ?? []);

/** It is refused, in words of bounded length that say what to do, and the old one answers. */
async function expectRefused(): Promise<void> {
  const result = await holder.reload();
  expect(result).toMatchObject({ result: 'refused', reason: expect.stringMatching(/make train/) });
  if (result.result === 'refused') expect(result.reason.length).toBeLessThan(1000);
  await expect(loadBundle(victim).then(() => undefined)).rejects.toBeInstanceOf(AppError);
  expectServing();
}

/** It is refused in words, or whatever it holds does no harm. */
async function expectHarmless(): Promise<void> {
  const result = await holder.reload();
  expect(result.result).not.toBe('unchanged');
  if (result.result === 'refused') expect(result.reason).toMatch(/make train/);
  else {
    await serveSound();
  }
  expectServing();
}

function expectServing(): void {
  expect(holder.engine?.model.manifest.version).toBe('sound');
  expect(holder.engine?.recommend({ tconst: PLANTED_TITLE.tconst, topK: 3 }).recommendations).toHaveLength(3);
}

/** Shares of a file's length, so that one value means the same place in each. */
const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const anyFile = fc.constantFrom(...FILES);

function flipped(bytes: Buffer, at: number, bit: number): Buffer {
  const copy = Buffer.from(bytes);
  const index = Math.floor(at * copy.length);
  copy.writeUInt8(copy.readUInt8(index) ^ (1 << bit), index);
  return copy;
}

describe('damaged by accident', () => {
  it.each(FILES)('%s is missing, empty, a folder, a pipe, or a device without end', async (name) => {
    const path = join(victim, name);
    const harms = [
      () => undefined,
      () => writeFileSync(path, ''),
      () => mkdirSync(path),
      () => expect(spawnSync('mkfifo', [path]).status).toBe(0),
      () => symlinkSync('/dev/zero', path),
      () => symlinkSync(path, path),
    ];
    for (const harm of harms) {
      rmSync(path, { recursive: true, force: true });
      harm();
      await expectRefused();
    }
  });

  it('a file is cut off anywhere', () =>
    fc.assert(
      fc
        .asyncProperty(anyFile, place, async (name, at) => {
          // Two bytes at least: after the last brace of the manifest there is nothing but a line break.
          const kept = Math.floor(at * (bytesOf(name).length - 1));
          writeFileSync(join(victim, name), bytesOf(name).subarray(0, kept));
          await expectRefused();
        })
        .afterEach(restore),
      { numRuns: 30 },
    ));

  it('a bit of a file is flipped anywhere', () =>
    fc.assert(
      fc
        .asyncProperty(anyFile, place, fc.nat(7), async (name, at, bit) => {
          writeFileSync(join(victim, name), flipped(bytesOf(name), at, bit));
          // A bit of a word in the manifest that nobody checks may flip unseen.
          await (name === 'manifest.json' ? expectHarmless() : expectRefused());
        })
        .afterEach(restore),
      { numRuns: 30 },
    ));

  it('a file is replaced by anything', () =>
    fc.assert(
      fc
        .asyncProperty(anyFile, fc.uint8Array({ maxLength: 2000 }), async (name, bytes) => {
          writeFileSync(join(victim, name), bytes);
          await expectRefused();
        })
        .afterEach(restore),
      { numRuns: 30 },
    ));

  it('a file grew beyond what could be read at once: nothing is allocated for it', async () => {
    for (const name of ['manifest.json', 'hybrid.safetensors']) {
      // Sparse: it takes no room on the disk.
      truncateSync(join(victim, name), 2 ** 40);
      await expectRefused();
      restore();
    }
  });
});

describe('a manifest on purpose', () => {
  const manifest = (): Record<string, unknown> => JSON.parse(bytesOf('manifest.json').toString('utf8'));
  const write = (value: unknown): void => writeFileSync(join(victim, 'manifest.json'), JSON.stringify(value));

  it.each(['../current', '/etc/passwd', '..', '.', '', 'a/b', 'a\\b', '.hidden', 'a\0b', 'a\nb'])(
    'lists the file %j, which would lead out of the folder',
    async (name) => {
      write({ ...manifest(), files: { [name]: { bytes: 1, sha256: '0'.repeat(64) } } });
      await expectRefused();
    },
  );

  it.each([
    ['2', 2],
    ['1e308', 1e308],
    ['a text', '1'],
    ['null', null],
    ['a list', [1]],
    ['a very long text', 'x'.repeat(100_000)],
  ])('of the layout %s says what to do', async (_what, layout) => {
    write({ ...manifest(), schema_version: layout, code_version: '7.8.9' });
    await expectRefused();
    expect(holder.refused?.reason).toMatch(
      /its layout is version .*; this program reads version 1\. Train again with `make train`, or install version 7\.8\.9/,
    );
  });

  it('promises sizes that nothing stands behind', async () => {
    for (const bytes of [0, 1, 2 ** 40, Number.MAX_SAFE_INTEGER, 1e300, -1, 1.5]) {
      write({
        ...manifest(),
        files: { ...(manifest().files as object), 'titles.parquet': { bytes, sha256: '0'.repeat(64) } },
      });
      await expectRefused();
    }
  });

  it('is nested so deeply that it could not be written again', async () => {
    const text = bytesOf('manifest.json').toString('utf8');
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    writeFileSync(join(victim, 'manifest.json'), text.replace('"config":', `"config":{"data":{"x":${deep}}},"was":`));
    await expectRefused();
  });

  it('holds any values in any places', () =>
    fc.assert(
      fc
        .asyncProperty(
          fc.constantFrom(...Object.keys(manifest())),
          fc.jsonValue({ maxDepth: 4 }),
          async (key, value) => {
            write({ ...manifest(), [key]: value });
            await expectHarmless();
          },
        )
        .afterEach(restore),
      { numRuns: 60 },
    ));
});

describe('files on purpose, with checksums that fit', () => {
  const names = fc.constantFrom(...FILES.filter((name) => name !== 'manifest.json'));

  it('a bit is flipped anywhere', () =>
    fc.assert(
      fc
        .asyncProperty(names, place, fc.nat(7), async (name, at, bit) => {
          forge(victim, name, flipped(bytesOf(name), at, bit));
          await expectHarmless();
        })
        .afterEach(restore),
      { numRuns: 60 },
    ));

  it('bytes of the titles are any bytes', () =>
    fc.assert(
      fc
        .asyncProperty(
          fc.array(fc.tuple(place, fc.nat(255)), { minLength: 1, maxLength: 4 }),
          fc.boolean(),
          async (changes, nearTheEnd) => {
            const bytes = bytesOf('titles.parquet');
            // The description is at the end.
            const first = nearTheEnd ? Math.max(0, bytes.length - 1200) : 0;
            for (const [at, value] of changes) bytes.writeUInt8(value, first + Math.floor(at * (bytes.length - first)));
            forge(victim, 'titles.parquet', bytes);
            await expectHarmless();
          },
        )
        .afterEach(restore),
      { numRuns: 300 },
    ));

  it('the header of tensors is any text, or promises any size', () =>
    fc.assert(
      fc
        .asyncProperty(
          fc.constantFrom(...TENSOR_FILES),
          fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
          fc.oneof(fc.string(), fc.json()),
          async (name, size, text) => {
            const body = Buffer.from(text);
            for (const promised of [size, BigInt(body.length)]) {
              const head = Buffer.alloc(8);
              head.writeBigUInt64LE(promised);
              forge(victim, name, Buffer.concat([head, body]));
              await expectHarmless();
            }
          },
        )
        .afterEach(restore),
      { numRuns: 30 },
    ));

  it('tensors have any shape, offsets and type', () =>
    fc.assert(
      fc
        .asyncProperty(
          fc.constantFrom(...TENSOR_FILES),
          fc.nat(20),
          fc.constantFrom('shape', 'data_offsets', 'dtype'),
          fc.oneof(
            fc.array(fc.oneof(fc.nat(), fc.constantFrom(2 ** 31, 2 ** 32, 2 ** 53 - 1)), { maxLength: 4 }),
            fc.constantFrom('F64', 'F32', 'I32', 'U32', 'I16', 'U16', 'U8', 'F8'),
          ),
          async (name, which, field, value) => {
            forge(victim, name, withHeader(bytesOf(name), which, field, value));
            await expectHarmless();
          },
        )
        .afterEach(restore),
      { numRuns: 60 },
    ));

  it('numbers of tensors are any numbers', () =>
    fc.assert(
      fc
        .asyncProperty(
          fc.constantFrom(...TENSOR_FILES),
          fc.nat(20),
          place,
          fc.constantFrom(0, -1, 1, 2 ** 31 - 1, -(2 ** 31), 65_535, Number.NaN, Infinity, 1e38),
          async (name, which, at, value) => {
            const file = changeable(bytesOf(name));
            const [, tensor] = Object.entries(file.tensors)[which % Object.keys(file.tensors).length]!;
            tensor.data[Math.floor(at * tensor.data.length)] = value;
            forge(victim, name, encodeSafetensors(file));
            await expectHarmless();
          },
        )
        .afterEach(restore),
      { numRuns: 80 },
    ));

  it.each([
    [
      'blocks that reach beyond the vectors',
      { blocks: '[{"name":"taste","from":0,"to":1000000000000000},{"name":"genres","from":0,"to":5}]' },
    ],
    ['blocks that run backwards', { blocks: '[{"name":"taste","from":9,"to":3}]' }],
    ['more people than there are', { people_columns: '1e15' }],
    ['people that are not counted', { people_columns: 'many' }],
    ['a blend that is none', { blend: '{"liked":null}' }],
  ])('the hybrid model has %s', async (_what, metadata) => {
    const file = changeable(bytesOf('hybrid.safetensors'));
    forge(victim, 'hybrid.safetensors', encodeSafetensors({ ...file, metadata: { ...file.metadata, ...metadata } }));
    await expectCannotAnswer();
  });

  it('a title has a million people of one role, which is found out without comparing each with each', async () => {
    const file = changeable(bytesOf('people.safetensors'));
    const people = Int32Array.from({ length: 1_000_000 }, (_, at) => at);
    const tensors = {
      ...file.tensors,
      people: flat(people),
      nconsts: flat(people),
      roles: flat(new Uint8Array(people.length)),
      billing: flat(new Uint8Array(people.length).fill(1)),
      offsets: flat(Int32Array.from({ length: PLANTED_TITLES + 1 }, (_, at) => (at === 0 ? 0 : people.length))),
      names: flat(new Uint8Array(people.length - 1).fill(10)),
    };
    forge(victim, 'people.safetensors', encodeSafetensors({ ...file, tensors }));
    await expectHarmless();
  });

  it('files are those of another model', async () => {
    const few = temporary('few');
    cpSync(victim, few, { recursive: true });
    const file = changeable(bytesOf('model.safetensors'));
    const features = file.tensors.features!;
    const [rows, columns] = features.shape as [number, number];
    const data = (features.data as Float32Array).slice(columns);
    forge(
      victim,
      'model.safetensors',
      encodeSafetensors({ ...file, tensors: { features: { shape: [rows - 1, columns], data } } }),
    );
    await expectRefused();
  });

  /** As refused; but the files could be read, and only the engine finds that it cannot work with them. */
  async function expectCannotAnswer(): Promise<void> {
    expect(await holder.reload()).toMatchObject({
      result: 'refused',
      reason: expect.stringMatching(/cannot answer: .*make train/),
    });
    expectServing();
  }
});

function flat(data: Tensor['data']): Tensor {
  return { shape: [data.length], data };
}

/** A file's tensors, in memory of their own. */
function changeable(bytes: Buffer): Safetensors {
  return decodeSafetensors(Uint8Array.from(bytes));
}

/** A safetensors file with something else in its header. */
function withHeader(bytes: Buffer, which: number, field: string, value: unknown): Buffer {
  const size = Number(bytes.readBigUInt64LE(0));
  const header: Record<string, Record<string, unknown>> = JSON.parse(bytes.toString('utf8', 8, 8 + size));
  const tensors = Object.keys(header).filter((name) => name !== '__metadata__');
  const name = tensors[which % tensors.length]!;
  const text = Buffer.from(JSON.stringify({ ...header, [name]: { ...header[name], [field]: value } }));
  const head = Buffer.alloc(8);
  head.writeBigUInt64LE(BigInt(text.length));
  return Buffer.concat([head, text, bytes.subarray(8 + size)]);
}
