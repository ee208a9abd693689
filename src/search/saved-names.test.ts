import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { someTitles } from '../../test/builders/titles.ts';
import { buildNameTable } from './name-table.ts';
import { NAMES_VERSION, type NameArrays, namesFromArrays, namesToArrays } from './saved-names.ts';
import { FIXTURE } from './search.fixture.ts';
import { TitleSearch } from './title-search.ts';

const arrays = namesToArrays(buildNameTable(FIXTURE));

describe('saved names', () => {
  it('give back the table', () => {
    fc.assert(
      fc.property(someTitles({ min: 0, max: 20 }), (titles) => {
        const table = buildNameTable(titles);
        expect(namesFromArrays(namesToArrays(table), titles.length)).toEqual(table);
      }),
      { numRuns: 50 },
    );
  });

  it('find what a table that was just built finds', () => {
    const saved = new TitleSearch(FIXTURE, namesFromArrays(arrays, FIXTURE.length));
    const built = new TitleSearch(FIXTURE);
    for (const query of ['dark knight', 'amelie', 'dune 1984', 'brekaing', 's'])
      expect(saved.search(query, 5)).toEqual(built.search(query, 5));
  });

  it('have another version when the same titles give another table', () => {
    const hash = createHash('sha256');
    for (const name of Object.keys(arrays).sort()) {
      const { buffer, byteOffset, byteLength } = arrays[name]!;
      hash.update(name).update(new Uint8Array(buffer, byteOffset, byteLength));
    }
    // When this fails, the table changed: raise NAMES_VERSION, and write the new pair here.
    expect([NAMES_VERSION, hash.digest('hex').slice(0, 16)]).toEqual(['1', '4404198de66e92f9']);
  });

  const changed = (name: string, change: (array: number[]) => void): NameArrays => {
    const array = arrays[name]!;
    const numbers = Array.from(array);
    change(numbers);
    const Same = array.constructor as new (from: number[]) => typeof array;
    return { ...arrays, [name]: new Same(numbers) };
  };

  it.each([
    ['arrays of other titles', arrays, FIXTURE.length + 1],
    ['a missing array', { ...arrays, fame: undefined } as unknown as NameArrays, FIXTURE.length],
    ['an array of another type', { ...arrays, years: new Uint8Array(FIXTURE.length) }, FIXTURE.length],
    ['names that run backwards', changed('starts', (starts) => starts.splice(1, 1, 9999)), FIXTURE.length],
    ['a name without an end', changed('starts', (starts) => starts.pop()), FIXTURE.length],
    ['letters that no name has', changed('letters', (letters) => letters.push(97)), FIXTURE.length],
    ['an article as long as its name', changed('articles', (articles) => articles.fill(255)), FIXTURE.length],
    ['a place that no title has', changed('places', (places) => places.splice(-1, 1, 9999)), FIXTURE.length],
    ['places out of order', changed('places', (places) => places.sort((a, b) => b - a)), FIXTURE.length],
    ['a row twice', changed('rows', (rows) => rows.fill(0)), FIXTURE.length],
    ['fame out of order', changed('fame', (fame) => fame.sort((a, b) => a - b)), FIXTURE.length],
    ['a fame that is no number', changed('fame', (fame) => fame.fill(Number.NaN)), FIXTURE.length],
    ['signatures of other names', changed('signature_low', (low) => low.pop()), FIXTURE.length],
  ])('are no table with %s', (_, broken, titles) => {
    expect(namesFromArrays(broken, titles)).toBeUndefined();
  });
});
