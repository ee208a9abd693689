/** Reads a MovieLens data set out of a zip file, and refuses whatever a damaged or hostile one may hold. */

import { posix } from 'node:path';
import { crc32 } from 'node:zlib';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { messageOf, systemCodeOf } from '../../domain/errors.ts';
import { corruptFile, FETCH_AGAIN, type Flaw, FlawFound, unreadable } from '../flaws.ts';
import { MOVIELENS_CSVS, MOVIELENS_README, type MovieLensFile } from './files.ts';

/** More entries than any published set has by two orders of magnitude. */
const MOST_ENTRIES = 1000;
/** More bytes than the largest published file has by a factor of four (ratings.csv of ml-32m has 0.9 GB). */
const LARGEST_FILE = 4 * 2 ** 30;
/** How many times smaller packing may make a file. Ratings shrink to about a quarter; a zip bomb to a thousandth. */
const LARGEST_RATIO = 100;
/** Files up to this size are never bombs. */
const HARMLESS_BYTES = 2 ** 20;

const FILE_TYPE = 0o170000;
const ORDINARY_FILE = 0o100000;

/** A file in an archive. */
export interface ArchivedFile {
  /** Without a folder. */
  readonly name: MovieLensFile;
  /** Unpacked size. */
  readonly bytes: number;
  /**
   * Its unpacked bytes, exactly `bytes` of them; the check sum is compared at the end, so nothing may be made of them
   * before that. To be read once.
   */
  read(): AsyncIterable<Buffer>;
}

/** How messages name an archive. */
export interface ArchiveLabel {
  /** Path or address. */
  readonly label: string;
  /** What it should be a file of: a set's name, or MovieLens. */
  readonly dataset: string;
}

/**
 * Lends the files of an archive to `use`: ratings.csv, movies.csv and links.csv, and README.txt where there is one, all from
 * the same folder in it. Other entries are not unpacked, but their names are checked too.
 *
 * @throws AppError `source_corrupt` when it is no zip file, cut off or damaged; when a name leads out of the folder (absolute,
 *   or with `..`); when a file is missing, comes twice, is a link, encrypted or packed in an unusual way, has another size or
 *   check sum than declared, or is too large or too well packed to be true; `source_missing` when it cannot be read. What `use` throws.
 */
export async function withArchive<T>(
  path: string,
  { label, dataset }: ArchiveLabel,
  use: (files: readonly ArchivedFile[]) => Promise<T>,
): Promise<T> {
  let zip: ZipFile | null = null;
  try {
    zip = await openPromise(path, { autoClose: false }).catch((error: unknown) => {
      throw flawed(error);
    });
    return await use(await wantedFiles(zip));
  } catch (error) {
    if (error instanceof FlawFound) throw corruptFile(label, dataset, error.flaw, error.cause);
    throw error instanceof ReadFailed ? unreadable(label, error.cause) : error;
  } finally {
    zip?.close();
  }
}

/** The file could not be read at all; its cause tells why. */
class ReadFailed extends Error {}

async function wantedFiles(zip: ZipFile): Promise<readonly ArchivedFile[]> {
  if (zip.entryCount > MOST_ENTRIES) throw foreign(`it has ${zip.entryCount} entries`);
  const entries = await entriesOf(zip);
  const csvs = MOVIELENS_CSVS.map((name) => {
    const [entry, ...others] = entries.filter(({ fileName }) => posix.basename(fileName) === name && isFile(fileName));
    if (entry === undefined) throw foreign(`there is no ${name} in it`);
    if (others.length > 0) throw foreign(`${name} is in it ${others.length + 1} times`);
    return { name, entry };
  });
  const folders = new Set(csvs.map(({ entry }) => posix.dirname(entry.fileName)));
  if (folders.size > 1) throw foreign('its files are spread over several folders');
  const [folder = '.'] = folders;
  const readme = entries.find(({ fileName }) => posix.normalize(fileName) === posix.join(folder, MOVIELENS_README));
  const wanted = readme === undefined ? csvs : [...csvs, { name: MOVIELENS_README, entry: readme } as const];
  return wanted.map(({ name, entry }) => {
    refuseImplausible(name, entry);
    return { name, bytes: entry.uncompressedSize, read: () => checked(zip, entry, name) };
  });
}

function isFile(fileName: string): boolean {
  return !fileName.endsWith('/');
}

async function entriesOf(zip: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = [];
  try {
    for await (const entry of zip.eachEntry()) entries.push(entry);
  } catch (error) {
    throw flawed(error);
  }
  return entries;
}

function refuseImplausible(name: string, entry: Entry): void {
  const { uncompressedSize: bytes, compressedSize } = entry;
  const type = (entry.externalFileAttributes >>> 16) & FILE_TYPE;
  if (type !== 0 && type !== ORDINARY_FILE) throw foreign(`${name} in it is not an ordinary file`);
  if (entry.isEncrypted()) throw foreign(`${name} in it is encrypted`);
  if (!entry.canDecodeFileData()) throw foreign(`${name} in it is packed in an unusual way`);
  if (bytes > LARGEST_FILE || (bytes > HARMLESS_BYTES && bytes > compressedSize * LARGEST_RATIO))
    throw foreign(`${name} in it would unpack to ${bytes} bytes, which no MovieLens file does`);
}

async function* checked(zip: ZipFile, entry: Entry, name: string): AsyncGenerator<Buffer> {
  let sum = 0;
  try {
    // yauzl gives an error when there are more or fewer bytes than declared; it leaves the check sum to its user.
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      sum = crc32(chunk as Buffer, sum);
      yield chunk as Buffer;
    }
  } catch (error) {
    throw flawed(error, name);
  }
  if (sum !== entry.crc32)
    throw new FlawFound({ problem: `${name} in it is damaged (its check sum is wrong)`, advice: FETCH_AGAIN });
}

/** What an error of yauzl, of unpacking or of the disk means for the archive, or for one of its files. */
function flawed(error: unknown, name?: string): Error {
  const code = systemCodeOf(error) ?? '';
  if (code !== '' && !code.startsWith('Z_') && !code.startsWith('ERR_')) return new ReadFailed('', { cause: error });
  const message = messageOf(error);
  if (/^(absolute path|invalid relative path|invalid characters)/.test(message))
    return foreign(`it has an entry that leads out of its folder (${message})`, error);
  if (message.startsWith('End of central directory'))
    return new FlawFound({
      problem: 'it is not a zip file, or cut off: its directory is missing',
      advice: FETCH_AGAIN,
    });
  const what = name === undefined ? 'its directory' : `${name} in it`;
  return new FlawFound({ problem: `${what} is damaged (${message})`, advice: FETCH_AGAIN }, error);
}

/** A flaw that no damage explains: the file is something else. */
function foreign(problem: string, cause?: unknown): FlawFound {
  const advice = "Check that it is GroupLens's zip of ml-latest-small, ml-25m or ml-32m, unchanged.";
  const flaw: Flaw = { problem, advice };
  return new FlawFound(flaw, cause);
}
