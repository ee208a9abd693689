import { describe, expect, it } from 'vitest';
import { aTitle, tconstOf } from '../../test/builders/titles.ts';
import type { LoadedBundle } from '../model/bundle.ts';
import { ContentRecommender } from '../model/content-recommender.ts';
import { createEngine } from './bundle-engine.ts';

const titles = [
  aTitle({ tconst: tconstOf(0), primaryTitle: 'Inception', numVotes: 2_000_000 }),
  aTitle({ tconst: tconstOf(1), primaryTitle: 'Inception', numVotes: 900, startYear: 1980 }),
  aTitle({ tconst: tconstOf(2), primaryTitle: 'The Matrix', numVotes: 1_900_000 }),
];
const engine = createEngine({ recommender: ContentRecommender.fit(titles, { logVotes: true }) } as LoadedBundle);

describe('the engine', () => {
  it('lets the id win over the title', () => {
    const answer = engine.recommend({ tconst: tconstOf(1), title: 'matrix', topK: 5 });
    expect([answer.query.tconst, answer.resolvedBy]).toEqual([tconstOf(1), 'tconst']);
    expect(answer.recommendations.map(({ rank }) => rank)).toEqual([1, 2]);
    expect(answer.recommendations.some(({ title }) => title.tconst === tconstOf(1))).toBe(false);
  });

  it('resolves a title to the most voted one, and says how', () => {
    expect(engine.recommend({ title: 'inception', topK: 1 })).toMatchObject({ query: titles[0], resolvedBy: 'exact' });
    expect(engine.recommend({ title: 'the mat', topK: 1 })).toMatchObject({ query: titles[2], resolvedBy: 'prefix' });
  });

  it('refuses an unknown id even when the title is known, and suggests', () => {
    expect(() => engine.recommend({ tconst: 'tt9999999', title: 'matrix', topK: 1 })).toThrow(
      expect.objectContaining({
        code: 'title_not_found',
        details: expect.objectContaining({ did_you_mean: [{ tconst: tconstOf(2), title: 'The Matrix', year: 2010 }] }),
      }),
    );
    expect(() => engine.title('tt9999999')).toThrow('No title with the id tt9999999');
  });

  it('does not take a typo for a match, but suggests', () => {
    expect(() => engine.recommend({ title: 'incepton', topK: 1 })).toThrow(
      expect.objectContaining({
        code: 'title_not_found',
        details: expect.objectContaining({
          did_you_mean: expect.arrayContaining([{ tconst: tconstOf(0), title: 'Inception', year: 2010 }]),
        }),
      }),
    );
    expect(engine.search('incepton', 5)).toEqual([titles[0], titles[1]]);
  });
});
