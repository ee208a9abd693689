/** Tests of numbers as people read them: as `Intl.NumberFormat` writes them. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatCompact, formatCount, formatMilliseconds } from './format.ts';

const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });
const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

const COUNT = fc.oneof(fc.nat(), fc.nat(2_000_000), fc.nat(2000), fc.nat({ max: 9_007_199_254_740_991 }));

describe('formatCompact', () => {
  test.each([0, 1, 999, 1000, 1049, 1050, 1150, 99_949, 99_950, 999_949, 999_950, 1_000_000, 2_534_120, 999_950_000])(
    '%d as Intl does',
    (value) => expect(formatCompact(value)).toBe(compact.format(value)),
  );

  test('any count as Intl does', () => {
    // Intl groups what is more than 999 of its largest unit.
    fc.assert(
      fc.property(
        COUNT.filter((value) => value < 999e12),
        (value) => {
          expect(formatCompact(value)).toBe(compact.format(value));
        },
      ),
    );
  });

  test('parts of one with one decimal', () => {
    expect([0.25, 0.5, 12.34].map(formatCompact)).toEqual(['0.3', '0.5', '12.3']);
  });
});

describe('formatCount', () => {
  test('any count, positive or negative, as Intl does', () => {
    fc.assert(
      fc.property(COUNT, fc.boolean(), (value, negative) => {
        const count = negative && value > 0 ? -value : value;
        expect(formatCount(count)).toBe(whole.format(count));
      }),
    );
  });

  test('is rounded', () => {
    expect([0.4, 1234.5, 999.7, -1234.5, -0.2].map(formatCount)).toEqual(['0', '1,235', '1,000', '-1,235', '0']);
  });
});

describe('formatMilliseconds', () => {
  test('has decimals while it is short', () => {
    expect([0.214, 9.99, 10.4, 1234].map(formatMilliseconds)).toEqual(['0.21 ms', '9.99 ms', '10 ms', '1,234 ms']);
  });
});
