/** The manifests against Kubernetes's own schemas, strictly: a field that no version knows is an error; and as kustomize builds them. */

import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { NO_PYTHON } from '../helpers/mlflow.ts';
import { type Finished, REPOSITORY, startCommand } from '../helpers/program.ts';
import { ensurePythonTool } from '../helpers/python-tool.ts';
import { useTemporaryFolder } from '../helpers/temporary.ts';

const MANIFESTS = join(REPOSITORY, 'deploy', 'kubernetes');
/** An older release, from which on all fields are known, and the newest that the tool has. */
const RELEASES = ['1.30', '1.37'];
const INSTALLING = 600_000;

/** What kustomize reads, parts of manifests, and what only the Prometheus operator knows. */
const OTHER = new Set(['kustomization.yaml', 'settings.yaml', 'volumes.yaml', 'service-monitor.yaml']);

const temporary = useTemporaryFolder();

describe.skipIf(NO_PYTHON !== undefined)(`kubernetes-validate${NO_PYTHON ? ` [skipped: ${NO_PYTHON}]` : ''}`, () => {
  let program = '';
  const validate = (release: string, files: readonly string[]): Promise<Finished> =>
    startCommand(program, ['--kubernetes-version', release, '--strict', ...files], { cwd: temporary() }).finished;

  beforeAll(async () => {
    program = await ensurePythonTool('kubernetes-validate', '1.37.0');
  }, INSTALLING);

  it.each(RELEASES)('accepts every manifest for Kubernetes %s', async (release) => {
    const files = ['base', 'shared'].flatMap((folder) =>
      readdirSync(join(MANIFESTS, folder))
        .filter((file) => !OTHER.has(file))
        .map((file) => join(MANIFESTS, folder, file)),
    );
    expect(files).toHaveLength(7);
    const { code, stdout, stderr } = await validate(release, files);
    expect({ code, said: stdout + stderr }).toMatchObject({ code: 0 });
    expect((stdout + stderr).match(/passed for resource/g)).toHaveLength(files.length);
  });

  it('finds a field that is misspelt', async () => {
    const sound = readFileSync(join(MANIFESTS, 'base', 'deployment.yaml'), 'utf8');
    const file = temporary('misspelt.yaml');
    writeFileSync(file, sound.replace('readinessProbe:', 'readynessProbe:'));
    expect(await validate('1.37', [file])).toMatchObject({ code: 1 });
  });
});

const NO_KUBECTL = spawnSync('kubectl', ['version', '--client']).status !== 0;

describe.skipIf(NO_KUBECTL)(`kubectl kustomize${NO_KUBECTL ? ' [skipped: no kubectl]' : ''}`, () => {
  it.each([
    ['base', 2],
    ['shared', 3],
  ])('gives all containers of %s the image that one file names', async (folder, containers) => {
    const copy = temporary(folder);
    cpSync(MANIFESTS, copy, { recursive: true });
    const named = join(copy, 'image', 'kustomization.yaml');
    const elsewhere = 'newName: registry.example/films/imdb-recommender';
    writeFileSync(named, readFileSync(named, 'utf8').replace('newName: imdb-recommender', elsewhere));
    const built = await startCommand('kubectl', ['kustomize', join(copy, folder)], { cwd: copy }).finished;
    expect(built).toMatchObject({ code: 0 });
    const images = [...built.stdout.matchAll(/^\s*(?:- )?image: (.*)$/gm)].map(([, image]) => image);
    expect(images).toHaveLength(containers);
    for (const image of images) expect(image).toMatch(/^registry\.example\/films\/imdb-recommender:\d/);
  });
});
