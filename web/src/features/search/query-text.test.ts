import { expect, it } from 'vitest';
import { countTitles, isSameTyping, LONGEST_QUERY, queryOf } from './query-text.ts';

it('takes superfluous spaces out of a text, and its end when it is too long', () => {
  expect(queryOf('  the \t lord ')).toBe('the lord');
  expect(queryOf(' ')).toBe('');
  expect(queryOf('a'.repeat(300))).toHaveLength(LONGEST_QUERY);
});

it('knows a text that was typed further, or less far', () => {
  expect(isSameTyping('ince', 'Incep')).toBe(true);
  expect(isSameTyping('incep', 'in')).toBe(true);
  expect(isSameTyping('heat', 'incep')).toBe(false);
  expect(isSameTyping('', 'incep')).toBe(false);
});

it('counts titles', () => {
  expect([0, 1, 8].map(countTitles)).toEqual(['No titles', '1 title', '8 titles']);
});
