/** Full disks and folders that cannot be written: training fails with what to do, the current model stays, nothing partial gets a final name. */

import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { imdbLines, randomTitles, writeImdbFiles } from '../builders/imdb-files.ts';
import { startDataServer } from '../helpers/data-server.ts';
import { expectFailure } from '../helpers/failures.ts';
import { currentVersion, expectWholeModels, leftovers, visibleVersions } from '../helpers/models.ts';
import { type Finished, type RunOptions, run } from '../helpers/program.ts';
import { CAN_MOUNT, mountSmallDisk, ORDINARY_USER, unmount } from '../helpers/system.ts';
import { useTemporaryFolder } from '../helpers/temporary.ts';

const TITLES = randomTitles(150, 1);

const temporary = useTemporaryFolder();

beforeAll(async () => {
  writeImdbFiles(temporary('good'), TITLES);
  const trained = await train(temporary('models'));
  expect(trained.code, trained.stderr).toBe(0);
  // Readable by everybody, writable by its owner.
  chmodSync(temporary(), 0o755);
  mkdirSync(temporary('home'));
  chmodSync(temporary('home'), 0o777);
});

function train(modelsDir: string, args: readonly string[] = [], options: Partial<RunOptions> = {}): Promise<Finished> {
  return run(['train', '--source', temporary('good'), '--models-dir', modelsDir, ...args], {
    cwd: temporary(),
    env: { IMDB_RECOMMENDER_DATA_RETRIES: '0' },
    ...options,
  });
}

describe.skipIf(!CAN_MOUNT)(`a disk that is full${CAN_MOUNT ? '' : ' [skipped: no disk can be mounted here]'}`, () => {
  const disk = (): string => temporary('disk');

  afterAll(() => unmount(disk()));

  it('under the models folder leaves the current model as it was, and training works once there is space', async () => {
    mountSmallDisk(disk(), 2048);
    const modelsDir = join(disk(), 'models');
    cpSync(temporary('models'), modelsDir, { recursive: true });
    const before = currentVersion(modelsDir);
    // Space for the first files of a model, but not for all.
    const { bavail, bsize } = statfsSync(disk());
    writeFileSync(join(disk(), 'filler'), Buffer.alloc((bavail - 8) * bsize));

    const failed = await train(modelsDir);
    expectFailure(failed, 5, /could not be saved in .*models: the disk is full/, /Free some space/, /--models-dir/);
    expect(currentVersion(modelsDir)).toBe(before);
    expect(visibleVersions(modelsDir)).toEqual([before]);
    expect(leftovers(modelsDir)).toEqual([]);
    await expectWholeModels(modelsDir);

    writeFileSync(join(disk(), 'filler'), '');
    const trained = await train(modelsDir);
    expect(trained.code, trained.stderr).toBe(0);
    expect(currentVersion(modelsDir)).not.toBe(before);
    await expectWholeModels(modelsDir);
  });

  it('under the folder of raw files leaves no partial file under a final name', async () => {
    const small = temporary('small-disk');
    mountSmallDisk(small, 64);
    const lines = imdbLines(randomTitles(5000, 2));
    const files = {
      'title.basics.tsv.gz': gzipSync(lines.basics.join('\n')),
      'title.ratings.tsv.gz': gzipSync(lines.ratings.join('\n')),
    };
    const server = await startDataServer(files);
    try {
      const failed = await train(temporary('raw-models'), ['--source', server.url, '--raw-dir', small]);
      expectFailure(failed, 5, /The disk is full \(ENOSPC\)/, /title\.basics\.tsv\.gz/, /Free space/, /data\.raw_dir/);
      expect(readdirSync(small).filter((name) => name.endsWith('.tsv.gz'))).toEqual([]);
      expect(existsSync(temporary('raw-models', 'current'))).toBe(false);
    } finally {
      await server.close();
      unmount(small);
    }
  });
});

const asUser = ORDINARY_USER === undefined ? ' [skipped: another user cannot read the program]' : '';

describe.skipIf(ORDINARY_USER === undefined)(`a folder that this user may not write${asUser}`, () => {
  const ordinary = (): Partial<RunOptions> => ({ cwd: temporary('home'), ...ORDINARY_USER });

  it('of models: the current one stays, and can be asked', async () => {
    const modelsDir = temporary('models');
    const before = currentVersion(modelsDir);
    chmodSync(modelsDir, 0o555);
    const failed = await train(modelsDir, [], ordinary());
    const answered = await run(['recommend', '--tconst', TITLES[0]!.tconst, '--models-dir', modelsDir], {
      cwd: temporary('home'),
      ...ORDINARY_USER,
    });
    chmodSync(modelsDir, 0o755);
    expectFailure(failed, 5, /could not be saved in .*models/, /not writable/, /permissions/, /--models-dir/);
    expect(answered.code, answered.stderr).toBe(0);
    expect(currentVersion(modelsDir)).toBe(before);
    expect(leftovers(modelsDir)).toEqual([]);
    await expectWholeModels(modelsDir);
  });

  it('in which the models folder would have to be made', async () => {
    mkdirSync(temporary('locked'), { mode: 0o555 });
    const failed = await train(temporary('locked', 'deep', 'models'), [], ordinary());
    expectFailure(failed, 5, /could not be saved in .*deep\/models/, /not writable/, /--models-dir/);
    expect(readdirSync(temporary('locked'))).toEqual([]);
  });

  it('of raw files', async () => {
    mkdirSync(temporary('raw'), { mode: 0o555 });
    const bytes = gzipSync(readFileSync(temporary('good', 'title.basics.tsv')));
    const server = await startDataServer({ 'title.basics.tsv.gz': bytes });
    try {
      const args = ['--source', server.url, '--raw-dir', temporary('raw')];
      const failed = await train(temporary('home', 'models'), args, ordinary());
      expectFailure(failed, 5, /Cannot write .*title\.basics\.tsv\.gz/, /no permission/, /writable|data\.raw_dir/);
      expect(readdirSync(temporary('raw'))).toEqual([]);
    } finally {
      await server.close();
    }
  });
});

describe('a file in the place of a folder', () => {
  it.each([
    ['itself', 'file'],
    ['above it', 'file/models'],
  ])('of models: %s', async (_, path) => {
    writeFileSync(temporary('file'), 'no folder');
    const failed = await train(temporary(path));
    expectFailure(failed, 5, /could not be saved in .*file/, /not a folder/, /--models-dir/);
    expect(readFileSync(temporary('file'), 'utf8')).toBe('no folder');
  });

  it('of raw files', async () => {
    writeFileSync(temporary('raw-file'), 'no folder');
    const server = await startDataServer({});
    try {
      const failed = await train(temporary('never'), ['--source', server.url, '--raw-dir', temporary('raw-file')]);
      expectFailure(failed, 5, /part of this path is not a folder/, /data\.raw_dir/);
    } finally {
      await server.close();
    }
  });

  it('of models, when a model is asked for', async () => {
    writeFileSync(temporary('model-file'), 'no folder');
    const asked = await run(['recommend', 'inception', '--models-dir', temporary('model-file')], { cwd: temporary() });
    expectFailure(asked, 6, /No trained model was found/, /make train/);
  });
});
