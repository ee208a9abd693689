/** Broken servers: what is broken for a while is overcome, what stays broken fails with what to do, and nothing partial gets a final name. */

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { imdbLines, randomTitles } from '../builders/imdb-files.ts';
import {
  type Answer,
  type DataServer,
  dropAfter,
  refusingAddress,
  slowly,
  startDataServer,
  status,
} from '../helpers/data-server.ts';

import { expectFailure } from '../helpers/failures.ts';
import { loadCurrent } from '../helpers/models.ts';
import { type Finished, run } from '../helpers/program.ts';
import { useTemporaryFolder } from '../helpers/temporary.ts';

const BASICS = 'title.basics.tsv.gz';
const RATINGS = 'title.ratings.tsv.gz';
const lines = imdbLines(randomTitles(3000, 4));
const FILES: Readonly<Record<string, Buffer>> = {
  [BASICS]: gzipSync(`${lines.basics.join('\n')}\n`),
  [RATINGS]: gzipSync(`${lines.ratings.join('\n')}\n`),
};

const temporary = useTemporaryFolder();

const train = (source: string, name: string, env: Record<string, string> = {}): Promise<Finished> =>
  run(['train', '--source', source, '--raw-dir', `${name}-raw`, '--models-dir', `${name}-models`], {
    cwd: temporary(),
    env: { IMDB_RECOMMENDER_DATA_RETRIES: '2', ...env },
  });

/** Answers of which a share of the file comes, and is stored by the training of a name. */
const droppedIn =
  (name: string) =>
  (share: number): Answer =>
    dropAfter(share, () => statSync(temporary(`${name}-raw`, `${BASICS}.part`), { throwIfNoEntry: false })?.size ?? 0);

/** Trains from a server whose answers for title.basics are scripted. */
async function trainFrom(name: string, answers: readonly Answer[], files: Readonly<Record<string, Buffer>> = FILES) {
  const server = await startDataServer(files, { [BASICS]: answers });
  try {
    return { server, finished: await train(server.url, name) };
  } finally {
    await server.close();
  }
}

async function expectTrained(finished: Finished, name: string, server: DataServer): Promise<void> {
  expect(finished.code, finished.stderr).toBe(0);
  const { manifest } = await loadCurrent(temporary(`${name}-models`));
  expect(manifest.features.titles).toBe(3000);
  expect(manifest.catalogue).toBe('local');
  for (const { dataset, sha256, etag, origin } of manifest.sources) {
    const bytes = FILES[`${dataset}.tsv.gz`] ?? Buffer.alloc(0);
    expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(etag).toBe(`"${createHash('md5').update(bytes).digest('hex')}"`);
    expect(origin).toBe(`${server.url}/${dataset}.tsv.gz`);
    expect(readFileSync(temporary(`${name}-raw`, `${dataset}.tsv.gz`)).equals(bytes)).toBe(true);
  }
  expect(readdirSync(temporary(`${name}-raw`)).sort()).toEqual(
    [BASICS, RATINGS].flatMap((file) => [file, `${file}.meta.json`]),
  );
}

/** The run failed, no model was made, and nothing has a final name. */
function expectBroken({ finished }: { finished: Finished }, name: string, ...patterns: RegExp[]): void {
  expectFailure(finished, 3, ...patterns);
  expect(existsSync(temporary(`${name}-raw`, BASICS))).toBe(false);
  expect(existsSync(temporary(`${name}-models`, 'current'))).toBe(false);
}

describe.concurrent('what is broken for a while is overcome', () => {
  it('a connection that drops half-way is resumed where it broke', async () => {
    const { server, finished } = await trainFrom('drop', [0.5, 0.8].map(droppedIn('drop')));
    await expectTrained(finished, 'drop', server);
    const [first, second, third] = server.requests.map((request) => Number(/from (\d+)$/.exec(request)?.[1]));
    expect(first).toBe(0);
    expect(second).toBe(Math.floor(FILES[BASICS]!.length * 0.5));
    expect(third).toBe(Math.floor(FILES[BASICS]!.length * 0.8));
    expect(finished.stderr).toMatch(
      /title\.basics: .*(ended after|broke off).*; trying again in [\d.]+ s \(2 more tries\)/,
    );
    expect(finished.stderr).toMatch(/title\.basics: going on after [\d.]+ MB/);
  });

  it('a connection that drops in every attempt is resumed by the next run', async () => {
    const server = await startDataServer(FILES, { [BASICS]: [0.3, 0.4, 0.5].map(droppedIn('next')) });
    try {
      const failed = await train(server.url, 'next');
      expectFailure(failed, 3, /Cannot download http:.*title\.basics\.tsv\.gz/, /Tried 3 times/, /run again/);
      expect(existsSync(temporary('next-raw', BASICS))).toBe(false);
      await expectTrained(await train(server.url, 'next'), 'next', server);
      expect(server.requests[3]).toBe(`/${BASICS} from ${Math.floor(FILES[BASICS]!.length * 0.5)}`);
    } finally {
      await server.close();
    }
  });

  it('a server that answers 500 and then the file is tried again', async () => {
    const { server, finished } = await trainFrom('fine', [status(500), status(503)]);
    await expectTrained(finished, 'fine', server);
    expect(finished.stderr).toMatch(/the server answered 500; trying again in [\d.]+ s \(2 more tries\)/);
    expect(finished.stderr).toMatch(/the server answered 503; trying again in [\d.]+ s \(1 more tr(y|ies)\)/);
  });

  it('a server that is slow is waited for', async () => {
    const { server, finished } = await trainFrom('slow', [slowly(5, 100)]);
    await expectTrained(finished, 'slow', server);
  });

  it('a second run fetches nothing that has not changed', async () => {
    const server = await startDataServer(FILES);
    try {
      await expectTrained(await train(server.url, 'again'), 'again', server);
      const second = await train(server.url, 'again');
      await expectTrained(second, 'again', server);
      expect(second.stderr).toMatch(/title\.basics: unchanged/);
    } finally {
      await server.close();
    }
  });
});

describe.concurrent('what stays broken fails with what to do', () => {
  it('404', async () =>
    expectBroken(
      await trainFrom('missing', [status(404)]),
      'missing',
      /There is no http:.*title\.basics\.tsv\.gz \(the server answered 404\)/,
      /Check the source/,
    ));

  it('403', async () =>
    expectBroken(
      await trainFrom('forbidden', [status(403)]),
      'forbidden',
      /the server answered 403/,
      /may read the source/,
    ));

  it('500 in every attempt', async () =>
    expectBroken(
      await trainFrom('error', [status(500), status(500), status(500)]),
      'error',
      /Cannot download/,
      /the server answered 500/,
      /Tried 3 times/,
      /run again later, or use another source/,
    ));

  it('a web page in the place of the file', async () => {
    const page = status(200, 'text/html', '<html>Sign in</html>');
    expectBroken(await trainFrom('page', [page]), 'page', /web page/, /sign in to the network/);
  });

  it('a web page that says it is a file', async () => {
    const page = status(200, 'application/gzip', '<html>Sign in</html>');
    expectBroken(await trainFrom('disguised', [page]), 'disguised', /web page/, /sign in to the network/);
  });

  it('a file that is cut off on the server', async () => {
    const files = { ...FILES, [BASICS]: FILES[BASICS]!.subarray(0, -500) };
    expectBroken(await trainFrom('cut', [], files), 'cut', /cut off/, /again/);
  });

  it('a file that is not gzip', async () => {
    const files = { ...FILES, [BASICS]: Buffer.from('nothing of the kind') };
    expectBroken(await trainFrom('text', [], files), 'text', /not a gzip file/, /again/);
  });

  it('nobody at the address, though `start` would take the demo catalogue', async () => {
    const finished = await train(await refusingAddress(), 'refused');
    expectBroken(
      { finished },
      'refused',
      /the connection was refused \(ECONNREFUSED\)/,
      /Check the network connection/,
    );
  });

  it('an address that is none', async () => {
    const finished = await train('http://', 'none');
    expectFailure(finished, 2, /data\.source: expected an address such as https:/);
  });

  it('an address with a password, which is not shown', async () => {
    const address = (await refusingAddress()).replace('http://', 'http://someone:secret-word@');
    const finished = await train(address, 'password', { IMDB_RECOMMENDER_DATA_RETRIES: '0' });
    expectBroken({ finished }, 'password', /the connection was refused/);
    expect(finished.stderr).not.toContain('secret-word');
  });
});
