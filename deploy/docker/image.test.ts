/** The Dockerfile: what it copies exists and is let through, and what it sets the program knows. Its health check, on real servers. */

import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { configKeys } from '../../src/config/keys.ts';
import { refusingAddress } from '../../test/helpers/data-server.ts';

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string): string => readFileSync(join(REPOSITORY, path), 'utf8');

/** The instructions, each on one line. */
const instructions = read('Dockerfile')
  .replaceAll(/^\s*#.*$/gm, '')
  .replaceAll(/\\\n\s*/g, ' ')
  .split('\n')
  .filter((line) => line.trim() !== '');
const ofKind = (kind: string): string[] => instructions.filter((line) => line.startsWith(`${kind} `));
const final = instructions.slice(instructions.findLastIndex((line) => line.startsWith('FROM ')));

describe('the Dockerfile', () => {
  it('copies what exists and what .dockerignore lets through', () => {
    const sources = ofKind('COPY')
      .filter((line) => !line.includes('--from='))
      .flatMap((line) => line.split(' ').slice(1, -1));
    expect(sources).toContain('package-lock.json');
    const allowed = read('.dockerignore')
      .split('\n')
      .flatMap((line) => (line.startsWith('!') ? [line.slice(1)] : []));
    for (const source of sources) {
      expect(existsSync(join(REPOSITORY, source)), source).toBe(true);
      expect(
        allowed.some((one) => source === one || source.startsWith(`${one}/`)),
        source,
      ).toBe(true);
    }
    for (const one of allowed) {
      expect(
        sources.some((source) => source === one || source.startsWith(`${one}/`)),
        `${one} is let through for nothing`,
      ).toBe(true);
    }
  });

  it('takes into the image what npm packs', () => {
    const { files } = JSON.parse(read('package.json')) as { files: string[] };
    const copied = final.filter((line) => line.startsWith('COPY ')).flatMap((line) => line.split(' ').slice(1));
    for (const one of files.filter((file) => !file.startsWith('!'))) expect(copied).toContain(one);
  });

  it('runs without root, checks its health and names its volume', () => {
    expect(final).toContain('USER 1000:1000');
    expect(final).toContain('VOLUME /app/data');
    expect(final).toContain('ENTRYPOINT ["node", "dist/cli/main.js"]');
    expect(final.find((line) => line.startsWith('HEALTHCHECK '))).toMatch(/CMD \["node", "health-check\.mjs"\]$/);
    expect(final.indexOf('USER 1000:1000')).toBeGreaterThan(final.findLastIndex((line) => line.startsWith('RUN ')));
  });

  it('sets only what the configuration knows, and listens where it exposes', () => {
    const known = new Set(configKeys().flatMap(({ env }) => env));
    const set = new Map(
      final
        .filter((line) => line.startsWith('ENV '))
        .flatMap((line) => line.split(/\s+/).slice(1))
        .map((pair) => pair.split('=', 2) as [string, string]),
    );
    for (const name of set.keys()) if (name !== 'NODE_ENV') expect(known).toContain(name);
    const ports = ['IMDB_RECOMMENDER_SERVER_PORT', 'IMDB_RECOMMENDER_WEB_PORT'].map((name) => set.get(name));
    expect(final).toContain(`EXPOSE ${ports.join(' ')}`);
  });
});

describe('the health check', () => {
  it('is content with a server that answers 200', async () => {
    await withServer(
      (_request, response) => void response.end('{}'),
      async (port) => {
        expect(await check({ IMDB_RECOMMENDER_SERVER_PORT: String(port) })).toEqual({ code: 0, said: '' });
        expect(await check({}, `http://127.0.0.1:${port}/`)).toEqual({ code: 0, said: '' });
      },
    );
  });

  it('asks whether a model serves, unless it is given an address', async () => {
    const asked: (string | undefined)[] = [];
    const note: RequestListener = ({ url }, response) => {
      asked.push(url);
      response.end();
    };
    await withServer(note, async (port) => {
      await check({ IMDB_RECOMMENDER_SERVER_PORT: String(port) });
      await check({}, `http://127.0.0.1:${port}/other`);
    });
    expect(asked).toEqual(['/health/ready', '/other']);
  });

  it.each([503, 302, 404])('is not content with %i', async (status) => {
    await withServer(
      (_request, response) => void response.writeHead(status, { location: '/' }).end(),
      async (port) => {
        const { code, said } = await check({ IMDB_RECOMMENDER_SERVER_PORT: String(port) });
        expect(code).toBe(1);
        expect(said).toMatch(new RegExp(`^http://127\\.0\\.0\\.1:${port}/health/ready: `));
      },
    );
  });

  it('says so when nobody answers', async () => {
    const { port } = new URL(await refusingAddress());
    const { code, said } = await check({ IMDB_RECOMMENDER_SERVER_PORT: port });
    expect({ code, said }).toMatchObject({ code: 1, said: expect.stringMatching(/ECONNREFUSED/) });
  });
});

async function withServer<Result>(answer: RequestListener, use: (port: number) => Promise<Result>): Promise<Result> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await use((server.address() as AddressInfo).port);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

function check(env: Record<string, string>, ...args: string[]): Promise<{ code: number | null; said: string }> {
  const script = join(REPOSITORY, 'deploy', 'docker', 'health-check.mjs');
  const child = spawn(process.execPath, [script, ...args], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, said }));
  });
}
