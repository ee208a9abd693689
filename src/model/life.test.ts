import { describe, expect, it } from 'vitest';
import { tinyManifest } from '../../test/builders/tiny-model.ts';
import { useTemporaryFolder } from '../../test/helpers/temporary.ts';
import type { Manifest } from '../domain/manifest.ts';
import { BundleDraft } from './bundle.ts';
import { listModels, modelLife, promote, rollback } from './life.ts';
import { ModelStore } from './store.ts';

const inFolder = useTemporaryFolder();
const PASSED = { passed: true, reasons: [], forced: false };
const REFUSED = { passed: false, reasons: ['the catalogue shrank'], forced: false };

/** A models folder with these versions; what the gate passed became current as it was trained. */
async function storeWith(name: string, gates: Readonly<Record<string, Manifest['gate']>>): Promise<ModelStore> {
  const store = new ModelStore(inFolder(name));
  for (const [version, gate] of Object.entries(gates)) {
    const draft = await BundleDraft.create(store.modelsDir, version);
    await draft.seal({ ...tinyManifest({}), version, gate });
    await draft.publish(version);
    if (gate.passed) await store.setCurrent(version, { by: 'train', forced: false, reasons: [] });
  }
  return store;
}

describe('promote and rollback', () => {
  it('move the pointer forth and back, past what was rolled back already', async () => {
    const store = await storeWith('walk', { v1: PASSED, v2: PASSED, v3: PASSED });
    expect(await rollback(store, false)).toMatchObject({ version: 'v2', before: 'v3' });
    expect(await modelLife(store)).toEqual({ champion: 'v2', challenger: 'v3' });
    expect(await rollback(store, false)).toMatchObject({ version: 'v1', before: 'v2' });
    await expect(rollback(store, false)).rejects.toMatchObject({ code: 'model_missing' });
    expect(await promote(store, undefined, false)).toMatchObject({ version: 'v3', before: 'v1' });
    expect(await rollback(store, false)).toMatchObject({ version: 'v1' });
    expect((await store.history()).map(({ by, version }) => `${by} ${version}`)).toEqual([
      'train v1',
      'train v2',
      'train v3',
      'rollback v2',
      'rollback v1',
      'promote v3',
      'rollback v1',
    ]);
  });

  it('refuse what the gate refused, unless forced, and record that', async () => {
    const store = await storeWith('gate', { v1: PASSED, v2: REFUSED });
    expect(await modelLife(store)).toEqual({ champion: 'v1', challenger: 'v2' });
    await expect(promote(store, 'v2', false)).rejects.toMatchObject({
      code: 'model_refused',
      message: expect.stringMatching(/the catalogue shrank\n.*--force/),
    });
    expect(await store.current()).toBe('v1');
    expect(await promote(store, 'v2', true)).toEqual({
      version: 'v2',
      before: 'v1',
      overruled: ['the catalogue shrank'],
    });
    expect((await store.history()).at(-1)).toMatchObject({
      by: 'promote',
      forced: true,
      reasons: ['the catalogue shrank'],
    });
  });

  it('say which versions there are', async () => {
    const store = await storeWith('names', { v1: PASSED });
    await expect(promote(store, 'v9', false)).rejects.toMatchObject({
      message: expect.stringContaining('There are: v1'),
    });
    await expect(promote(new ModelStore(inFolder('none')), undefined, false)).rejects.toMatchObject({
      code: 'model_missing',
    });
    expect(await listModels(store)).toMatchObject([{ version: 'v1', isCurrent: true, manifest: { gate: PASSED } }]);
  });
});
