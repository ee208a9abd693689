/** Tests of the address of a mix. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  EMPTY_MIX,
  formatMix,
  isEmptyMix,
  MOST_OF_A_LIST,
  opinionOf,
  parseMix,
  withoutTitles,
  withTitle,
} from './mix-address.ts';

const tconst = fc.integer({ min: 0, max: 99_999_999 }).map((number) => `tt${String(number).padStart(7, '0')}`);
const mix = fc
  .uniqueArray(tconst, { maxLength: 30 })
  .chain((all) =>
    fc.nat({ max: all.length }).map((split) => ({ likes: all.slice(0, split), dislikes: all.slice(split) })),
  );
const opinion = fc.constantFrom('like' as const, 'dislike' as const);

describe('parseMix', () => {
  it('reads both lists in their order', () => {
    expect(parseMix('?likes=tt0000002,tt0000001&dislikes=tt0000003').mix).toEqual({
      likes: ['tt0000002', 'tt0000001'],
      dislikes: ['tt0000003'],
    });
  });

  it('finds nothing in an empty query', () => {
    expect(parseMix('')).toEqual({ mix: EMPTY_MIX, added: [], malformed: [], contradicted: [], beyond: 0 });
  });

  it('names what is no identifier, once, and reads the rest', () => {
    const { mix: read, malformed } = parseMix('likes=tt1,heat,,tt0000001&dislikes=heat,%20tt0000002%20');
    expect(read).toEqual({ likes: ['tt0000001'], dislikes: ['tt0000002'] });
    expect(malformed).toEqual(['tt1', 'heat']);
  });

  it('takes repeated parameters, capitals and repetitions as what they mean', () => {
    expect(parseMix('likes=TT0000001&likes=tt0000001,tt0000002').mix.likes).toEqual(['tt0000001', 'tt0000002']);
  });

  it('reads what is to be added, which is not written again', () => {
    expect(parseMix('add=tt0000001').added).toEqual(['tt0000001']);
    expect(formatMix('add=tt0000001&n=5', EMPTY_MIX)).toBe('/mix?n=5');
  });

  it('keeps a title of both lists as liked', () => {
    const { mix: read, contradicted } = parseMix('likes=tt0000001&dislikes=tt0000001,tt0000002');
    expect(read).toEqual({ likes: ['tt0000001'], dislikes: ['tt0000002'] });
    expect(contradicted).toEqual(['tt0000001']);
  });

  it('stops at what the API takes', () => {
    const many = Array.from({ length: MOST_OF_A_LIST + 3 }, (_, index) => `tt${1_000_000 + index}`);
    const { mix: read, beyond } = parseMix(`likes=${many.join(',')}`);
    expect(read.likes).toEqual(many.slice(0, MOST_OF_A_LIST));
    expect(beyond).toBe(3);
  });

  it('never throws, and never puts a title into both lists', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.array(tconst),
        fc.array(tconst),
        (noise, one, other) => {
          const read = parseMix(`likes=${one.join(',')},${noise}&dislikes=${other.join(',')},${noise}`).mix;
          expect(read.likes.filter((liked) => read.dislikes.includes(liked))).toEqual([]);
          for (const id of [...read.likes, ...read.dislikes]) expect(id).toMatch(/^tt\d{7,10}$/);
        },
      ),
    );
  });
});

describe('formatMix', () => {
  it('keeps the other parameters', () => {
    expect(formatMix('?genres=Crime,Drama&likes=tt0000009&count=20', { likes: ['tt0000001'], dislikes: [] })).toBe(
      '/mix?likes=tt0000001&genres=Crime,Drama&count=20',
    );
    expect(formatMix('likes=tt0000009&count=20', EMPTY_MIX)).toBe('/mix?count=20');
    expect(formatMix('', EMPTY_MIX)).toBe('/mix');
  });

  it('is read back as what was written, whatever else the query says', () => {
    const others = fc.dictionary(fc.constantFrom('genres', 'from', 'q'), fc.string({ unit: 'binary', maxLength: 20 }));
    fc.assert(
      fc.property(mix, others, (written, rest) => {
        const path = formatMix(new URLSearchParams(rest).toString(), written);
        const query = path.slice('/mix'.length);
        expect(parseMix(query)).toEqual({ mix: written, added: [], malformed: [], contradicted: [], beyond: 0 });
        for (const [name, value] of new URLSearchParams(rest)) expect(new URLSearchParams(query).get(name)).toBe(value);
      }),
    );
  });
});

describe('withTitle and withoutTitles', () => {
  it('move a title between the lists', () => {
    const liked = withTitle(EMPTY_MIX, 'tt0000001', 'like');
    expect(liked).toEqual({ likes: ['tt0000001'], dislikes: [] });
    expect(withTitle(liked, 'tt0000001', 'dislike')).toEqual({ likes: [], dislikes: ['tt0000001'] });
    expect(withTitle(liked, 'tt0000001', 'like')).toBe(liked);
  });

  it('leave a full list alone', () => {
    const full = {
      likes: Array.from({ length: MOST_OF_A_LIST }, (_, index) => `tt${1_000_000 + index}`),
      dislikes: [],
    };
    expect(withTitle(full, 'tt0000001', 'like')).toBe(full);
  });

  it('undo each other, and agree with the opinion asked for', () => {
    fc.assert(
      fc.property(mix, tconst, opinion, (before, added, wanted) => {
        fc.pre(opinionOf(before, added) === undefined);
        const after = withTitle(before, added, wanted);
        expect(opinionOf(after, added)).toBe(wanted);
        expect(withoutTitles(after, [added])).toEqual(before);
      }),
    );
  });

  it('remove everything that is named', () => {
    fc.assert(fc.property(mix, (before) => isEmptyMix(withoutTitles(before, [...before.likes, ...before.dislikes]))));
  });
});
