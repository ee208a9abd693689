/** The command `download --movielens`: terms, the way from a server to a readable folder, and what is said when it fails. */

import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generatedFiles, generatedZip } from '../../src/ingestion/movielens/zip.fixture.ts';
import { type DataServer, dropAfter, refusingAddress, startDataServer } from '../helpers/data-server.ts';
import { expectFailure } from '../helpers/failures.ts';
import { DEMO, type Finished, run } from '../helpers/program.ts';
import { useTemporaryFolder } from '../helpers/temporary.ts';

const ZIP = 'ml-latest-small.zip';
const RATINGS = 30_000;

const temporary = useTemporaryFolder();
const stored = () => statSync(temporary('data', 'raw', `${ZIP}.part`), { throwIfNoEntry: false })?.size ?? 0;
let server: DataServer;

beforeAll(async () => {
  server = await startDataServer({ [ZIP]: generatedZip(RATINGS) }, { [ZIP]: [dropAfter(0.5, stored)] });
});
afterAll(() => server.close());

const download = (source: string, ...args: string[]): Promise<Finished> =>
  run(['download', '--source', DEMO, ...args], {
    cwd: temporary(),
    env: { IMDB_RECOMMENDER_DATA_MOVIELENS_SOURCE: source, IMDB_RECOMMENDER_DATA_RETRIES: '1' },
  });

describe('download --movielens', () => {
  it('shows the terms, and wants them accepted before it asks for anything', async () => {
    const refused = await download(server.url, '--movielens', 'ml-25m');
    expectFailure(refused, 2, /ml-25m-README\.html/, /terms have not been accepted/, /--accept-terms/);
    expect(server.requests).toEqual([]);
    expect(existsSync(temporary('data'))).toBe(false);
  });

  it('fetches over a broken connection, unpacks, tells what there is, and does nothing twice', async () => {
    const first = await download(server.url, '--movielens', 'ml-latest-small', '--accept-terms');
    expect(first.code, first.stderr).toBe(0);
    expect(first.stderr).toMatch(/MovieLens data of GroupLens/);
    expect(first.stderr).toMatch(/ml-latest-small: going on after/);
    expect(first.stderr).toMatch(/ml-latest-small: unpacking [\d.]+ MB/);
    const [, folder = ''] = /^ml-latest-small: 30,000 ratings, [\d.]+ MB, (.+)$/m.exec(first.stdout) ?? [];
    for (const [name, text] of Object.entries(generatedFiles(RATINGS)))
      expect(readFileSync(join(folder, name), 'utf8')).toBe(text);
    const again = await download(server.url, '--movielens', 'ml-latest-small', '--accept-terms');
    expect(again.stdout).toBe(first.stdout);
    expect(again.stderr).toMatch(/ml-latest-small: unchanged/);
    expect(again.stderr).not.toMatch(/unpacking/);
    rmSync(folder, { recursive: true });
    const zip = temporary('data', 'raw', ZIP);
    const local = await download(await refusingAddress(), '--movielens', zip);
    expect(local.code, local.stderr).toBe(0);
    expect(local.stdout).toContain(folder);
    expect(readdirSync(folder)).toHaveLength(4);
  });

  it('tells a server that is out of reach, a file that is not there, and a set that is none', async () => {
    const args = ['--accept-terms', '--raw-dir', 'other', '--movielens'];
    const silent = await download(await refusingAddress(), ...args, 'ml-32m');
    expectFailure(silent, 3, /Cannot download http:.*ml-32m\.zip: the connection was refused/, /Tried 2 times/);
    const missing = await download(server.url, ...args, 'ml-32m');
    expectFailure(missing, 3, /There is no http:.*ml-32m\.zip \(the server answered 404\)/, /Check the source/);
    expectFailure(await download(server.url, ...args, 'ml-33m'), 3, /no ratings called ml-33m/);
    expect(readdirSync(temporary('other'))).toEqual([]);
  });

  it('keeps a password in the address to itself', async () => {
    const address = (await refusingAddress()).replace('http://', 'http://someone:secret-word@');
    const failed = await download(address, '--accept-terms', '--movielens', 'ml-25m');
    expectFailure(failed, 3, /the connection was refused/);
    const env = { IMDB_RECOMMENDER_DATA_MOVIELENS_SOURCE: address };
    const shown = await run(['config', 'show'], { cwd: temporary(), env });
    expect(shown.stdout).toMatch(/movielens_source: http:\/\/hidden@/);
    expect(failed.stderr + shown.stdout).not.toContain('secret-word');
  });
});
