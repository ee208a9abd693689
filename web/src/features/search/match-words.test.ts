import { expect, it } from 'vitest';
import type { SearchResult } from '../../api/types.ts';
import { commonMatchWords, matchWords } from './match-words.ts';

const result = (match: SearchResult['match'], highlights: [number, number][]) =>
  ({ match, highlights }) as unknown as SearchResult;

it('says nothing where the marks tell it', () => {
  for (const match of ['exact', 'prefix', 'word-prefix'] as const) {
    expect(matchWords(result(match, [[0, 3]]))).toBeUndefined();
  }
});

it('says what the marks do not tell', () => {
  expect(matchWords(result('typo', [[0, 3]]))).toBe('Spelt a little differently');
  expect(matchWords(result('typo', []))).toBe('Another name, spelt a little differently');
  expect(matchWords(result('exact', []))).toBe('Known by another name too');
  expect(matchWords(result('tconst', []))).toBe('This is its IMDb number');
});

it('says once what holds for all', () => {
  const typo = result('typo', [[0, 3]]);
  expect(commonMatchWords([typo, typo])).toBe('Spelt a little differently');
  expect(commonMatchWords([typo, result('exact', [[0, 3]])])).toBeUndefined();
  expect(commonMatchWords([])).toBeUndefined();
});
