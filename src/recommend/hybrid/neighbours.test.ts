import { describe, expect, it } from 'vitest';
import { fitted, planted, randomTaste } from './hybrid.fixture.ts';
import { nearestByBlend } from './neighbours.ts';
import { ProfileScorer } from './profile-scorer.ts';
import { type HybridSpace, hybridSpace } from './space.ts';
import { blendOf, DEFAULT_FAMILIARITY, NO_WEIGHTS, type Weights, weightsAt } from './weights.ts';

/** Weights as they are learned from real ratings, roughly. */
const LIKED: Weights = { ...NO_WEIGHTS, taste: 2.2, graph: 0.3, genres: 0.7, people: 0.5 };
const weights = weightsAt(blendOf(LIKED), DEFAULT_FAMILIARITY);

/** The best of all rows, straight from the blend: the higher first, of equals the lower row. */
function exhaustive(space: HybridSpace, row: number, count: number): number[] {
  const scorer = new ProfileScorer(space, [{ row, weight: 1 }], weights);
  return Array.from({ length: space.rows }, (_, other) => [other, scorer.score(other)] as const)
    .filter(([other]) => other !== row)
    .sort(([a, one], [b, other]) => other - one || a - b)
    .slice(0, count)
    .map(([other]) => other);
}

function spaceOfRandom(titles: number, people = true): HybridSpace {
  const { titles: list, input } = planted({ titles, people });
  const { graph, people: rows } = input;
  return hybridSpace({ titles: list, taste: randomTaste(titles, 8), graph, people: rows });
}

describe('nearestByBlend', () => {
  it.each([
    [2, 5, true],
    [3, 2, false],
    [60, 10, true],
    [60, 80, true],
    [90, 7, false],
  ])(
    'equals exhaustive search when all cells are looked through: %i titles, %i neighbours, people %s',
    (rows, count, people) => {
      const space = spaceOfRandom(rows, people);
      const found = nearestByBlend(space, weights, { count, probes: rows });
      expect(found).toHaveLength(rows * count);
      for (let row = 0; row < rows; row += 1) {
        const best = exhaustive(space, row, count);
        const padded = Array.from({ length: count }, (_, at) => best[at] ?? -1);
        expect([...found.subarray(row * count, (row + 1) * count)]).toEqual(padded);
      }
    },
  );

  it('has none for one title, and nothing for no titles', () => {
    expect([...nearestByBlend(spaceOfRandom(1), weights, { count: 3 })]).toEqual([-1, -1, -1]);
    expect(nearestByBlend(hybridSpaceOfNothing(), weights)).toHaveLength(0);
  });

  it('never has a title among its own, nor one twice, however few cells are looked through', () => {
    const space = spaceOfRandom(150);
    const found = nearestByBlend(space, weights, { count: 40, probes: 1 });
    for (let row = 0; row < 150; row += 1) {
      const own = [...found.subarray(row * 40, (row + 1) * 40)].filter((other) => other >= 0);
      expect(own).not.toContain(row);
      expect(new Set(own).size).toBe(own.length);
      // The best first, by what the blend says of them.
      expect(own).toEqual(exhaustive(space, row, 149).filter((other) => own.includes(other)));
    }
  });

  it('gives the same for the same seed', () => {
    const space = spaceOfRandom(150);
    const options = { count: 30, probes: 2, seed: 5 };
    expect(nearestByBlend(space, weights, options)).toEqual(nearestByBlend(space, weights, options));
  });

  it('finds nine in ten and more of the best at the defaults, among 2,000 titles', () => {
    const catalogue = planted({ titles: 2000, users: 150 });
    const { space } = fitted(catalogue).model;
    const count = 120;
    const found = nearestByBlend(space, weights);
    let right = 0;
    let asked = 0;
    for (let row = 0; row < 2000; row += 13) {
      const own = new Set(found.subarray(row * count, (row + 1) * count));
      const best = exhaustive(space, row, count);
      right += best.filter((other) => own.has(other)).length;
      asked += best.length;
    }
    expect(right / asked).toBeGreaterThanOrEqual(0.9);
  });
});

function hybridSpaceOfNothing(): HybridSpace {
  return hybridSpace({ titles: [], taste: randomTaste(0, 8), graph: undefined, people: undefined });
}
