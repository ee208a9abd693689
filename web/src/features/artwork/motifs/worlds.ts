/** Science fiction in the sky: planets, orbits and eclipses. */

import { cut, fill, line, type Motif, scene } from './scene.ts';
import { at, disc, many, path, stroke } from './shapes.ts';

/** A planet with a ring. */
export const planet: Motif = (random, { ground, ink, accent, second }) => {
  const r = random.between(62, 92);
  const tilt = random.between(-34, 34);
  const half = (side: number): string =>
    path`M${-15} ${150 + tilt * 1.4}Q150 ${150 + side * 62} 315 ${150 - tilt * 1.4}`;
  return scene(ground, [
    fill(
      ink,
      many(26, () => disc(random.between(0, 300), random.between(0, 300), random.between(0.8, 2.2))),
    ),
    line(ink, 9, half(-1)),
    fill(accent, disc(150, 150, r)),
    fill(second, path`M150 ${150 - r}A${r} ${r} 0 0 1 150 ${150 + r}A${r * 1.5} ${r * 1.5} 0 0 0 150 ${150 - r}z`),
    line(ink, 9, half(1)),
    fill(ink, disc(random.between(40, 80), random.between(36, 70), random.between(7, 14))),
  ]);
};

/** Worlds on their orbits. */
export const orbits: Motif = (random, { ground, ink, accent, second }) => {
  const [x, y] = random.pick([
    [150, 150],
    [0, 300],
    [150, 310],
    [300, 150],
  ]);
  const far = x === 150 && y === 150 ? 1 : 1.9;
  const radii = [46, 72, 98, 124].map((r) => r * far);
  const from = random.between(0, 1);
  const spot = (i: number): readonly [number, number] => {
    const turn =
      far === 1 ? from + i * 0.29 : x === 0 ? 0.03 + i * 0.06 : x === 300 ? 0.63 + i * 0.08 : 0.87 + i * 0.08;
    return at(x, y, radii[i] ?? 0, turn);
  };
  return scene(ground, [
    line(second, 2, ...radii.map((r) => disc(x, y, r))),
    fill(accent, disc(x, y, 30 * far)),
    fill(ink, disc(...spot(0), 8), disc(...spot(1), 14), disc(...spot(2), 10)),
    fill(second, disc(...spot(3), 18)),
    fill(accent, disc(...spot(3), 7)),
  ]);
};

/** A sun that something covers. */
export const eclipse: Motif = (random, { ground, ink, accent, second }) => {
  const shift = random.between(-26, 26);
  const rays = random.whole(24, 48);
  return scene(ground, [
    line(
      second,
      2.5,
      many(rays, (i) => stroke(...at(150, 150, 112, i / rays), ...at(150, 150, i % 2 === 0 ? 150 : 132, i / rays))),
    ),
    fill(accent, disc(150, 150, 98)),
    fill(ink, disc(150 + shift, 150 - Math.abs(shift) / 2, 86)),
    cut(ground, disc(150 + shift, 150 - Math.abs(shift) / 2, 80), disc(150 + shift, 150 - Math.abs(shift) / 2, 78)),
  ]);
};
