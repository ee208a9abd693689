import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { genreVectors } from '../baselines/genres.ts';
import { columnsCosine, denseOf, planted, randomTaste } from './hybrid.fixture.ts';
import { type ProfileItem, ProfileScorer, scorerValues } from './profile-scorer.ts';
import { hybridSpace } from './space.ts';
import { SCORERS, type ScorerName, USUAL_POPULARITY, type Weights } from './weights.ts';

const TITLES = 40;

function worldOf(people: boolean) {
  const differences = {
    3: { titleType: 'tvSeries', startYear: 1894, genres: [] },
    4: { genres: ['Animation'], startYear: 2031 },
  } as const;
  const { titles, input } = planted({ titles: TITLES, people, differences });
  const taste = randomTaste(TITLES, 8);
  const { graph, people: rows } = input;
  return { titles, input, taste, space: hybridSpace({ titles, taste, graph, people: rows }) };
}
const WORLDS = { 'with people and graph': worldOf(true), 'without people': worldOf(false) };

/** What each scorer says, straight from the facts; 0 where it knows nothing. */
function naiveValues({ titles, input, taste }: ReturnType<typeof worldOf>, a: number, b: number): Weights {
  const genres = genreVectors(titles.map((title) => title.genres));
  const { graph, people } = input;
  const [one, other] = [titles[a]!, titles[b]!];
  const differs = (weight: number, is: (title: typeof one) => boolean) => (is(one) === is(other) ? 0 : -weight);
  return {
    taste: columnsCosine(taste.vectors, taste.dimensions, a, b),
    graph: graph === undefined ? 0 : columnsCosine(graph.values, graph.dimensions, a, b),
    genres: columnsCosine(genres.vectors, genres.columns, a, b),
    people: people === undefined ? 0 : Math.sqrt(columnsCosine(denseOf(people), people.columns, a, b)),
    kind:
      differs(2, ({ genres: own }) => own.includes('Documentary')) +
      differs(1, ({ genres: own }) => own.includes('Animation')) +
      differs(1.5, ({ titleType }) => titleType.endsWith('Series')),
    popularity: taste.popularity[b]! - USUAL_POPULARITY,
  };
}

const WEIGHTS: fc.Arbitrary<Weights> = fc.record(
  Object.fromEntries(SCORERS.map((name) => [name, fc.double({ min: -3, max: 3, noNaN: true })])) as Record<
    ScorerName,
    fc.Arbitrary<number>
  >,
);
const PROFILE: fc.Arbitrary<ProfileItem[]> = fc.uniqueArray(
  fc.record({ row: fc.nat(TITLES - 1), weight: fc.double({ min: -1, max: 1, noNaN: true }) }),
  { minLength: 1, maxLength: 6, selector: ({ row }) => row },
);

describe.each(Object.entries(WORLDS))('%s', (_, world) => {
  const { space } = world;
  const values = Array.from({ length: TITLES }, (_one, a) =>
    Array.from({ length: TITLES }, (_other, b) => naiveValues(world, a, b)),
  );

  it('scorers say what their definitions do', () => {
    for (let a = 0; a < TITLES; a += 1) {
      for (let b = 0; b < TITLES; b += 1) {
        const found = scorerValues(space, a, b);
        for (const name of SCORERS) expect(found[name] ?? 0).toBeCloseTo(values[a]![b]![name], 5);
      }
    }
  });

  it('the blend of one title is the sum of what all scorers say', () => {
    fc.assert(
      fc.property(fc.nat(TITLES - 1), WEIGHTS, (a, weights) => {
        const scorer = new ProfileScorer(space, [{ row: a, weight: 1 }], weights);
        for (let b = 0; b < TITLES; b += 1) {
          if (b === a) continue;
          const said = scorerValues(space, a, b);
          const expected = SCORERS.reduce((sum, name) => sum + weights[name] * (said[name] ?? 0), 0);
          expect(Math.abs(scorer.score(b) - expected)).toBeLessThan(1e-5);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('the blend of a profile of likes and dislikes is the weighted sum of theirs, and popularity once', () => {
    fc.assert(
      fc.property(PROFILE, WEIGHTS, (profile, weights) => {
        const scorer = new ProfileScorer(space, profile, weights);
        const named = new Set(profile.map(({ row }) => row));
        for (let b = 0; b < TITLES; b += 1) {
          if (named.has(b)) continue;
          let expected = weights.popularity * (world.taste.popularity[b]! - USUAL_POPULARITY);
          for (const { row, weight } of profile) {
            for (const name of SCORERS)
              if (name !== 'popularity') expected += weight * weights[name] * values[row]![b]![name];
          }
          expect(Math.abs(scorer.score(b) - expected)).toBeLessThan(1e-5);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('leaves no trace in the space: what was asked before does not matter', () => {
    fc.assert(
      fc.property(PROFILE, PROFILE, WEIGHTS, (before, profile, weights) => {
        const scores = () => {
          const scorer = new ProfileScorer(space, profile, weights);
          return values.map((_own, row) => scorer.score(row));
        };
        const first = scores();
        const other = new ProfileScorer(space, before, weights);
        other.score(0);
        expect(scores()).toEqual(first);
        expect(space.people?.scratch.cosines.every((cosine) => cosine === 0) ?? true).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('knows who shares a person with the profile', () => {
    const weights = Object.fromEntries(SCORERS.map((name) => [name, 1])) as unknown as Weights;
    for (let a = 0; a < TITLES; a += 1) {
      const sharing = [...new ProfileScorer(space, [{ row: a, weight: 1 }], weights).sharing].sort((x, y) => x - y);
      const expected = values[a]!.flatMap(({ people }, b) => (b !== a && people > 0 ? [b] : []));
      expect(sharing).toEqual(expected);
    }
  });
});

describe('scorerValues', () => {
  it('says nothing of what it does not know', () => {
    const { space } = WORLDS['without people'];
    expect(scorerValues(space, 0, 1)).toMatchObject({ graph: null, people: null });
    // Title 3 has no genres.
    expect(scorerValues(space, 3, 1).genres).toBeNull();
    expect(scorerValues(space, 1, 3).genres).toBeNull();
    expect(scorerValues(space, 0, 1).genres).toBe(0);
  });
});
