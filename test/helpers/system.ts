/** What this machine lets tests do: mount a small disk, run as an ordinary user. */

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MAIN } from './program.ts';

const isRoot = process.getuid?.() === 0;
const NOBODY = 65_534;

/** The user to run as so that permissions count: another one than root, or this one; `undefined` where that cannot be. */
export const ORDINARY_USER: { readonly uid?: number } | undefined = ordinaryUser();

/** Whether small disks can be mounted. */
export const CAN_MOUNT: boolean = canMount();

/** Mounts a disk of so many kilobytes at a folder, which is made. */
export function mountSmallDisk(folder: string, kilobytes: number): void {
  mkdirSync(folder, { recursive: true });
  const { status, stderr } = mount(folder, kilobytes);
  if (status !== 0) throw new Error(`cannot mount a disk at ${folder}: ${stderr}`);
}

/** Takes the disk away again. */
export function unmount(folder: string): void {
  spawnSync('umount', [folder]);
}

function mount(folder: string, kilobytes: number): { status: number | null; stderr: string } {
  return spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k,mode=755`, 'tmpfs', folder], {
    encoding: 'utf8',
  });
}

function canMount(): boolean {
  if (!isRoot) return false;
  const folder = mkdtempSync(join(tmpdir(), 'imdb-recommender-mount-'));
  try {
    const mounted = mount(folder, 64).status === 0;
    if (mounted) unmount(folder);
    return mounted;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function ordinaryUser(): { readonly uid?: number } | undefined {
  if (!isRoot) return {};
  // The repository may lie where only root can read it.
  const probe = spawnSync(process.execPath, [MAIN, '--version'], { uid: NOBODY, gid: NOBODY, env: {} });
  return probe.status === 0 ? { uid: NOBODY } : undefined;
}
