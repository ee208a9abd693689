import { describe, expect, it } from 'vitest';
import { generatedMovieLens } from '../../../test/builders/movielens.ts';
import { aTitle, tconstOf } from '../../../test/builders/titles.ts';
import { seeded } from '../../../test/helpers/random.ts';
import { rowOf } from '../../recommend/collaborative/interactions.ts';
import { prepareQueries, prepareUsers } from '../protocols/prepare.ts';
import { EVALUATED_MODELS } from './registry.ts';

const random = seeded(5);
const titles = Array.from({ length: 60 }, (_, row) =>
  aTitle({
    tconst: tconstOf(row),
    genres: random.distinct(2, 4).map((at) => ['Action', 'Comedy', 'Drama', 'War'][at]!),
    numVotes: 500 + random.below(100_000),
  }),
);
const vectors = { matrix: Float32Array.from({ length: 180 }, () => 1 + random.below(9)), rows: 60, columns: 3 };
const data = {
  ...generatedMovieLens({ titles, users: 80, each: 25 }),
  // In protocol A, films that the catalogue lacks are ranked all the same.
  catalogue: { titles: titles.slice(0, 50), vectors, credits: undefined },
};
const tasks = {
  A: prepareUsers(data, 'validation', 1),
  B: prepareQueries('B', data, 'validation', 1),
  C: prepareQueries('C', data, 'validation', 1),
};

describe('EVALUATED_MODELS', () => {
  it('have names of their own', () => {
    const ids = EVALUATED_MODELS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(new Set(EVALUATED_MODELS.map(({ label }) => label)).size).toBe(ids.length);
  });

  const cases = EVALUATED_MODELS.flatMap((model) =>
    model.protocols.flatMap((protocol) =>
      (model.grid?.(protocol) ?? [{}]).map((settings) => ({ model, protocol, settings, name: model.id })),
    ),
  );

  it.each(cases)('score every film, the same every time: $name in $protocol with $settings', (one) => {
    const { context, split } = tasks[one.protocol];
    const fitted = [one.model.fit(context, one.settings), one.model.fit(context, one.settings)];
    const history = rowOf(one.protocol === 'A' ? split.train : split.test, 0).slice(0, one.protocol === 'A' ? 9 : 1);
    const [first, second] = fitted.map((scorer) => {
      expect(scorer.items).toBe(context.rows.length);
      const out = new Float64Array(scorer.items).fill(Number.NaN);
      scorer.scoreUser(history.toSorted(), out);
      return [...out];
    });
    expect(first).toEqual(second);
    expect(first).not.toContain(Number.NaN);
    expect(new Set(first).size).toBeGreaterThan(1);
  });
});
