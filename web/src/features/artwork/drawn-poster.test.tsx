/** Tests of whole posters, as markup. */

import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { contrast, LEAST_CONTRAST } from './colour.ts';
import { design } from './design.ts';
import { DrawnPoster as Poster, type PosterTitle } from './drawn-poster.tsx';
import { byDistinction } from './genres.ts';

const GENRES = [
  ...['Action', 'Adult', 'Adventure', 'Animation', 'Biography', 'Comedy', 'Crime', 'Documentary', 'Drama', 'Family'],
  ...['Fantasy', 'Film-Noir', 'Game-Show', 'History', 'Horror', 'Music', 'Musical', 'Mystery', 'News', 'Reality-TV'],
  ...['Romance', 'Sci-Fi', 'Short', 'Sport', 'Talk-Show', 'Thriller', 'War', 'Western', 'Unheard-Of', ''],
];

const TITLE: PosterTitle = {
  tconst: 'tt0068646',
  title: 'The Godfather',
  year: 1972,
  genres: 'Crime,Drama',
  title_type: 'movie',
};

const ANY_POSTER = fc.record({
  tconst: fc.integer({ min: 1, max: 99_999_999 }).map((number) => `tt${number}`),
  title: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }),
  year: fc.integer({ min: 1890, max: 2030 }),
  genres: fc.subarray(GENRES, { minLength: 1, maxLength: 3 }).map((genres) => genres.join(',')),
  title_type: fc.constantFrom('movie', 'tvSeries', 'short'),
});

describe('Poster', () => {
  test('same title, same poster; another identifier, another poster', () => {
    expect(markup(TITLE)).toBe(markup({ ...TITLE }));
    expect(markup({ ...TITLE, tconst: 'tt0071562' })).not.toBe(markup(TITLE));
  });

  test.each(GENRES)('%s has many different posters', (genres) => {
    const posters = Array.from({ length: 40 }, (_, index) => markup({ ...TITLE, tconst: `tt${index}`, genres }));
    expect(new Set(posters).size).toBe(40);
    expect(posters.filter((poster) => /NaN|undefined|Infinity/.test(poster))).toEqual([]);
  });

  test('any title can be drawn: readable, light, and safe to repeat on a page', () => {
    fc.assert(
      fc.property(ANY_POSTER, (title) => {
        const { ink, quiet, paper } = design(title);
        expect(Math.min(contrast(ink, paper), contrast(quiet, paper))).toBeGreaterThanOrEqual(LEAST_CONTRAST);
        const drawn = markup(title).replaceAll(/<text[^>]*>[^<]*<\/text>/g, '<text/>');
        expect(drawn).not.toMatch(/<style|style=| id=|url\(|filter|NaN|Infinity/);
        expect(drawn.match(/<\w/g)?.length).toBeLessThan(60);
      }),
      { numRuns: 300 },
    );
  });

  test('lines stay on the poster', () => {
    fc.assert(
      fc.property(ANY_POSTER, (title) => {
        const { main, rest } = design(title);
        expect(main.height + rest.height).toBeLessThanOrEqual(98.1);
      }),
    );
  });

  test('is decoration, and takes a class', () => {
    expect(renderToStaticMarkup(<Poster title={TITLE} className="small" />)).toMatch(
      /^<svg[^>]*aria-hidden="true"[^>]*class="small"/,
    );
  });

  test('a series is marked', () => {
    const paths = (type: string): number => markup({ ...TITLE, title_type: type }).split('<path').length;
    expect(paths('tvMiniSeries')).toBe(paths('movie') + 1);
  });

  test('Arabic and Hebrew run from right to left', () => {
    expect(markup({ ...TITLE, title: 'باب الحديد' })).toContain('direction="rtl"');
    expect(markup(TITLE)).not.toContain('direction');
  });
});

describe('byDistinction', () => {
  test('the telling genre leads', () => {
    expect(byDistinction('Comedy,Drama,War')).toEqual(['War', 'Comedy', 'Drama']);
    expect(byDistinction('Action,Unheard-Of')).toEqual(['Action', 'Unheard-Of']);
  });
});

function markup(title: PosterTitle): string {
  return renderToStaticMarkup(<Poster title={title} />);
}
