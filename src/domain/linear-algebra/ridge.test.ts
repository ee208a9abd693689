import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distance, naiveSolve, product, randomArray, rowsOf, turned } from './matrices.fixture.ts';
import { ridgeRegression } from './ridge.ts';

describe('ridgeRegression', () => {
  it('solves the normal equations', () => {
    const shapes = fc.record({
      n: fc.integer({ min: 1, max: 150 }),
      p: fc.integer({ min: 1, max: 12 }),
      k: fc.integer({ min: 1, max: 5 }),
      lambda: fc.constantFrom(0.01, 1, 30),
      seed: fc.nat(),
      single: fc.boolean(),
    });
    fc.assert(
      fc.property(shapes, ({ n, p, k, lambda, seed, single }) => {
        const x = single ? Float32Array.from(randomArray(n * p, seed)) : randomArray(n * p, seed);
        const y = randomArray(n * k, seed + 1);
        const weights = randomArray(n, seed + 2).map(Math.abs);
        const weighted = turned(rowsOf(x, p)).map((row) => row.map((value, at) => value * weights[at]!));
        const normal = product(weighted, rowsOf(x, p)).map((row, at) =>
          row.map((value, column) => value + (at === column ? lambda : 0)),
        );
        const expected = naiveSolve(normal, product(weighted, rowsOf(y, k)));
        expect(distance(rowsOf(ridgeRegression(x, y, weights, lambda), k), expected)).toBeLessThan(1e-9);
      }),
    );
  });

  it('finds the coefficients that made the data, with as many columns as it is meant for', () => {
    const [n, p, k] = [500, 200, 2];
    const x = randomArray(n * p, 1);
    const b = rowsOf(randomArray(p * k, 2), k);
    const y = Float64Array.from(product(rowsOf(x, p), b).flat());
    expect(distance(rowsOf(ridgeRegression(x, y, new Float64Array(n).fill(1), 0), k), b)).toBeLessThan(1e-10);
  });

  it('counts an observation of weight 3 as three, and one of weight 0 not at all', () => {
    const once = ridgeRegression(Float64Array.of(1, 2, 9), Float64Array.of(1, 5, -7), Float64Array.of(1, 3, 0), 0.5);
    const thrice = ridgeRegression(
      Float64Array.of(1, 2, 2, 2),
      Float64Array.of(1, 5, 5, 5),
      new Float64Array(4).fill(1),
      0.5,
    );
    expect(once[0]).toBeCloseTo(thrice[0]!, 14);
    // (1·1 + 3·2·5) / (1 + 3·4 + ½)
    expect(once[0]).toBeCloseTo(31 / 13.5, 14);
  });

  it('shrinks towards zero as λ grows, even where nothing is known', () => {
    const [x, y] = [Float64Array.of(1, 0, 2, 0), Float64Array.of(2, 4)];
    const one = Float64Array.of(1, 1);
    expect(distance([[...ridgeRegression(x, y, one, 5)]], [[1, 0]])).toBeLessThan(1e-14);
    expect(ridgeRegression(x, y, one, 95)[0]).toBeCloseTo(0.1, 14);
    expect(() => ridgeRegression(x, y, one, 0)).toThrow('use a larger λ');
  });

  it.each<[string, Float64Array, Float64Array, Float64Array, number, string]>([
    ['no observations', Float64Array.of(), Float64Array.of(), Float64Array.of(), 1, 'no rows of 0 observations'],
    [
      'rows that are not whole',
      Float64Array.of(1, 2, 3),
      Float64Array.of(1, 2),
      Float64Array.of(1, 1),
      1,
      'no rows of 2',
    ],
    ['a negative weight', Float64Array.of(1), Float64Array.of(1), Float64Array.of(-1), 1, 'weight 0 must be'],
    ['a negative λ', Float64Array.of(1), Float64Array.of(1), Float64Array.of(1), -1, 'λ must be'],
    ['a value that is not finite', Float64Array.of(1), Float64Array.of(Number.NaN), Float64Array.of(1), 1, 'no single'],
  ])('refuses %s', (_, x, y, weights, lambda, message) => {
    expect(() => ridgeRegression(x, y, weights, lambda)).toThrow(message);
  });
});
