/** How a broken transfer is continued, and when it must not be. */

import { existsSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { FileServer, gzipOf, status } from './server.fixture.ts';
import { obtainDataset } from './source.ts';
import type { ObtainedFile, ObtainOptions } from './types.ts';
import { errorOf, Workspace } from './workspace.fixture.ts';

const NAME = 'title.ratings.tsv.gz';
const FILE = gzipOf('title.ratings', 4000);
const OTHER = gzipOf('title.ratings', 3000);
const HALF = Math.floor(FILE.length / 2);

let server: FileServer;
let space: Workspace;

beforeEach(async () => {
  space = new Workspace();
  server = await FileServer.start(FILE);
  const part = space.raw(`${NAME}.part`);
  server.arrived = (bytes) => existsSync(part) && statSync(part).size >= bytes;
});
afterEach(async () => {
  await server.close();
  space.remove();
});

const obtain = (changes: Partial<ObtainOptions> = {}): Promise<ObtainedFile> =>
  obtainDataset('title.ratings', space.options(server.url, changes));
const stored = (): Buffer => readFileSync(space.raw(NAME));
const resumedFrom = (): number[] => space.of('started').map((event) => event.resumedFrom);

/** Leaves half of the file behind, as a run that was given up would. */
async function breakOff(): Promise<void> {
  server.replies.push(server.breakAfter(HALF));
  expect((await errorOf(obtain({ retries: 0 }))).message).toMatch(/broke off|before the announced length/);
  expect(readFileSync(space.raw(`${NAME}.part`))).toHaveLength(HALF);
}

it('continues in the same run', async () => {
  server.replies.push(server.breakAfter(HALF), server.breakAfter(1000));
  await obtain();
  expect(resumedFrom()).toEqual([0, HALF, HALF + 1000]);
  expect(server.lastHeaders).toMatchObject({ range: `bytes=${HALF + 1000}-`, 'if-range': server.validators().etag });
  expect(stored().equals(FILE)).toBe(true);
  expect(space.names()).toEqual([NAME, `${NAME}.meta.json`]);
});

it('continues in a later run', async () => {
  await breakOff();
  const file = await obtain();
  expect(resumedFrom()).toEqual([0, HALF]);
  expect(stored().equals(FILE)).toBe(true);
  expect(file.etag).toBe(server.validators().etag);
});

it('continues by date where there is no strong ETag', async () => {
  server.etag = 'W/"weak"';
  await breakOff();
  await obtain();
  expect(server.lastHeaders['if-range']).toBe(server.lastModified);
  expect(resumedFrom()).toEqual([0, HALF]);
});

it('starts over where there is nothing to compare by', async () => {
  server.etag = null;
  server.lastModified = null;
  server.replies.push(server.breakAfter(HALF));
  await obtain();
  expect(resumedFrom()).toEqual([0, 0]);
  expect(stored().equals(FILE)).toBe(true);
});

it('starts over when the file changed', async () => {
  await breakOff();
  server.body = OTHER;
  await obtain();
  expect(resumedFrom()).toEqual([0, 0]);
  expect(stored().equals(OTHER)).toBe(true);
});

it.each([
  ['it is forced', () => ({ forceDownload: true })],
  ['the source is another', () => ({ source: `${server.url}/mirror` })],
])('starts over when %s', async (_name, changes) => {
  await breakOff();
  await obtain(changes());
  expect(resumedFrom()).toEqual([0, 0]);
  expect(server.lastHeaders.range).toBeUndefined();
});

it('starts over when the server ignores ranges', async () => {
  await breakOff();
  server.ranges = false;
  await obtain();
  expect(resumedFrom()).toEqual([0, 0]);
  expect(stored().equals(FILE)).toBe(true);
});

it.each([
  ['416', () => status(416)],
  [
    'a range that was not asked for',
    () => status(206, { 'content-range': `bytes 0-9/${FILE.length}` }, 'x'.repeat(10)),
  ],
  ['a range of another size', () => status(206, { 'content-range': `bytes ${HALF}-${HALF + 1}/${HALF + 2}` }, 'xx')],
  [
    'a range of another version',
    () => status(206, { 'content-range': `bytes ${HALF}-${HALF + 1}/*`, etag: '"x"' }, 'xx'),
  ],
  ['a range without a place', () => status(206, {}, 'xx')],
])('starts over, without using up a retry, on %s', async (_name, reply) => {
  await breakOff();
  server.replies.push(reply());
  await obtain({ retries: 0 });
  expect(resumedFrom()).toEqual([0, 0]);
  expect(stored().equals(FILE)).toBe(true);
});

it('asks for one byte when all are there already', async () => {
  await breakOff();
  writeFileSync(space.raw(`${NAME}.part`), FILE);
  await obtain();
  expect(server.lastHeaders.range).toBe(`bytes=${FILE.length - 1}-`);
  expect(stored().equals(FILE)).toBe(true);
});

it.each([
  ['a part that is too long', () => writeFileSync(space.raw(`${NAME}.part`), Buffer.alloc(FILE.length + 1))],
  ['an empty part', () => truncateSync(space.raw(`${NAME}.part`))],
  ['an unreadable state', () => writeFileSync(space.raw(`${NAME}.part.json`), 'x')],
])('starts over from %s', async (_name, spoil) => {
  await breakOff();
  spoil();
  await obtain();
  expect(resumedFrom()).toEqual([0, 0]);
  expect(stored().equals(FILE)).toBe(true);
});

it('starts over once when the continued file turns out to be spoilt', async () => {
  await breakOff();
  writeFileSync(space.raw(`${NAME}.part`), Buffer.concat([FILE.subarray(0, 100), Buffer.alloc(HALF - 100)]));
  await obtain();
  expect(resumedFrom()).toEqual([0, HALF, 0]);
  expect(stored().equals(FILE)).toBe(true);
});

it('drops the part when the complete file turns out to be current', async () => {
  await obtain();
  server.replies.push(server.breakAfter(HALF));
  await errorOf(obtain({ forceDownload: true, retries: 0 }));
  expect(space.names()).toContain(`${NAME}.part`);
  expect((await obtain()).outcome).toBe('unchanged');
  expect(space.names()).toEqual([NAME, `${NAME}.meta.json`]);
});

it('keeps the part when a portal answers with a page', async () => {
  await breakOff();
  server.replies.push(status(200, { 'content-type': 'text/html' }, 'Sign in'));
  expect((await errorOf(obtain())).code).toBe('source_corrupt');
  await obtain();
  expect(resumedFrom()).toEqual([0, HALF]);
});
