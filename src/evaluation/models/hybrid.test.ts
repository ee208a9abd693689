import { describe, expect, it } from 'vitest';
import { columnCounts, interactionsOf, rowOf } from '../../recommend/collaborative/interactions.ts';
import { fitToLikes } from '../../recommend/hybrid/fit.ts';
import { planted } from '../../recommend/hybrid/hybrid.fixture.ts';
import { scorerValues } from '../../recommend/hybrid/profile-scorer.ts';
import { SCORERS, weightsAt } from '../../recommend/hybrid/weights.ts';
import type { EvaluationContext } from './context.ts';
import { fitHybrid, HYBRID_MODELS } from './hybrid.ts';

/** A catalogue of 80 titles, of which the last 60 are evaluated: item i is row 20 + i. */
const { titles, input, likes } = planted();
const ROWS = Int32Array.from({ length: 60 }, (_, item) => 20 + item);
const train = interactionsOf(
  Array.from({ length: likes.rows }, (_, user) =>
    rowOf(likes, user)
      .filter((row) => row >= 20)
      .map((row) => row - 20),
  ),
  60,
);

function contextOf(differences: Partial<EvaluationContext> = {}): EvaluationContext {
  return {
    protocol: 'B',
    train,
    cold: new Uint8Array(60),
    popularity: Float64Array.from(columnCounts(train)),
    genres: Array.from(ROWS, (row) => titles[row]!.genres),
    rows: ROWS,
    catalogue: {
      titles,
      vectors: { matrix: new Float32Array(80), rows: 80, columns: 1 },
      credits: input.credits,
      people: input.people,
      graph: input.graph,
    },
    lastYear: 2016,
    seed: 1,
    ...differences,
  };
}

function scoresOf(
  context: EvaluationContext,
  options: Parameters<typeof fitHybrid>[1],
  ...history: number[]
): number[] {
  const scorer = fitHybrid(context, options);
  expect(scorer.items).toBe(60);
  const out = new Float64Array(60).fill(Number.NaN);
  scorer.scoreUser(Int32Array.from(history), out);
  return [...out];
}

describe('fitHybrid', () => {
  const films = titles.slice(20);
  const people = input.people!;
  const pickedPeople = {
    rows: 60,
    columns: people.columns,
    offsets: people.offsets.slice(20).map((offset) => offset - people.offsets[20]!),
    indices: people.indices.slice(people.offsets[20]),
    values: people.values.slice(people.offsets[20]),
  };
  const { dimensions, values } = input.graph!;
  const graph = { dimensions, values: values.slice(20 * dimensions) };
  const { model } = fitToLikes(
    { titles: films, credits: undefined, people: pickedPeople, graph },
    { matrix: train, lastYear: 2016 },
    { seed: 1 },
  );

  it.each([0.2, 1])(
    'scores as the blend that is learned from the films and likes of its context, at %f',
    (familiarity) => {
      const weights = weightsAt(model.blend, familiarity);
      const value = (from: number, to: number) => {
        const said = scorerValues(model.space, from, to);
        return SCORERS.reduce((sum, name) => sum + weights[name] * (said[name] ?? 0), 0);
      };
      const one = scoresOf(contextOf(), { familiarity }, 5);
      const two = scoresOf(contextOf(), { familiarity }, 5, 11);
      for (let item = 0; item < 60; item += 1) {
        if (item === 5 || item === 11) continue;
        expect(one[item]).toBeCloseTo(value(5, item), 4);
        expect(two[item]).toBeCloseTo((value(5, item) + value(11, item)) / 2, 4);
      }
    },
  );

  it('depends on no title that is not evaluated', () => {
    const others = planted({ seed: 9 }).titles.slice(0, 20);
    const catalogue = { ...contextOf().catalogue, titles: [...others, ...films] };
    expect(scoresOf(contextOf({ catalogue }), { familiarity: 1 }, 5)).toEqual(
      scoresOf(contextOf(), { familiarity: 1 }, 5),
    );
  });

  it('learns from the likes of the context', () => {
    // Nobody of the training part likes item 7.
    const without = interactionsOf(
      Array.from({ length: train.rows }, (_, user) => rowOf(train, user).filter((item) => item !== 7)),
      60,
    );
    const [before, after] = [train, without].map((matrix) =>
      scoresOf(contextOf({ train: matrix }), { familiarity: 1 }, 5),
    ) as [number[], number[]];
    expect(after[7]).toBeLessThan(before[7]!);
  });

  it.each(SCORERS)('says nothing by %s when it is left out', (without) => {
    const options = { familiarity: 0.2, without };
    const { blend } = fitToLikes(
      { titles: films, credits: undefined, people: pickedPeople, graph },
      { matrix: train, lastYear: 2016 },
      { seed: 1, without: [without] },
    ).model;
    const weights = { ...weightsAt(blend, 0.2), [without]: 0 };
    const said = scorerValues(model.space, 5, 12);
    const expected = SCORERS.reduce((sum, name) => sum + weights[name] * (said[name] ?? 0), 0);
    expect(scoresOf(contextOf(), options, 5)[12]).toBeCloseTo(expected, 4);
    expect(scoresOf(contextOf(), options, 5)).not.toEqual(scoresOf(contextOf(), { familiarity: 0.2 }, 5));
  });

  it('does without people', () => {
    const catalogue = { ...contextOf().catalogue, people: undefined, graph: undefined };
    expect(scoresOf(contextOf({ catalogue }), { familiarity: 1 }, 5).every(Number.isFinite)).toBe(true);
  });

  it('is for films of the catalogue', () => {
    const rows = ROWS.with(3, -1);
    expect(() => fitHybrid(contextOf({ rows }), { familiarity: 1 })).toThrow('the catalogue lacks a film');
  });
});

describe('HYBRID_MODELS', () => {
  it('are the strategy at two familiarities, and each without every scorer but kind', () => {
    const ids = HYBRID_MODELS.map(({ id }) => id);
    expect(ids.slice(0, 2)).toEqual(['hybrid', 'hybrid-as-served']);
    expect(ids).toHaveLength(2 + 2 * 5);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).not.toContain('hybrid-without-kind');
    expect(HYBRID_MODELS.filter(({ role }) => role === 'ablation')).toHaveLength(10);
  });
});
