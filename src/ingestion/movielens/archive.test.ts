/** What is taken out of a zip, and which zips are refused. */

import { writeFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { useTemporaryFolder } from '../../../test/helpers/temporary.ts';
import { AppError } from '../../domain/errors.ts';
import { errorOf } from '../workspace.fixture.ts';
import { withArchive } from './archive.ts';
import { generatedEntries, generatedFiles, generatedZip, type ZipEntry, zipOf } from './zip.fixture.ts';

const inFolder = useTemporaryFolder();
const RATINGS = 3000;
const FILES = generatedFiles(RATINGS);
const ENTRIES = generatedEntries(RATINGS);

/** Names and texts of the files in a zip. */
async function unpacked(zip: Buffer): Promise<Record<string, string>> {
  const path = inFolder('a.zip');
  writeFileSync(path, zip);
  return withArchive(path, { label: 'a.zip', dataset: 'ml-25m' }, async (files) => {
    const texts: Record<string, string> = {};
    for (const file of files) {
      const chunks: Buffer[] = [];
      for await (const chunk of file.read()) chunks.push(chunk);
      texts[file.name] = Buffer.concat(chunks).toString();
      expect(Buffer.concat(chunks)).toHaveLength(file.bytes);
    }
    return texts;
  });
}

/** The entries with one of them changed, or left out when `null`. */
function changed(name: string, change: Partial<ZipEntry> | null): ZipEntry[] {
  return ENTRIES.flatMap((entry) => {
    if (!entry.name.endsWith(`/${name}`)) return [entry];
    return change === null ? [] : [{ ...entry, ...change }];
  });
}

const extra = (name: string, more: Partial<ZipEntry> = {}): ZipEntry[] => [...ENTRIES, { name, content: 'x', ...more }];

describe('a zip', () => {
  it('gives the files that are read, and no others', async () => {
    expect(await unpacked(zipOf(ENTRIES))).toEqual(FILES);
  });

  it.each([
    ['without a folder', generatedEntries(RATINGS, '')],
    ['with folders in folders', generatedEntries(RATINGS, 'downloads/movielens/')],
    ['with files that are not packed', ENTRIES.map((entry) => ({ ...entry, method: 0 }))],
    ["with another system's notes", extra('__MACOSX/ml-latest-small/._ratings.csv')],
    ['with the README of something else', extra('docs/README.txt')],
    ['from a system without file types', ENTRIES.map((entry) => ({ ...entry, mode: 0 }))],
  ])('may come %s', async (_name, entries) => {
    expect(await unpacked(zipOf(entries))).toEqual(FILES);
  });

  it('need not have a README', async () => {
    expect(Object.keys(await unpacked(zipOf(changed('README.txt', null))))).not.toContain('README.txt');
  });
});

describe('a zip is refused', () => {
  const zip = zipOf(ENTRIES);
  const zeros = Buffer.alloc(2_000_000);

  it.each([
    ['without ratings', zipOf(changed('ratings.csv', null)), 'there is no ratings.csv in it'],
    ['without links', zipOf(changed('links.csv', null)), 'there is no links.csv in it'],
    ['with nothing in it', zipOf([]), 'there is no ratings.csv in it'],
    ['with a folder in the place of a file', zipOf(changed('movies.csv', { name: 'ml/movies.csv/' })), 'no movies.csv'],
    ['with two ratings', zipOf(extra('other/ratings.csv')), 'ratings.csv is in it 2 times'],
    ['with scattered files', zipOf(changed('links.csv', { name: 'a/links.csv' })), 'spread over several folders'],
    ['that leads out upwards', zipOf(extra('../../evil.sh')), 'an entry that leads out of its folder'],
    ['that leads out upwards, the other way', zipOf(extra('a\\..\\..\\evil')), 'an entry that leads out of its folder'],
    ['that leads out through a folder', zipOf(changed('links.csv', { name: 'a/../../links.csv' })), 'leads out'],
    ['with an absolute path', zipOf(extra('/etc/cron.d/evil')), 'an entry that leads out of its folder'],
    ['with a drive', zipOf(extra('C:/evil')), 'an entry that leads out of its folder'],
    ['with a link', zipOf(changed('movies.csv', { mode: 0o120777 })), 'movies.csv in it is not an ordinary file'],
    ['with a secret', zipOf(changed('movies.csv', { flags: 1 })), 'movies.csv in it is encrypted'],
    ['packed in another way', zipOf(changed('movies.csv', { method: 93 })), 'packed in an unusual way'],
    ['that is a bomb', zipOf(changed('README.txt', { content: zeros })), 'would unpack to 2000000 bytes'],
    ['that says it is huge', zipOf(changed('links.csv', { bytes: 2 ** 32 - 2 })), 'would unpack to 4294967294 bytes'],
    ['that is a bomb in disguise', zipOf(changed('README.txt', { content: zeros, bytes: 99 })), 'too many bytes'],
    ['with less than it says', zipOf(changed('links.csv', { bytes: 9999 })), 'links.csv in it is damaged (not enough'],
    [
      'with a wrong check sum',
      zipOf(changed('ratings.csv', { crc: 1 })),
      'ratings.csv in it is damaged (its check sum',
    ],
    ['of 5000 entries', zipOf(Array.from({ length: 5000 }, () => ({ name: 'a', content: '' }))), 'it has 5000 entries'],
    ['cut off', zip.subarray(0, -30), 'it is not a zip file, or cut off'],
    ['cut off at its front', zip.subarray(30), 'is damaged'],
    ['that is none', Buffer.from('userId,movieId'), 'it is not a zip file, or cut off'],
    ['that is empty', Buffer.alloc(0), 'it is not a zip file, or cut off'],
  ])('%s', async (_name, hostile, problem) => {
    const error = await errorOf(unpacked(hostile));
    expect(error.code).toBe('source_corrupt');
    expect(error.message).toContain('a.zip is not a usable ml-25m file: ');
    expect(error.message).toContain(problem);
  });

  it('that is not there', async () => {
    const reading = withArchive(inFolder('none.zip'), { label: 'none.zip', dataset: 'ml-25m' }, async () => {});
    expect((await errorOf(reading)).code).toBe('source_missing');
  });

  it('or gives what was put in, whichever of its bytes are damaged', async () => {
    const small = generatedZip(40);
    const whole = generatedFiles(40);
    const at = fc.nat(small.length - 1);
    const damages = fc.array(fc.record({ at, byte: fc.nat(255), cut: fc.boolean() }), { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(damages, fc.boolean(), async (all, mayCut) => {
        let bytes = Buffer.from(small);
        for (const damage of all) {
          if (mayCut && damage.cut) bytes = bytes.subarray(0, damage.at);
          else if (damage.at < bytes.length) bytes[damage.at] = damage.byte;
        }
        const texts = await unpacked(bytes).catch((error: unknown) => {
          if (error instanceof AppError && error.code === 'source_corrupt') return null;
          throw error;
        });
        // A README under another name is not found, which is allowed.
        if (texts !== null) expect(whole).toMatchObject(texts);
      }),
      { numRuns: 300 },
    );
  });
});
