/** Tests of line breaking: everything fits, nothing is lost. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FACES, type Face, measure } from './faces.ts';
import { divide, fit, isRightToLeft } from './typography.ts';

const ROOM = { width: 256, height: 98, largest: 92 };
const ANY_FACE = fc.constantFrom<Face>(...Object.values(FACES));
const ANY_TITLE = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }),
  fc
    .array(fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 14 }), { minLength: 1, maxLength: 30 })
    .map((words) => words.join(' ')),
  fc
    .array(fc.constantFrom('七', '人', 'の', '侍', 'ー', '。', 'ゲ', '「', '」', ' '), { minLength: 1, maxLength: 200 })
    .map((signs) => signs.join('')),
);

describe('fit', () => {
  test('any text fits its room by the measure, and keeps every character', () => {
    fc.assert(
      fc.property(ANY_TITLE, ANY_FACE, fc.boolean(), (text, face, flush) => {
        const { lines, height } = fit(text, face, { ...ROOM, flush });
        expect(height).toBeLessThanOrEqual(ROOM.height + 0.01);
        for (const line of lines) {
          expect(measure(line.text, face) * line.size).toBeLessThanOrEqual(ROOM.width + 0.01);
          expect(line.y).toBeLessThanOrEqual(ROOM.height);
          expect(line.size).toBeGreaterThan(0);
        }
        const kept = lines
          .map((line) => line.text)
          .join('')
          .replaceAll(/\s/gu, '');
        expect(kept).toBe((face.upper ? text.toUpperCase() : text).replaceAll(/\s/gu, ''));
      }),
      { numRuns: 400 },
    );
  });

  test('short titles are large, and words stay whole', () => {
    expect(fit('Up', FACES.serif, ROOM).lines[0]?.size).toBeGreaterThan(80);
    expect(fit('The Silence of the Lambs', FACES.serif, ROOM).lines.map(({ text }) => text)).toEqual([
      'The Silence',
      'of the Lambs',
    ]);
  });

  test('Japanese is broken between characters, but not before a closing sign', () => {
    const lines = fit('「千と千尋」の神隠しとハウルの動く城。', FACES.sans, ROOM).lines.map(({ text }) => text);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.filter((line) => /^[」。ー]/u.test(line))).toEqual([]);
  });
});

describe('divide', () => {
  test.each([
    ['The Lord of the Rings: The Two Towers', 'The Lord of the Rings', 'The Two Towers'],
    ['Seven', 'Seven', ''],
    [
      'Summer of Soul (...Or, When the Revolution Could Not Be Televised)',
      'Summer of Soul',
      '(...Or, When the Revolution Could Not Be Televised)',
    ],
    ['Star Wars: Episode IV - A New Hope', 'Star Wars', 'Episode IV - A New Hope'],
  ])('%s', (title, main, rest) => {
    expect(divide(title)).toEqual([main, rest]);
  });

  test('loses no word of any title', () => {
    fc.assert(
      fc.property(ANY_TITLE, (title) => {
        const words = (text: string): readonly string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];
        expect(words(divide(title).join(' '))).toEqual(words(title));
      }),
    );
  });
});

describe('isRightToLeft', () => {
  test.each([
    ['جدایی نادر از سیمین', true],
    ['ואלס עם באשיר', true],
    ['12 Angry Men', false],
    ['七人の侍', false],
  ])('%s', (title, expected) => {
    expect(isRightToLeft(title)).toBe(expected);
  });
});
