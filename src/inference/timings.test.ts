/** Which parts of its work an engine times. */

import { describe, expect, it } from 'vitest';
import { tconstOf } from '../../test/builders/titles.ts';
import { fitted, planted } from '../recommend/hybrid/hybrid.fixture.ts';
import { createEngine } from './bundle-engine.ts';
import { bundleOf } from './engine.fixture.ts';

function timedEngine() {
  const told: string[] = [];
  const note = (kind: string) => (name: string, seconds: number) => {
    expect(seconds).toBeGreaterThanOrEqual(0);
    told.push(`${kind} ${name}`);
  };
  const catalogue = planted({});
  const bundle = bundleOf(catalogue, fitted(catalogue).model);
  const timings = { strategy: note('strategy'), scorer: note('scorer') };
  return { engine: createEngine(bundle, timings), plain: createEngine(bundle), told };
}

const query = { tconst: tconstOf(8), topK: 5 };
const list = { likes: [tconstOf(8), tconstOf(3)], dislikes: [], topK: 5 };

describe('an engine with timings', () => {
  it('tells what each request took, by strategy and scorer', () => {
    const { engine, told } = timedEngine();
    engine.recommend(query);
    engine.recommend({ ...query, strategy: 'content' });
    engine.recommendList(list);
    const hybrid = ['scorer people', 'scorer dense', 'strategy hybrid'];
    expect(told).toEqual([...hybrid, 'scorer content', 'strategy content', ...hybrid]);
  });

  it('answers as one without', () => {
    const { engine, plain } = timedEngine();
    expect(engine.recommend(query)).toEqual(plain.recommend(query));
    expect(engine.recommendList(list)).toEqual(plain.recommendList(list));
  });

  it('tells nothing of a title that does not exist', () => {
    const { engine, told } = timedEngine();
    expect(() => engine.recommend({ tconst: 'tt9999999', topK: 5 })).toThrow('tt9999999');
    expect(told).toEqual([]);
  });
});
