/** For tests: zips of generated ratings, and zips that lie. */

import { crc32, deflateRawSync } from 'node:zlib';

/** An entry of a zip; what is not given is what an honest zip would say. */
export interface ZipEntry {
  readonly name: string;
  readonly content: string | Buffer;
  /** Declared check sum. */
  readonly crc?: number;
  /** Declared unpacked size. */
  readonly bytes?: number;
  /** 8 deflate (default), 0 stored; others are only claimed. */
  readonly method?: number;
  /** Bit 0: encrypted. */
  readonly flags?: number;
  /** Unix file type and permissions. */
  readonly mode?: number;
}

/** A zip of these entries. */
export function zipOf(entries: readonly ZipEntry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, crc, bytes, method = 8, flags = 0, mode = 0o100644 } of entries) {
    const plain = Buffer.from(content);
    const packed = method === 0 ? plain : deflateRawSync(plain);
    const path = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(method, 4);
    common.writeUInt32LE(crc ?? crc32(plain), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(bytes ?? plain.length, 18);
    common.writeUInt16LE(path.length, 22);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(mode * 2 ** 16, 6);
    rest.writeUInt32LE(offset, 10);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, path, packed]);
    directory.push(Buffer.from('PK\x01\x02\x14\x03', 'latin1'), common, rest, path);
    parts.push(local);
    offset += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, listed, Buffer.from('PK\x05\x06'), end]);
}

/** The texts of a generated data set with so many ratings, of 20 films by as many users as needed. */
export function generatedFiles(ratings: number): Record<string, string> {
  const films = Array.from({ length: 20 }, (_, at) => at + 1);
  const rows = Array.from({ length: ratings }, (_, at) => {
    const stars = 0.5 + ((at * 7919) % 10) / 2;
    return `${Math.floor(at / 20) + 1},${(at % 20) + 1},${stars.toFixed(1)},${1_000_000_000 + ((at * 104_729) % 1e8)}`;
  });
  return {
    'ratings.csv': csv('userId,movieId,rating,timestamp', rows),
    'movies.csv': csv(
      'movieId,title,genres',
      films.map((film) => `${film},Generated ${film} (2000),Drama`),
    ),
    'links.csv': csv(
      'movieId,imdbId,tmdbId',
      films.map((film) => `${film},${String(film).padStart(7, '0')},${film}`),
    ),
    'README.txt': 'Generated for tests.\n',
  };
}

/** The entries of a whole zip as GroupLens packs it: one folder, with files that are not read too. */
export function generatedEntries(ratings: number, folder = 'ml-latest-small/'): ZipEntry[] {
  const files = Object.entries(generatedFiles(ratings)).map(([name, content]) => ({ name: folder + name, content }));
  const tags = { name: `${folder}tags.csv`, content: 'userId,movieId,tag,timestamp\n' };
  return [...(folder === '' ? [] : [{ name: folder, content: '', method: 0, mode: 0o40755 }]), ...files, tags];
}

/** A whole zip. */
export function generatedZip(ratings: number): Buffer {
  return zipOf(generatedEntries(ratings));
}

function csv(header: string, rows: readonly string[]): string {
  return [header, ...rows].map((row) => `${row}\r\n`).join('');
}
