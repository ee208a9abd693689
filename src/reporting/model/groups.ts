/** Charts of titles in groups: decades and genres. */

import type { TopLevelSpec } from 'vega-lite';
import type { DataStatistics } from '../../domain/statistics.ts';
import { PALETTE } from '../charts/theme.ts';
import { LARGE_TITLE, SIZE, TITLES_AXIS, thousands } from './size.ts';

/** Titles by decade. */
export function decadesSpec({ decades, years_range: years, titles }: DataStatistics): TopLevelSpec {
  const values = decades.map(({ decade, titles: count }) => ({ decade: `${decade}s`, count }));
  return {
    title: { text: 'Decades', subtitle: `${thousands(titles)} titles from ${years.min} to ${years.max}` },
    ...SIZE,
    data: { values },
    mark: { type: 'bar', color: PALETTE[0] },
    encoding: {
      x: {
        field: 'decade',
        type: 'ordinal',
        sort: null,
        title: 'Decade of release or first broadcast',
        axis: { labelAngle: 0, labelOverlap: true },
        scale: { paddingInner: 0.15 },
      },
      y: { field: 'count', type: 'quantitative', ...TITLES_AXIS },
    },
  };
}

/** Titles by genre, the most frequent first; the colour tells how they are rated. */
export function genresSpec({ genres, titles }: DataStatistics): TopLevelSpec {
  const values = genres.map(({ genre, titles: count, mean_rating: rating }) => ({ genre, count, rating }));
  const ratings = genres.map(({ mean_rating: rating }) => rating);
  const [low, high] = [Math.min(...ratings), Math.max(...ratings)];
  return {
    title: {
      ...LARGE_TITLE,
      text: 'Genres',
      subtitle: `A title counts in each of its up to three genres; ${thousands(titles)} titles`,
    },
    width: 500,
    height: { step: 20 },
    data: { values },
    mark: { type: 'bar' },
    encoding: {
      y: { field: 'genre', type: 'nominal', sort: null, title: null },
      x: { field: 'count', type: 'quantitative', ...TITLES_AXIS },
      color: {
        field: 'rating',
        type: 'quantitative',
        title: 'Mean rating',
        scale: { scheme: 'viridis', reverse: true, domain: [low, high] },
        legend: { format: '.1f', gradientLength: 180, values: [low, (low + high) / 2, high] },
      },
    },
  };
}
