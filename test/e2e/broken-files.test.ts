/** Broken local files: each fails with its exit code and a message that says what to do, and the current model stays. */

import { chmodSync, cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { BASICS_HEADER, type FileOptions, randomTitles, writeImdbFiles } from '../builders/imdb-files.ts';
import { expectFailure } from '../helpers/failures.ts';
import { currentVersion, expectWholeModels, leftovers, loadCurrent, visibleVersions } from '../helpers/models.ts';
import { run } from '../helpers/program.ts';
import { seeded } from '../helpers/random.ts';
import { useTemporaryFolder } from '../helpers/temporary.ts';

const GOOD = randomTitles(150, 1);
const PAGE = Buffer.from('<!DOCTYPE html>\n<html><body>Please sign in to the network</body></html>\n');

const temporary = useTemporaryFolder();
let before: string | undefined;
let cases = 0;

beforeAll(async () => {
  const trained = await run(
    ['train', '--source', writeImdbFiles(temporary('good'), GOOD), '--models-dir', temporary('models')],
    { cwd: temporary() },
  );
  expect(trained.code, trained.stderr).toBe(0);
  before = currentVersion(temporary('models'));
});

/** Training on the source fails thus, in a models folder that stays as it was. */
async function expectBroken(source: string, code: number, ...patterns: RegExp[]): Promise<void> {
  cases += 1;
  const modelsDir = temporary(`models-${cases}`);
  cpSync(temporary('models'), modelsDir, { recursive: true });
  const finished = await run(['train', '--source', source, '--models-dir', modelsDir], { cwd: temporary() });
  expectFailure(finished, code, ...patterns);
  expect(visibleVersions(modelsDir)).toEqual([before]);
  expect(currentVersion(modelsDir)).toBe(before);
  expect(leftovers(modelsDir)).toEqual([]);
  await expectWholeModels(modelsDir);
  expect((await loadCurrent(modelsDir)).manifest.version).toBe(before);
}

/** Bytes that mean nothing, the same each time: chance must not bring forth something that does. */
function noise(length: number): Buffer {
  const random = seeded(length);
  return Buffer.from(Array.from({ length }, () => random.below(256)));
}

interface Case {
  readonly name: string;
  readonly files: FileOptions;
  readonly patterns: RegExp[];
}

const packed = (basicsBytes: (bytes: Buffer) => Buffer): FileOptions => ({ compressed: true, basicsBytes });

const CORRUPT: readonly Case[] = [
  {
    name: 'a gzip file that is cut off',
    files: packed((bytes) => bytes.subarray(0, bytes.length >> 1)),
    patterns: [/title\.basics\.tsv\.gz is not a usable title\.basics file/, /cut off/, /Download it again/],
  },
  {
    name: 'a gzip file without its last bytes',
    files: packed((bytes) => bytes.subarray(0, -3)),
    patterns: [/cut off/, /Download it again/],
  },
  {
    name: 'a gzip file with damaged bytes',
    files: packed((bytes) => Buffer.concat([bytes.subarray(0, 1000), noise(500), bytes.subarray(1500)])),
    patterns: [/gzip data is damaged/, /Download it again/],
  },
  {
    name: 'a gzip file with a wrong checksum',
    files: packed((bytes) => Buffer.concat([bytes.subarray(0, -8), Buffer.alloc(4), bytes.subarray(-4)])),
    patterns: [/gzip data is damaged/, /Download it again/],
  },
  {
    name: 'a gzip file with other bytes after its end',
    files: packed((bytes) => Buffer.concat([bytes, Buffer.from('more')])),
    patterns: [/other bytes follow the end/, /Download it again/],
  },
  {
    name: 'a file that is not gzip',
    files: packed(() => noise(4000)),
    patterns: [/not a gzip file/, /Download it again/],
  },
  {
    name: 'plain text under the name of a gzip file',
    files: packed(() => Buffer.from(`${BASICS_HEADER}\n`)),
    patterns: [/plain text, not gzip/, /Name it title\.basics\.tsv/],
  },
  {
    name: 'gzip under the name of plain text',
    files: { basicsBytes: (bytes) => gzipSync(bytes) },
    patterns: [/it is gzip, not plain text/, /Name it title\.basics\.tsv\.gz/],
  },
  { name: 'a web page instead of gzip', files: packed(() => PAGE), patterns: [/web page/, /sign in to the network/] },
  { name: 'a web page instead of text', files: { basicsBytes: () => PAGE }, patterns: [/web page/, /address/] },
  { name: 'an empty file', files: { basicsBytes: () => Buffer.alloc(0) }, patterns: [/empty \(0 bytes\)/] },
  { name: 'an empty file named gzip', files: packed(() => Buffer.alloc(0)), patterns: [/empty \(0 bytes\)/] },
  { name: 'an empty text in gzip', files: packed(() => gzipSync('')), patterns: [/nothing in it but an empty gzip/] },
  {
    name: 'a file that holds only the header',
    files: { basics: (lines) => lines.slice(0, 1) },
    patterns: [/holds no rows, only a header/, /Download it again/],
  },
  {
    name: 'a header with another name',
    files: { basics: (lines) => lines.with(0, BASICS_HEADER.replace('startYear', 'year')) },
    patterns: [/missing startYear/, /unexpected year/, /IMDb's title\.basics file/],
  },
  {
    name: 'a header in another order',
    files: {
      basics: (lines) => lines.with(0, BASICS_HEADER.replace('titleType\tprimaryTitle', 'primaryTitle\ttitleType')),
    },
    patterns: [/in another order: tconst, primaryTitle, titleType/],
  },
  {
    name: 'no header at all',
    files: { basics: (lines) => lines.slice(1) },
    patterns: [/missing tconst, titleType/, /Check that it is IMDb's title\.basics file/],
  },
  {
    name: 'a missing column',
    files: { basics: (lines) => lines.map((line) => line.split('\t').toSpliced(7, 1).join('\t')) },
    patterns: [/missing runtimeMinutes/, /Check that it is IMDb's title\.basics file/],
  },
  {
    name: 'a column too many',
    files: { basics: (lines) => lines.map((line, at) => `${line}\t${at === 0 ? 'plot' : 'x'}`) },
    patterns: [/unexpected plot/],
  },
  {
    name: 'Windows line ends',
    files: { basics: (lines) => lines.map((line) => `${line}\r`) },
    patterns: [/CR LF/, /Convert them to LF/],
  },
  {
    name: 'a byte order mark',
    files: { basics: (lines) => lines.with(0, `\uFEFF${lines[0] ?? ''}`) },
    patterns: [/byte order mark/, /without one/],
  },
  {
    name: 'an empty line in the middle',
    files: { basics: (lines) => lines.toSpliced(70, 0, '') },
    patterns: [/title\.basics/, /has 151 rows, but 150 were read/, /empty lines/, /again/],
  },
];

describe.concurrent('training fails on', () => {
  it.each(CORRUPT.map((broken, at) => ({ ...broken, at })))('$name', async ({ files, patterns, at }) => {
    await expectBroken(writeImdbFiles(temporary(`broken-${at}`), GOOD, files), 3, ...patterns);
  });

  it('a folder that is not there', () =>
    expectBroken(temporary('nowhere'), 3, /There is no folder .*nowhere/, /Check the path/));

  it('a file given as the folder', () =>
    expectBroken(temporary('good', 'title.basics.tsv'), 3, /is not a folder/, /folder that holds the files/));

  it.each(['title.basics', 'title.ratings'])('a folder without %s', async (dataset) => {
    const source = writeImdbFiles(temporary(`without-${dataset}`), GOOD);
    rmSync(join(source, `${dataset}.tsv`));
    await expectBroken(
      source,
      3,
      new RegExp(`neither ${dataset}\\.tsv\\.gz nor ${dataset}\\.tsv`),
      /use another source/,
    );
  });

  it('a folder in the place of a file', async () => {
    const source = writeImdbFiles(temporary('folder-as-file'), GOOD);
    rmSync(join(source, 'title.basics.tsv'));
    mkdirSync(join(source, 'title.basics.tsv.gz'));
    await expectBroken(source, 3, /title\.basics\.tsv\.gz: it is not a file/);
  });

  it('an address of another kind', () =>
    expectBroken('ftp://127.0.0.1/imdb', 2, /data\.source: expected an address such as .*, or a folder, found "ftp:/));
});

describe.skipIf(process.getuid?.() !== 0)('as an ordinary user [skipped unless root]', () => {
  it('fails on a file that may not be read', async () => {
    const source = writeImdbFiles(temporary('secret'), GOOD);
    chmodSync(join(source, 'title.basics.tsv'), 0o600);
    chmodSync(temporary(), 0o755);
    mkdirSync(temporary('home'));
    chmodSync(temporary('home'), 0o777);
    const finished = await run(['train', '--source', source], { cwd: temporary('home'), uid: 65_534 });
    expectFailure(finished, 3, /Cannot read .*title\.basics\.tsv/, /Check that this user may read it/);
  });
});
