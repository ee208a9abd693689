import { describe, expect, it } from 'vitest';
import { aTitle } from '../../../test/builders/titles.ts';
import { universeOf } from './universe.ts';

describe('universeOf', () => {
  it('joins by tconst, in the order of the catalogue, a title with two numbers once', () => {
    const titles = ['tt0000001', 'tt0000002', 'tt0000004', 'tt0000005'].map((tconst) => aTitle({ tconst }));
    const { rows, filmOfItem } = universeOf(['tt0000005', null, 'tt0000003', 'tt0000001', 'tt0000005'], titles);
    expect([...rows]).toEqual([0, 3]);
    expect([...filmOfItem]).toEqual([1, -1, -1, 0, 1]);
  });

  it('may be empty', () => {
    const { rows, filmOfItem } = universeOf([null], [aTitle()]);
    expect([...rows]).toEqual([]);
    expect([...filmOfItem]).toEqual([-1]);
  });
});
