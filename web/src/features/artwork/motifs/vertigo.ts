/** Thriller: spirals, corridors and lines of sight. */

import { cut, fill, line, type Motif, scene } from './scene.ts';
import { at, disc, figure, many, type Point, poly, stroke, times } from './shapes.ts';

/** A spiral one should not look into. */
export const spiral: Motif = (random, { ground, ink, accent }) => {
  const turns = random.pick([2.5, 3.5, 4.5]);
  const reach = random.pick([138, 230]);
  const [x, y] = [random.between(130, 170), random.between(135, 165)];
  const spot = (i: number, lag: number): Point => at(x, y, (i / 120) ** 1.2 * reach, (i * turns) / 120 + lag);
  const lag = 0.46;
  const rim = times(24, (i) => at(x, y, reach, turns + (lag * i) / 24));
  return scene(ground, [
    fill(ink, poly(...times(121, (i) => spot(i, 0)), ...rim, ...times(121, (i) => spot(120 - i, lag)))),
    fill(accent, figure(x, y + 42, random.between(66, 96))),
  ]);
};

/** A corridor without an end. */
export const tunnel: Motif = (random, { ground, ink, accent, second }) => {
  const [x, y] = [random.between(120, 180), random.between(120, 180)];
  const frame = (k: number): string =>
    poly(
      [x - x * k, y - y * k],
      [x + (300 - x) * k, y - y * k],
      [x + (300 - x) * k, y + (301 - y) * k],
      [x - x * k, y + (301 - y) * k],
    );
  return scene(ground, [
    cut(
      ink,
      many(8, (i) => frame(0.72 ** i)),
    ),
    fill(second, frame(0.72 ** 8)),
    fill(accent, frame(0.1), figure(x, y + (301 - y) * 0.37, 60)),
  ]);
};

/** A line of sight. */
export const crosshair: Motif = (random, { ground, ink, accent, second }) => {
  const [x, y] = [random.between(120, 180), random.between(115, 165)];
  return scene(ground, [
    fill(second, disc(x, y, 100)),
    fill(ink, figure(150, 280, random.between(140, 220))),
    line(
      accent,
      4,
      disc(x, y, 100),
      disc(x, y, 34),
      stroke(x, -10, x, y - 14),
      stroke(x, y + 14, x, 301),
      stroke(-5, y, x - 14, y),
      stroke(x + 14, y, 305, y),
    ),
    fill(accent, disc(x, y, 4)),
  ]);
};
