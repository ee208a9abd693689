import { describe, expect, it } from 'vitest';
import { fitPersonal } from './fit.ts';
import { fitted, planted, recommenderOf } from './hybrid.fixture.ts';
import { nearestByBlend } from './neighbours.ts';
import { packRows } from './packed-rows.ts';
import { HYBRID_VERSION, type HybridModel, hybridFromArrays, hybridToArrays, type SavedHybrid } from './saved.ts';
import { DEFAULT_FAMILIARITY, weightsAt } from './weights.ts';

function modelOf(people: boolean) {
  const catalogue = planted({
    people,
    differences: { 8: { primaryTitle: 'Rocky', startYear: 1976 }, 12: { primaryTitle: 'Rocky II', startYear: 1979 } },
  });
  const { model } = fitted(catalogue);
  const weights = weightsAt(model.blend, DEFAULT_FAMILIARITY);
  const neighbours = packRows(model.space.rows, nearestByBlend(model.space, weights, { count: 70 }));
  const personal = fitPersonal(catalogue.input, { matrix: catalogue.likes, lastYear: 2016 });
  return { catalogue, model: { ...model, neighbours, personal } satisfies HybridModel };
}
const known = modelOf(true);
const { titles } = known.catalogue;
const saved = hybridToArrays(known.model);

/** What was saved, with other arrays or metadata; `undefined` leaves one out. */
function changed(differences: { arrays?: Record<string, unknown>; metadata?: Record<string, unknown> }): SavedHybrid {
  const without = (record: object) =>
    Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
  return {
    arrays: without({ ...saved.arrays, ...differences.arrays }) as SavedHybrid['arrays'],
    metadata: without({ ...saved.metadata, ...differences.metadata }) as SavedHybrid['metadata'],
  };
}

describe('hybridFromArrays', () => {
  it.each([
    ['with people', known],
    ['without people', modelOf(false)],
  ])('gives a model that answers as the one that was saved: %s', (_, { catalogue, model }) => {
    const again = hybridFromArrays(catalogue.titles, structuredClone(hybridToArrays(model)))!;
    const [before, after] = [recommenderOf(catalogue, model), recommenderOf(catalogue, again)];
    for (const likes of [[8], [3], [1, 5, 9]]) {
      const query = { likes, dislikes: likes.length > 1 ? [2] : [], topK: 10 };
      expect(after.recommend(query)).toEqual(before.recommend(query));
    }
    expect(after.compare(0, 4)).toEqual(before.compare(0, 4));
    expect(before.recommend({ likes: [8], dislikes: [], topK: 1 }).related.map(({ row }) => row)).toEqual([12]);
  });

  it('keeps apart a model that was trained without ratings or neighbours', () => {
    const bare = { ...known.model, likes: undefined, personal: undefined, neighbours: undefined };
    const again = hybridFromArrays(titles, hybridToArrays(bare))!;
    expect([again.likes, again.personal, again.neighbours]).toEqual([undefined, undefined, undefined]);
    expect(again.blend).toEqual(known.model.blend);
  });

  it('leaves alone what another version wrote', () => {
    expect(HYBRID_VERSION).toBe(saved.metadata.version);
    expect(hybridFromArrays(titles, changed({ metadata: { version: '0' } }))).toBeUndefined();
    expect(hybridFromArrays(titles, changed({ metadata: { version: undefined } }))).toBeUndefined();
  });

  it.each([
    'vectors',
    'popularity',
    'people_indices',
    'people_values',
    'personal_indices',
    'personal_values',
    'franchise_offsets',
    'franchise_related',
    'neighbour_differences',
  ])('refuses a model without %s', (name) => {
    expect(() => hybridFromArrays(titles, changed({ arrays: { [name]: undefined } }))).toThrow(
      `the hybrid model lacks ${name}`,
    );
  });

  it('refuses an array of another type', () => {
    expect(() => hybridFromArrays(titles, changed({ arrays: { likes: new Float32Array(80) } }))).toThrow(
      'the hybrid model lacks likes',
    );
  });

  it.each([
    ['vectors', { vectors: saved.arrays.vectors!.slice(1) }],
    ['popularity', { popularity: new Float32Array(79) }],
    ['likes', { likes: new Int32Array(79) }],
    ['neighbours', { neighbour_offsets: new Int32Array(80) }],
    ['neighbours beyond the titles', { neighbour_differences: saved.arrays.neighbour_differences!.map(() => 80) }],
    ['people', { people_offsets: new Int32Array(80) }],
    ['people beyond the columns', { people_indices: saved.arrays.people_indices!.map(() => 1000) }],
    ['people without weight', { people_values: new Float32Array(0) }],
    ['personal weights', { personal_offsets: new Int32Array(80) }],
    ['personal weights beyond the titles', { personal_indices: saved.arrays.personal_indices!.map(() => 80) }],
    ['personal weights without weight', { personal_values: new Float32Array(0) }],
    ['franchises', { franchise_offsets: new Int32Array(80) }],
    ['related titles beyond the titles', { franchise_related: saved.arrays.franchise_related!.map(() => 80) }],
  ])('refuses arrays that do not fit the titles: %s', (_, arrays) => {
    expect(() => hybridFromArrays(titles, changed({ arrays }))).toThrow(
      /do not fit its titles|are no space of 80 titles|no sets of 80 rows|holds no rows of 80/,
    );
  });

  it.each([
    ['blend', undefined, /JSON/],
    ['blend', '{"liked":{}}', /expected number/],
    ['blocks', undefined, /JSON/],
    ['blocks', '[]', /Too small/],
    ['blocks', '[{"name":"other","from":0,"to":1}]', /expected one of/],
  ])('refuses metadata that cannot be read: %s %s', (name, text, problem) => {
    expect(() => hybridFromArrays(titles, changed({ metadata: { [name]: text } }))).toThrow(problem);
  });
});
