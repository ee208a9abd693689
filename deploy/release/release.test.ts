/** What a release says, and the workflows: every action pinned to a commit, no right that is not named. */

import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { useTemporaryFolder } from '../../test/helpers/temporary.ts';

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));
const WORKFLOWS = join(REPOSITORY, '.github', 'workflows');
const SCRIPT = join(REPOSITORY, 'deploy', 'release', 'notes.mjs');

const temporary = useTemporaryFolder();

const CHANGELOG = `# Changelog

## Unreleased

- Later.

## 1.2.3 (2026-01-01)

### Added

- This.

## 1.2.30

- Before.

## 1.2.4-rc.1

- Not yet.
`;

describe('the notes of a release', () => {
  const notesOf = (tag: string, version: string) => {
    const folder = temporary(`${tag}-${version}`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ version }));
    writeFileSync(join(folder, 'CHANGELOG.md'), CHANGELOG);
    return spawnSync(process.execPath, [SCRIPT, tag, folder], { encoding: 'utf8' });
  };

  it("are the version's part of the changelog", () => {
    expect(notesOf('v1.2.3', '1.2.3')).toMatchObject({ status: 0, stdout: '### Added\n\n- This.\n' });
    expect(notesOf('v1.2.30', '1.2.30')).toMatchObject({ status: 0, stdout: '- Before.\n' });
  });

  it('are refused to another version than the package has, and to one without changes', () => {
    expect(notesOf('v1.2.3', '1.2.4')).toMatchObject({ status: 1, stdout: '' });
    expect(notesOf('v1.2.3', '1.2.4').stderr).toContain('package.json has version 1.2.4');
    expect(notesOf('v9.0.0', '9.0.0').stderr).toContain('says nothing of 9.0.0');
    expect(notesOf('', '1.2.3').stderr).toContain('The tag is missing');
  });

  it('are refused to a prerelease, which would become `latest`', () => {
    expect(notesOf('v1.2.4-rc.1', '1.2.4-rc.1')).toMatchObject({ status: 1, stdout: '' });
    expect(notesOf('v1.2.4-rc.1', '1.2.4-rc.1').stderr).toContain('prereleases are not published');
  });
});

interface Workflow {
  readonly permissions: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}
interface Job {
  readonly uses?: string;
  readonly needs?: string | readonly string[];
  readonly 'timeout-minutes'?: number;
  readonly strategy?: { readonly matrix: { readonly node?: readonly number[] } };
  readonly steps?: readonly { readonly uses?: string; readonly run?: string }[];
}

describe.each(readdirSync(WORKFLOWS))('the workflow %s', (file) => {
  const text = readFileSync(join(WORKFLOWS, file), 'utf8');
  const { permissions, jobs } = parse(text) as Workflow;

  it('may read the repository, and no more unless a job says so', () => {
    expect(permissions).toEqual({ contents: 'read' });
  });

  it('pins every action to a commit, and tells its version', () => {
    const used = text.match(/uses: .*/g)?.filter((line) => !line.includes('uses: ./')) ?? [];
    expect(used.length).toBeGreaterThan(1);
    for (const line of used) expect(line).toMatch(/^uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it('ends every job that hangs, and calls only scripts and targets that exist', () => {
    const { scripts } = JSON.parse(readFileSync(join(REPOSITORY, 'package.json'), 'utf8')) as { scripts: object };
    const makefile = readFileSync(join(REPOSITORY, 'Makefile'), 'utf8');
    for (const [name, job] of Object.entries(jobs)) {
      if (job.uses === undefined) expect(job['timeout-minutes'], name).toBeGreaterThan(0);
      const commands = job.steps?.map(({ run = '' }) => run).join('\n') ?? '';
      for (const [, script = ''] of commands.matchAll(/npm run ([\w:]+)/g)) expect(scripts).toHaveProperty([script]);
      for (const [, target] of commands.matchAll(/\bmake ([\w-]+)/g)) expect(makefile).toContain(`\n${target}:`);
    }
  });
});

describe('the order of release.yml', () => {
  it('is the tests and the notes, the package, the image, the release', () => {
    const { jobs } = parse(readFileSync(join(WORKFLOWS, 'release.yml'), 'utf8')) as Workflow;
    expect(Object.entries(jobs).map(([name, { needs }]) => [name, needs])).toEqual([
      ['ci', undefined],
      ['notes', undefined],
      ['npm', ['ci', 'notes']],
      ['image', ['ci', 'notes', 'npm']],
      ['release', ['npm', 'image']],
    ]);
  });
});

describe('the order of ci.yml', () => {
  it('is check, unit, end to end, stack, image, on Node 20, 22 and 24', () => {
    const { jobs } = parse(readFileSync(join(WORKFLOWS, 'ci.yml'), 'utf8')) as Workflow;
    const order = Object.entries(jobs).map(([name, { needs }]) => [name, needs]);
    expect(order).toEqual([
      ['check', undefined],
      ['unit', 'check'],
      ['e2e', 'unit'],
      ['stack', 'e2e'],
      ['image', 'stack'],
    ]);
    for (const name of ['unit', 'e2e']) expect(jobs[name]?.strategy?.matrix.node).toEqual([20, 22, 24]);
  });

  it('installs for the real servers what the scripts before them look for, as these may install only as root', () => {
    const { jobs } = parse(readFileSync(join(WORKFLOWS, 'ci.yml'), 'utf8')) as Workflow;
    const install = jobs.stack?.steps?.find(({ run }) => run?.includes('apt-get install'))?.run ?? '';
    const { scripts } = JSON.parse(readFileSync(join(REPOSITORY, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    const ensured = [...(scripts['test:stack'] ?? '').matchAll(/scripts\/ensure-[\w-]+\.ts/g)].flatMap(([script]) => {
      const [, packages = ''] =
        /'--no-install-recommends', (.*)\)/.exec(readFileSync(join(REPOSITORY, script), 'utf8')) ?? [];
      return packages.split(', ').map((one) => one.replaceAll("'", ''));
    });
    expect(ensured).toEqual(['prometheus', 'prometheus-alertmanager', 'redis-server']);
    expect(install.split(' ')).toEqual(expect.arrayContaining(ensured));
  });
});
