/** Tests of contrast. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contrast, LEAST_CONTRAST, legible } from './colour.ts';
import { allPalettes } from './palettes.ts';

const COLOUR = fc.integer({ min: 0, max: 0xff_ff_ff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);

describe('contrast', () => {
  test('is 21 between black and white, and 1 with itself', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
    expect(contrast('#7b1530', '#7b1530')).toBe(1);
  });
});

describe('legible', () => {
  test('finds a colour that can be read on any ground', () => {
    fc.assert(
      fc.property(COLOUR, fc.array(COLOUR, { maxLength: 4 }), (ground, colours) => {
        expect(contrast(legible(ground, colours), ground)).toBeGreaterThanOrEqual(LEAST_CONTRAST);
      }),
    );
  });

  test('takes the first that can be read', () => {
    expect(legible('#101114', ['#333333', '#f5c518', '#ffffff'])).toBe('#f5c518');
  });
});

describe('palettes', () => {
  test.each(allPalettes())('%o is four colours, with ink that can be told from the ground', (palette) => {
    for (const colour of Object.values(palette)) {
      expect(colour).toMatch(/^#[\da-f]{6}$/);
    }
    expect(contrast(palette.ground, palette.ink)).toBeGreaterThan(3);
  });
});
