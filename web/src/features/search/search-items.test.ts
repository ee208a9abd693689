import { describe, expect, it } from 'vitest';
import type { SearchResult } from '../../api/types.ts';
import { itemKey, moveActive, recentItems, titleItems } from './search-items.ts';

const result = (tconst: string): SearchResult => ({
  tconst,
  title: tconst,
  year: 2000,
  rating: 7,
  votes: 1000,
  genres: 'Drama',
  title_type: 'movie',
  match: 'prefix',
  highlights: [],
});
const at = (key: string, isRemoval = false) => ({ key, isRemoval });

describe('moveActive', () => {
  const items = titleItems([result('tt0000001'), result('tt0000002')], true);

  it('goes down and round', () => {
    expect(moveActive(items, undefined, 'ArrowDown')).toEqual(at('tt0000001'));
    expect(moveActive(items, at('tt0000002'), 'ArrowDown')).toEqual(at('all'));
    expect(moveActive(items, at('all'), 'ArrowDown')).toEqual(at('tt0000001'));
  });

  it('goes up and round', () => {
    expect(moveActive(items, undefined, 'ArrowUp')).toEqual(at('all'));
    expect(moveActive(items, at('all'), 'ArrowUp')).toEqual(at('tt0000002'));
    expect(moveActive(items, at('tt0000001'), 'ArrowUp')).toEqual(at('all'));
  });

  it('leaves other keys to the text', () => {
    for (const key of ['Home', 'End', 'ArrowLeft', 'ArrowRight', 'a']) {
      expect(moveActive(items, at('tt0000001'), key)).toBeUndefined();
    }
    expect(moveActive([], undefined, 'ArrowDown')).toBeUndefined();
  });

  it('goes sideways to what removes a recent search, and back', () => {
    const recents = recentItems([{ kind: 'query', q: 'Heat' }]);
    expect(moveActive(recents, at('query heat'), 'ArrowRight')).toEqual(at('query heat', true));
    expect(moveActive(recents, at('query heat', true), 'ArrowLeft')).toEqual(at('query heat'));
    expect(moveActive(recents, at('query heat', true), 'ArrowDown')).toEqual(at('forget-all'));
    expect(moveActive(recents, at('forget-all'), 'ArrowRight')).toBeUndefined();
  });
});

describe('items', () => {
  it('ends with all results where there is a page for them', () => {
    expect(titleItems([result('tt0000001')], true).map(itemKey)).toEqual(['tt0000001', 'all']);
    expect(titleItems([result('tt0000001')], false).map(itemKey)).toEqual(['tt0000001']);
    expect(titleItems([], true)).toEqual([]);
  });

  it('offers to clear only what is there', () => {
    expect(recentItems([])).toEqual([]);
  });
});
