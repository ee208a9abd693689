import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aTitle, someTitles } from '../../test/builders/titles.ts';
import { BUNDLE_SCHEMA_VERSION, type Manifest } from '../domain/manifest.ts';
import { packCredits } from '../features/credits.ts';
import { computeDataStatistics } from '../statistics/data-statistics.ts';
import { computeFeatureAnalysis } from '../statistics/feature-analysis.ts';
import { BundleDraft, loadBundle, newVersion, STATISTICS_FILES } from './bundle.ts';
import { ContentRecommender, MODEL_FILES } from './content-recommender.ts';
import type { ChangeReason } from './history.ts';
import { encodeCredits, PEOPLE_FILE } from './people-file.ts';
import { ModelStore } from './store.ts';
import { decodeTitles, encodeTitles } from './titles-parquet.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'models-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const titles = ['tt0000001', 'tt0000002', 'tt0000003'].map((tconst, at) =>
  aTitle({
    tconst,
    averageRating: 5 + at,
    runtimeMinutes: at === 1 ? null : 90 + at,
    primaryTitle: `"Quoted" Ünïcode 千 ${at}`,
  }),
);
const recommender = ContentRecommender.fit(titles, { logVotes: true });

function manifestOf(version: string): Omit<Manifest, 'files'> {
  return {
    schema_version: BUNDLE_SCHEMA_VERSION,
    name: 'm',
    version,
    created_at: '2026-01-01T00:00:00.000Z',
    code_version: '0',
    catalogue: 'local',
    attribution: '',
    config: {},
    sources: [],
    rows: { title_basics: 3, title_ratings: 3, merged: 3, filtered: 3 },
    drops: [],
    validation: [],
    features: { names: [], genres: [], titles: 3, ranges: {} },
    steps: [],
    gate: { passed: true, reasons: [], forced: false },
    trials: [],
  };
}

const credits = packCredits(
  3,
  { titles: [0, 2, 2], people: [0, 0, 1], roles: [0, 2, 2], billing: [1, 1, 7] },
  { nconsts: [1, 20], names: ['Ünï "Q"', ''] },
);

async function publish(version: string, people?: Uint8Array): Promise<string> {
  const draft = await BundleDraft.create(folder, version);
  const saved = recommender.save();
  await draft.write(MODEL_FILES.tensors, saved.tensors);
  await draft.write(MODEL_FILES.titles, saved.titles);
  if (people !== undefined) await draft.write(PEOPLE_FILE, people);
  await draft.write(STATISTICS_FILES.data, JSON.stringify(computeDataStatistics(titles)));
  await draft.write(STATISTICS_FILES.features, JSON.stringify(computeFeatureAnalysis(recommender.features)));
  await draft.seal(manifestOf(version));
  return draft.publish(version);
}

const BY_TRAINING: ChangeReason = { by: 'train', forced: false, reasons: [] };

describe('a bundle', () => {
  it('gives back the model that was saved', async () => {
    const loaded = await loadBundle(await publish('v1'));
    expect(loaded.recommender.titles).toEqual(titles);
    expect(loaded.recommender.features).toEqual(recommender.features);
    expect(loaded.recommender.recommend(0, 2)).toEqual(recommender.recommend(0, 2));
    expect(loaded.manifest.version).toBe('v1');
  });

  it('gives back the credits that were saved with it, and none without', async () => {
    expect((await loadBundle(await publish('v1', encodeCredits(credits)))).credits).toEqual(credits);
    expect((await loadBundle(await publish('v2'))).credits).toBeUndefined();
  });

  it('is refused when its credits are of other titles', async () => {
    const others = encodeCredits({ ...credits, offsets: Int32Array.of(0, 3) });
    await expect(loadBundle(await publish('v1', others))).rejects.toMatchObject({
      code: 'model_corrupt',
      message: expect.stringContaining('people.safetensors holds no credits: there are 1 titles, not 3'),
    });
  });

  it('is not visible under its name before it is published', async () => {
    const draft = await BundleDraft.create(folder, 'v1');
    await draft.write('a', 'x');
    expect(await new ModelStore(folder).versions()).toEqual([]);
    await draft.discard();
    expect(existsSync(draft.folder)).toBe(false);
  });

  it.each([MODEL_FILES.tensors, MODEL_FILES.titles, PEOPLE_FILE, ...Object.values(STATISTICS_FILES), 'manifest.json'])(
    'is refused with a bit flipped in %s, cut short, or without it',
    async (file) => {
      const path = join(await publish('v1', encodeCredits(credits)), file);
      const sound = readFileSync(path);
      const flipped = Buffer.from(sound);
      const middle = sound.length >> 1;
      flipped[middle] = (flipped[middle] ?? 0) ^ 1;
      writeFileSync(path, flipped);
      const load = (): Promise<unknown> => loadBundle(join(folder, 'v1'));
      if (file !== 'manifest.json')
        await expect(load()).rejects.toMatchObject({ code: 'model_corrupt', message: expect.stringContaining(file) });
      writeFileSync(path, sound);
      truncateSync(path, statSync(path).size - 3);
      await expect(load()).rejects.toMatchObject({ code: 'model_corrupt' });
      rmSync(path);
      await expect(load()).rejects.toMatchObject({
        code: 'model_corrupt',
        message: expect.stringContaining('incomplete'),
      });
    },
  );

  it('is refused when it was written in another layout', async () => {
    const path = join(await publish('v1'), 'manifest.json');
    const manifest: object = JSON.parse(readFileSync(path, 'utf8'));
    writeFileSync(path, JSON.stringify({ ...manifest, schema_version: 99 }));
    await expect(loadBundle(join(folder, 'v1'))).rejects.toMatchObject({
      code: 'model_corrupt',
      message: expect.stringContaining('its layout is version 99; this program reads version 1'),
    });
  });

  it('is refused when its manifest points outside its folder', async () => {
    const path = join(await publish('v1'), 'manifest.json');
    const manifest: Manifest = JSON.parse(readFileSync(path, 'utf8'));
    writeFileSync(path, JSON.stringify({ ...manifest, files: { '../current': { bytes: 1, sha256: '0'.repeat(64) } } }));
    await expect(loadBundle(join(folder, 'v1'))).rejects.toMatchObject({
      message: expect.stringContaining('is not the name of a file'),
    });
  });
});

describe('ContentRecommender', () => {
  it('refuses titles that are not in order, or twice', () => {
    expect(() => ContentRecommender.fit([titles[1]!, titles[0]!], { logVotes: true })).toThrow('strictly ascending');
    expect(() => ContentRecommender.fit([titles[0]!, titles[0]!], { logVotes: true })).toThrow('strictly ascending');
  });

  it('is the same after saving and loading, and saves to the same bytes', async () => {
    await fc.assert(
      fc.asyncProperty(someTitles({ min: 1, max: 20 }), async (some) => {
        const saved = ContentRecommender.fit(some, { logVotes: true }).save();
        const loaded = await ContentRecommender.load(saved);
        expect(loaded.titles).toEqual(some);
        expect(loaded.save()).toEqual(saved);
      }),
      { numRuns: 30 },
    );
  });

  it('refuses a matrix and titles that do not belong together', async () => {
    const saved = recommender.save();
    const others = encodeTitles(titles.slice(1));
    await expect(ContentRecommender.load({ ...saved, titles: others })).rejects.toThrow('for 2 titles');
  });
});

describe('titles as Parquet', () => {
  it('keep every character, and an unknown runtime', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme' }),
        fc.option(fc.integer({ min: 1, max: 9999 })),
        async (name, runtimeMinutes) => {
          const one = [aTitle({ primaryTitle: name, runtimeMinutes })];
          expect(await decodeTitles(encodeTitles(one))).toEqual(one);
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('ModelStore', () => {
  it('has no current model at first, and says what to do', async () => {
    const store = new ModelStore(join(folder, 'none'));
    expect(await store.current()).toBeUndefined();
    expect(await store.versions()).toEqual([]);
    await expect(store.currentFolder()).rejects.toMatchObject({
      code: 'model_missing',
      message: expect.stringContaining('make train'),
    });
  });

  it('moves one pointer, and refuses one that names no version', async () => {
    const store = new ModelStore(folder);
    await store.setCurrent('v1', BY_TRAINING);
    expect(await store.current()).toBe('v1');
    writeFileSync(join(folder, 'current'), '../../etc\n');
    await expect(store.current()).rejects.toMatchObject({ code: 'model_corrupt' });
  });

  it('removes the oldest versions, never the current one', async () => {
    const store = new ModelStore(folder);
    for (const version of ['a1', 'a2', 'a3', 'a4']) await publish(version);
    await store.setCurrent('a1', BY_TRAINING);
    expect(await store.prune(2)).toEqual(['a2']);
    expect(await store.versions()).toEqual(['a1', 'a3', 'a4']);
    await store.setCurrent('a4', BY_TRAINING);
    expect(await store.prune(1)).toEqual(['a1', 'a3']);
  });

  it('lets one process in at a time, and clears what a killed one left', async () => {
    const store = new ModelStore(folder);
    const draft = await BundleDraft.create(folder, 'killed');
    const order: string[] = [];
    const waits: string[] = [];
    const first = store.exclusively(
      async () => {
        expect(existsSync(draft.folder)).toBe(false);
        order.push('first in');
        await expect.poll(() => waits).toHaveLength(1);
        order.push('first out');
      },
      () => undefined,
    );
    await expect.poll(() => order).toEqual(['first in']);
    await new ModelStore(folder).exclusively(
      async () => {
        order.push('second in');
      },
      (reason) => waits.push(reason),
    );
    await first;
    expect(order).toEqual(['first in', 'first out', 'second in']);
    expect(waits).toHaveLength(1);
  });

  it('names versions so that they sort by time', () => {
    expect(newVersion(new Date('2026-03-04T05:06:07.890Z'))).toMatch(/^20260304T050607890Z-[0-9a-f]{6}$/);
  });
});
