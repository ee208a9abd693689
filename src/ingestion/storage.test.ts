/** What happens when the folder of raw files cannot take a download. */

import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FileServer, gzipOf } from './server.fixture.ts';
import { obtainDataset } from './source.ts';
import type { ObtainedFile, ObtainOptions } from './types.ts';
import { errorOf, obtainInChild, Workspace } from './workspace.fixture.ts';

const NAME = 'title.ratings.tsv.gz';
const FILE = gzipOf('title.ratings', 8000);
const IS_ROOT = process.getuid?.() === 0;
const NOBODY = 65_534;

let server: FileServer;
let space: Workspace;

beforeEach(async () => {
  space = new Workspace();
  server = await FileServer.start(FILE);
});
afterEach(async () => {
  await server.close();
  space.remove();
});

const obtain = (changes: Partial<ObtainOptions> = {}): Promise<ObtainedFile> =>
  obtainDataset('title.ratings', space.options(server.url, changes));
const stored = (): Buffer => readFileSync(space.raw(NAME));

describe.skipIf(!canMount())('a full disk (needs root and mount)', () => {
  it('is told; nothing gets the final name, and the part is continued once there is space', async () => {
    mkdirSync(space.rawDir);
    const mounted = (options: string): void => {
      expect(spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', space.rawDir]).status).toBe(0);
    };
    mounted('size=64k');
    try {
      const error = await errorOf(obtain());
      expect(error.code).toBe('storage_failed');
      expect(error.message).toContain(
        `The disk is full (ENOSPC): cannot store ${space.raw(NAME)}.part. Free space for`,
      );
      expect(space.names()).toEqual([`${NAME}.part`, `${NAME}.part.json`]);
      expect(server.requests).toHaveLength(1);
      mounted('remount,size=4m');
      await obtain();
      expect(space.of('started').at(-1)?.resumedFrom).toBeGreaterThan(0);
      expect(stored().equals(FILE)).toBe(true);
    } finally {
      spawnSync('umount', [space.rawDir]);
    }
  });
});

describe('a folder that cannot be written', () => {
  it.skipIf(!IS_ROOT)('is told to an ordinary user (needs root, to become one)', async () => {
    await obtain();
    chmodSync(space.root, 0o755);
    chmodSync(space.rawDir, 0o555);
    const { output } = await obtainInChild(space.options(server.url), NOBODY).end;
    expect(output).toContain(`storage_failed: Cannot write ${space.raw(NAME)}.lock: no permission (EACCES).`);
    expect(output).toContain(`use --source ${space.rawDir}.`);
    const below = space.options(server.url, { rawDir: `${space.rawDir}/new` });
    expect((await obtainInChild(below, NOBODY).end).output).toContain('storage_failed: Cannot write');
  });

  it('is told when it is a file', async () => {
    writeFileSync(space.rawDir, '');
    const error = await errorOf(obtain());
    expect(error.code).toBe('storage_failed');
    expect(error.message).toContain('part of this path is not a folder');
  });
});

it('removes what a killed process left of its records', async () => {
  mkdirSync(space.rawDir);
  for (const name of [`${NAME}.meta.json.12`, `${NAME}.part.json.34`, 'other.json.56'])
    writeFileSync(space.raw(name), '');
  await obtain();
  expect(space.names()).toEqual(['other.json.56', NAME, `${NAME}.meta.json`]);
});

function canMount(): boolean {
  if (!IS_ROOT) return false;
  const probe = new Workspace();
  try {
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', probe.root]).status !== 0) return false;
    return spawnSync('umount', [probe.root]).status === 0;
  } finally {
    probe.remove();
  }
}
