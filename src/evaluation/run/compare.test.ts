import { describe, expect, it } from 'vitest';
import { type Contender, compareAll } from './compare.ts';

/** A model that reached this nDCG@10 with each user, and twice as much recall@20. */
function contender(id: string, role: Contender['role'], ...values: number[]): Contender {
  return {
    id,
    role,
    perUser: { 'ndcg@10': Float64Array.from(values), 'recall@20': Float64Array.from(values, (value) => value * 2) },
  };
}

const low = contender('low', 'baseline', 0, 0.1, 0, 0.1, 0, 0.1, 0, 0.1, 0, 0.1, 0, 0.1);
const high = contender('high', 'baseline', ...Array<number>(12).fill(0.2));
const ours = contender('ours', 'ours', ...Array<number>(12).fill(0.3));
const without = contender('without', 'ablation', ...Array<number>(12).fill(0.25));

describe('compareAll', () => {
  it('compares ours and the best baseline with all others, each pair once', () => {
    const pairs = compareAll([low, high, ours, without], 1)
      .filter(({ metric }) => metric === 'ndcg@10')
      .map(({ a, b }) => `${a} ${b}`);
    expect(pairs).toEqual(['high low', 'high ours', 'high without', 'ours low', 'ours without']);
  });

  it('knows only the best baseline where there is nothing of ours', () => {
    expect(compareAll([low, high], 1).map(({ a, b, metric }) => `${a} ${b} ${metric}`)).toEqual([
      'high low ndcg@10',
      'high low recall@20',
    ]);
    expect(compareAll([low], 1)).toEqual([]);
    const equal = { ...high, id: 'equal' };
    expect(compareAll([high, equal], 1)[0]).toMatchObject({ a: 'equal', b: 'high', difference: 0, p: 1 });
  });

  it('gives difference, interval and p of the same users', () => {
    const [ndcg, recall] = compareAll([high, ours], 1);
    // All twelve users differ alike: only all signs equal are as far from 0, 2 in 4096.
    expect(ndcg).toMatchObject({ difference: -0.1, low: -0.1, high: -0.1 });
    expect(recall?.difference).toBe(-0.2);
    expect(ndcg?.p).toBeGreaterThan(0);
    expect(ndcg?.p).toBeLessThan(0.0015);
    expect(compareAll([high, contender('same', 'ours', ...high.perUser['ndcg@10']!)], 1)[0]).toMatchObject({
      difference: 0,
      p: 1,
    });
  });
});
