/** Documentary: apertures, contours and film. */

import { fill, line, type Motif, scene } from './scene.ts';
import { at, box, disc, figure, many, poly, stroke } from './shapes.ts';

/** The blades of a shutter. */
export const aperture: Motif = (random, { ground, ink, accent, second }) => {
  const blades = random.whole(6, 8);
  const open = random.between(28, 50);
  const blade = (i: number): string =>
    poly(
      at(150, 152, open, i / blades),
      at(150, 152, 118, (i + 0.35) / blades),
      at(150, 152, 118, (i + 1.35) / blades),
      at(150, 152, open, (i + 1) / blades),
    );
  return scene(ground, [
    fill(second, disc(150, 152, 132)),
    fill(ink, disc(150, 152, 120)),
    fill(accent, poly(...Array.from({ length: blades }, (_, i) => at(150, 152, open, i / blades)))),
    line(
      second,
      3,
      many(blades, (i) => stroke(...at(150, 152, open, i / blades), ...at(150, 152, 119, (i + 1.2) / blades))),
    ),
    fill(ground, random.chance(0.5) ? blade(random.whole(0, blades - 1)) : ''),
  ]);
};

/** Lines of equal height. */
export const contours: Motif = (random, { ground, ink, accent }) => {
  const [p, q, s] = [random.between(0, 6), random.between(0, 6), random.between(0.1, 0.24)];
  const [x, y] = [random.between(110, 190), random.between(120, 180)];
  const loop = (i: number): string => {
    const points = Array.from({ length: 40 }, (_, k) => {
      const a = (k / 40) * 2 * Math.PI;
      return at(x, y, (12 + i * 19) * (1 + s * Math.sin(2 * a + p) + 0.5 * s * Math.sin(3 * a + q)), k / 40);
    });
    return poly(...points);
  };
  return scene(ground, [
    line(
      ink,
      3,
      many(11, (i) => loop(i + 1)),
    ),
    fill(accent, loop(0)),
  ]);
};

/** Frames of a film. */
export const film: Motif = (random, { ground, ink, accent, second }) => {
  const x = random.between(60, 110);
  const hot = random.whole(0, 2);
  const frame = (i: number): string => box(x + 30, 14 + i * 98, 120, 82);
  return scene(ground, [
    fill(ink, box(x, -5, 180, 320)),
    fill(
      ground,
      many(13, (i) => box(x + 8, 4 + i * 24.5, 14, 13) + box(x + 158, 4 + i * 24.5, 14, 13)),
    ),
    fill(
      second,
      many(3, (i) => (i === hot ? '' : frame(i))),
    ),
    fill(accent, frame(hot)),
    fill(ink, figure(x + 90, 96 + hot * 98, 68)),
  ]);
};
