import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { directedEaseWeights } from '../collaborative/directed-ease.ts';
import { histories } from '../collaborative/interactions.fixture.ts';
import { denseRows, factsOf } from '../collaborative/item-facts.fixture.ts';
import { prunedWeights } from '../collaborative/pruned-weights.ts';
import { sideInformationGram } from '../collaborative/side-information.ts';
import { PERSONAL_OPTIONS, personalWeights, weightsOfTitles } from './personal-weights.ts';

describe('personalWeights', () => {
  it('joins side information, order and pruning', () => {
    const cases = histories(10, 6).chain((train) =>
      fc.record({ train: fc.constant(train), facts: factsOf(train.columns) }),
    );
    fc.assert(
      fc.property(cases, ({ train, facts }) => {
        const { lambda, direction } = PERSONAL_OPTIONS;
        const side = sideInformationGram(facts, PERSONAL_OPTIONS.side);
        const whole = directedEaseWeights(train, { lambda, direction, side });
        const found = personalWeights(train, facts, { ...PERSONAL_OPTIONS, kept: 2 });
        expect(found).toEqual(prunedWeights(whole, train.columns, 2));
      }),
    );
  });
});

describe('weightsOfTitles', () => {
  const dense = [
    [0, 0.5, -1],
    [2, 0, 0.25],
    [3, 4, 0],
  ];
  const weights = prunedWeights(Float64Array.from(dense.flat()), 3, 3);

  it('moves weights to the rows of the catalogue, and leaves out what it does not know', () => {
    const moved = weightsOfTitles(weights, Int32Array.of(3, -1, 1), 5);
    expect(denseRows(moved)).toEqual([
      [0, 0, 0, 0, 0],
      [0, 0, 0, 3, 0],
      [0, 0, 0, 0, 0],
      [0, -1, 0, 0, 0],
      [0, 0, 0, 0, 0],
    ]);
  });

  it('keeps columns in order whatever the order of the films', () => {
    const moved = weightsOfTitles(weights, Int32Array.of(2, 0, 1), 3);
    expect(denseRows(moved)).toEqual([
      [0, 0.25, 2],
      [4, 0, 3],
      [0.5, -1, 0],
    ]);
    for (let row = 0; row < 3; row += 1) {
      const columns = moved.indices.subarray(moved.offsets[row], moved.offsets[row + 1]);
      expect(columns).toEqual(columns.toSorted());
    }
  });

  it('refuses rows of other films or titles', () => {
    expect(() => weightsOfTitles(weights, Int32Array.of(0, 1), 3)).toThrow('expected rows of 3 films, found 2');
    expect(() => weightsOfTitles(weights, Int32Array.of(0, 1, 3), 3)).toThrow('row 3 is not one of 3');
  });
});
