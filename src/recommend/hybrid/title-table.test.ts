import { describe, expect, it } from 'vitest';
import { aTitle } from '../../../test/builders/titles.ts';
import { KIND_COUNT, kindValue, titleTable } from './title-table.ts';

describe('kindValue', () => {
  const kindOf = (...differences: Parameters<typeof aTitle>): number =>
    titleTable([aTitle(...differences)]).kinds[0] ?? -1;
  const film = kindOf({ genres: ['Drama'] });
  const documentary = kindOf({ genres: ['Documentary'] });
  const animation = kindOf({ genres: ['Animation', 'Comedy'] });
  const series = kindOf({ titleType: 'tvSeries', genres: ['Drama'] });
  const animatedSeries = kindOf({ titleType: 'tvMiniSeries', genres: ['Animation'] });

  it.each([
    ['two films', film, film, 0],
    ['a film and a documentary', film, documentary, -2],
    ['a film and an animation', film, animation, -1],
    ['a film and a series', film, series, -1.5],
    ['a film and an animated series', film, animatedSeries, -2.5],
    ['a documentary and an animated series', documentary, animatedSeries, -4.5],
    ['an animation and an animated series', animation, animatedSeries, -1.5],
  ])('of %s', (_, one, other, expected) => {
    expect(kindValue(one, other)).toBeCloseTo(expected, 12);
    expect(kindValue(other, one)).toBeCloseTo(expected, 12);
  });

  it('takes films for television, shorts and videos for films', () => {
    for (const titleType of ['tvMovie', 'short', 'video', 'tvSpecial'] as const)
      expect(kindOf({ titleType, genres: ['Drama'] })).toBe(film);
    expect(Math.max(film, documentary, animation, series, animatedSeries)).toBeLessThan(KIND_COUNT);
  });
});
