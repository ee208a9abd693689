/** What `verifyFile` accepts and refuses, on real files. */

import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { headerOf } from './datasets.ts';
import { gzipOf } from './server.fixture.ts';
import { verifyFile } from './verify.ts';
import { errorOf, Workspace } from './workspace.fixture.ts';

const space = new Workspace();
afterAll(() => space.remove());

const HEADER = headerOf('title.ratings');
let files = 0;

function file(content: Buffer | string): string {
  const path = join(space.root, `${files++}`);
  writeFileSync(path, content);
  return path;
}

const packed = (content: Buffer | string) => verifyFile(file(content), 'title.ratings', { compressed: true });
const plain = (content: Buffer | string) => verifyFile(file(content), 'title.ratings', { compressed: false });
const messageOf = async (promise: Promise<unknown>): Promise<string> => {
  const error = await errorOf(promise);
  expect(error.code).toBe('source_corrupt');
  return error.message;
};

describe('facts', () => {
  it('are those of the stored bytes and the unpacked lines', async () => {
    const gz = gzipOf('title.ratings', 5000);
    expect(await packed(gz)).toEqual({
      bytes: gz.length,
      rows: 5000,
      md5: createHash('md5').update(gz).digest('hex'),
      sha256: createHash('sha256').update(gz).digest('hex'),
    });
    expect((await plain(gunzipSync(gz))).rows).toBe(5000);
  });

  it('count a last line without a line feed', async () => {
    expect((await plain(`${HEADER}\na\nb`)).rows).toBe(2);
    expect((await plain(`${HEADER}\na\nb\n`)).rows).toBe(2);
  });

  it('hold for any rows, split into any gzip members', async () => {
    const row = fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) => text.replaceAll('\n', ' '));
    const split = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 60 }),
        fc.boolean(),
        split,
        async (rows, feed, cuts) => {
          // A last line that is empty and has no line feed is no line.
          fc.pre(feed || rows.at(-1) !== '');
          const text = Buffer.from(`${HEADER}\n${rows.join('\n')}${feed ? '\n' : ''}`);
          const bounds = [0, ...cuts.map((cut) => Math.floor(cut * text.length)).sort((a, b) => a - b), text.length];
          const members = bounds.slice(1).map((end, at) => gzipSync(text.subarray(bounds[at], end)));
          expect((await packed(Buffer.concat(members))).rows).toBe(rows.length);
          expect((await plain(text)).rows).toBe(rows.length);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('a stored file is refused when', () => {
  const gz = gzipOf('title.ratings', 20_000);

  it.each([
    ['cut off', gz.subarray(0, gz.length / 2), 'it is cut off'],
    ['cut off in its last bytes', gz.subarray(0, -3), 'it is cut off'],
    ['cut off in its first bytes', gz.subarray(0, 5), 'it is cut off'],
    ['damaged', Buffer.concat([gz.subarray(0, 50_000), Buffer.alloc(40), gz.subarray(50_040)]), 'is damaged'],
    ['its check sum is wrong', Buffer.concat([gz.subarray(0, -8), Buffer.alloc(4), gz.subarray(-4)]), 'is damaged'],
    ['followed by text', Buffer.concat([gz, Buffer.from('garbage')]), 'other bytes follow'],
    ['followed by zeros', Buffer.concat([gz, Buffer.alloc(3000)]), 'other bytes follow'],
    ['followed by many zeros', Buffer.concat([gz, Buffer.alloc(3_000_000)]), 'other bytes follow'],
    ['empty', '', 'it is empty (0 bytes)'],
    ['an empty gzip', gzipSync(''), 'nothing in it but an empty gzip'],
    ['a web page', '\n<!DOCTYPE html><html>sign in</html>', 'it is a web page (HTML)'],
    ['plain text', `${HEADER}\na\n`, 'it is plain text, not gzip. Name it title.ratings.tsv'],
    ['something else', Buffer.from([1, 2, 3, 4]), 'it is not a gzip file'],
  ])('%s', async (_name, content, message) => {
    expect(await messageOf(packed(content))).toContain(message);
  });

  it('gzip under a plain name, or a page', async () => {
    expect(await messageOf(plain(gz))).toContain('it is gzip, not plain text. Name it title.ratings.tsv.gz.');
    expect(await messageOf(plain('<html>'))).toContain('web page');
  });

  it('zeros begin where a read begins', async () => {
    const start = Buffer.concat([gzipSync(`${HEADER}\na\n`)]);
    const pad = gzipSync(Buffer.alloc(0));
    const members = Math.floor((1024 * 1024 - start.length) / pad.length);
    const rest = 1024 * 1024 - start.length - members * pad.length;
    // A member's file name takes up exactly what is left of the first megabyte.
    const named = Buffer.concat([
      Buffer.from([0x1f, 0x8b, 8, 8, 0, 0, 0, 0, 0, 3]),
      Buffer.alloc(rest + pad.length - 1 - 10 - (pad.length - 10), 'x'),
      Buffer.alloc(1),
      pad.subarray(10),
    ]);
    const full = Buffer.concat([start, ...Array.from({ length: members - 1 }, () => pad), named]);
    expect(full.length).toBe(1024 * 1024);
    expect((await packed(full)).rows).toBe(1);
    expect(await messageOf(packed(Buffer.concat([full, Buffer.alloc(10)])))).toContain('other bytes follow');
  });
});

describe('a text is refused when', () => {
  it.each([
    ['a column is missing', 'tconst\tnumVotes\na\tb\n', '(missing averageRating)'],
    ['a column is new', `${HEADER}\tnew\na\n`, '(unexpected new)'],
    ['a column is renamed', 'tconst\trating\tnumVotes\na\n', '(missing averageRating; unexpected rating)'],
    ['a column comes twice', `${HEADER}\ttconst\na\n`, '(unexpected tconst)'],
    [
      'the order changed',
      'tconst\tnumVotes\taverageRating\na\n',
      '(in another order: tconst, numVotes, averageRating)',
    ],
    ['it has a byte order mark', `\uFEFF${HEADER}\na\n`, 'byte order mark'],
    ['it has CR LF', `${HEADER}\r\na\r\n`, 'CR LF'],
    ['there are no rows', `${HEADER}\n`, 'it holds no rows'],
    ['there are no rows and no line feed', HEADER, 'it holds no rows'],
    ['its first line has no end', 'x'.repeat(3_000_000), 'its columns are not the expected ones'],
  ])('%s', async (_name, text, message) => {
    expect(await messageOf(plain(text))).toContain(message);
    expect(await messageOf(packed(gzipSync(text)))).toContain(message);
  });
});

it('tells a file that cannot be read, and stops when told to', async () => {
  const error = await errorOf(verifyFile(join(space.root, 'none'), 'title.ratings', { compressed: true }));
  expect(error.code).toBe('source_missing');
  const signal = AbortSignal.abort(new Error('stopped'));
  const stopped = verifyFile(file(gzipOf('title.ratings', 10)), 'title.ratings', { compressed: true, signal });
  await expect(stopped).rejects.toThrow('stopped');
});
