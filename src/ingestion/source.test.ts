/** Local folders as sources, and the probe of any source. */

import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { refusingAddress } from '../../test/helpers/data-server.ts';
import { headerOf } from './datasets.ts';
import { FileServer, gzipOf, status } from './server.fixture.ts';
import { isUrl, obtainDataset, probeSource } from './source.ts';
import { errorOf, obtainInChild, Workspace } from './workspace.fixture.ts';

const GZ = gzipOf('title.ratings', 100);
const TEXT = `${headerOf('title.ratings')}\ntt1\t1\t2\ntt2\t1\t2`;

let space: Workspace;
beforeEach(() => {
  space = new Workspace();
});
afterEach(() => space.remove());

const put = (name: string, content: Buffer | string): void => writeFileSync(join(space.root, name), content);
const obtain = () => obtainDataset('title.ratings', space.options(space.root));

it('tells addresses from folders', () => {
  expect(['http://a', 'HTTPS://a/b', ' http://a'].map(isUrl)).toEqual([true, true, true]);
  expect(['data', '/data', 'http', 'ftp://a', 's3://a', 'C:\\data'].map(isUrl)).toEqual(Array(6).fill(false));
});

describe('a local folder', () => {
  it('is read in place: gzip first, then plain text', async () => {
    put('title.ratings.tsv', TEXT);
    const plain = await obtain();
    expect(plain).toMatchObject({ path: join(space.root, 'title.ratings.tsv'), compressed: false, outcome: 'local' });
    expect((await plain.facts).rows).toBe(2);
    put('title.ratings.tsv.gz', GZ);
    const packed = await obtain();
    expect(packed).toMatchObject({ path: join(space.root, 'title.ratings.tsv.gz'), compressed: true, etag: null });
    expect(packed.origin).toBe(packed.path);
    expect((await packed.facts).rows).toBe(100);
    expect(readdirSync(space.root).sort()).toEqual(['title.ratings.tsv', 'title.ratings.tsv.gz']);
    expect(space.of('finished').map(({ bytes }) => bytes)).toEqual([TEXT.length, GZ.length]);
  });

  it('with a bad file is told through its facts, which nobody has to await', async () => {
    put('title.ratings.tsv.gz', GZ.subarray(0, -10));
    const file = await obtain();
    await expect.poll(() => inspect(file.facts)).toContain('<rejected>');
    const error = await errorOf(file.facts);
    expect(error.code).toBe('source_corrupt');
    expect(error.message).toContain(`${file.path} is not a usable title.ratings file: it is cut off`);
  });

  it.each([
    ['that is empty', (root: string) => root, 'holds neither title.ratings.tsv.gz nor title.ratings.tsv'],
    ['that is not there', (root: string) => join(root, 'none'), 'There is no folder'],
    ['that is a file', (root: string) => join(root, 'file'), 'is not a folder'],
    ['of another kind', () => 's3://bucket', 's3://bucket cannot be a source'],
  ])('%s is refused', async (_name, source, message) => {
    put('file', '');
    const error = await errorOf(obtainDataset('title.ratings', space.options(source(space.root))));
    expect(error.code).toBe('source_missing');
    expect(error.message).toContain(message);
  });

  it('whose file is a folder is refused', async () => {
    mkdirSync(join(space.root, 'title.ratings.tsv.gz'));
    expect((await errorOf(obtain())).message).toContain('it is not a file');
  });

  it.skipIf(process.getuid?.() !== 0)(
    'that may not be read is told to an ordinary user (needs root, to become one)',
    async () => {
      put('title.ratings.tsv.gz', GZ);
      chmodSync(space.root, 0o755);
      chmodSync(join(space.root, 'title.ratings.tsv.gz'), 0o600);
      const { output } = await obtainInChild(space.options(space.root), 65_534).end;
      expect(output).toContain('source_missing: Cannot read');
    },
  );
});

describe('a probe', () => {
  it('takes any answer below 500 for one', async () => {
    const server = await FileServer.start(GZ);
    expect(await probeSource(server.url, 30)).toEqual({ reachable: true });
    expect(server.requests[0]).toMatchObject({ method: 'HEAD', url: '/title.basics.tsv.gz' });
    server.replies.push(status(404), status(503), () => {});
    expect(await probeSource(server.url, 30)).toEqual({ reachable: true });
    expect(await probeSource(server.url, 30)).toEqual({ reachable: false, reason: 'the server answered 503' });
    expect(await probeSource(server.url, 0.2)).toEqual({ reachable: false, reason: 'no answer within 0.2 seconds' });
    await server.close();
    expect(await probeSource(await refusingAddress(), 30)).toEqual({
      reachable: false,
      reason: 'the connection was refused (ECONNREFUSED)',
    });
  });

  it('looks for folders', async () => {
    expect(await probeSource(space.root, 1)).toEqual({ reachable: true });
  });

  it('refuses what could never answer', async () => {
    await expect(probeSource(join(space.root, 'none'), 1)).rejects.toMatchObject({ code: 'source_missing' });
    await expect(probeSource('http://', 1)).rejects.toMatchObject({ code: 'source_missing' });
  });
});
