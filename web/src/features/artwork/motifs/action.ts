/** Action: bursts, chevrons, speed and fuses. */

import { fill, line, type Motif, scene } from './scene.ts';
import { arc, at, disc, figure, many, path, poly, star, times } from './shapes.ts';

/** A burst. */
export const burst: Motif = (random, { ground, ink, accent, second }) => {
  const points = random.whole(11, 17);
  const [x, y] = [random.between(130, 170), random.between(135, 165)];
  const rough = (outer: number, inner: number): string =>
    poly(
      ...times(points * 2, (i) => at(x, y, i % 2 === 0 ? outer * random.between(0.8, 1.15) : inner, i / (points * 2))),
    );
  return scene(ground, [
    fill(second, rough(150, 92)),
    fill(accent, rough(116, 66)),
    fill(ink, random.chance(0.5) ? figure(x, y + 60, 118) : rough(66, 34)),
  ]);
};

/** Chevrons, at speed. */
export const chevrons: Motif = (random, { ground, ink, accent, second }) => {
  const up = random.chance(0.5);
  const hot = random.whole(0, 4);
  const v = (i: number): string => {
    const y = 24 + i * 54;
    return poly(
      [20, y + 78],
      [150, y],
      [280, y + 78],
      [280, y + 110 - i * 5],
      [150, y + 32 - i * 5],
      [20, y + 110 - i * 5],
    );
  };
  return scene(ground, [
    fill(
      second,
      many(5, (i) => (i === hot ? '' : up ? v(i) : '')),
    ),
    fill(
      ink,
      many(5, (i) => (i === hot || up ? '' : v(i))),
    ),
    fill(accent, v(hot)),
    fill(ink, disc(150, hot * 54 + 66, up ? 20 : 0)),
  ]);
};

/** Lines of speed that meet. */
export const dash: Motif = (random, { ground, ink, accent, second }) => {
  const [x, y] = [random.between(200, 250), random.between(50, 100)];
  const hot = random.whole(0, 5);
  const ray = (i: number): string => {
    const a = 0.56 + i * 0.035 + random.between(0, 0.012);
    return poly([x, y], at(x, y, 420, a), at(x, y, 420, a + 0.019));
  };
  const rays = times(6, ray);
  return scene(ground, [
    fill(ink, ...rays.filter((_, i) => i !== hot)),
    fill(accent, rays[hot] ?? '', disc(x, y, 34)),
    fill(second, disc(x, y, 18)),
  ]);
};

/** A fuse that has been lit. */
export const fuse: Motif = (random, { ground, ink, accent, second }) => {
  const y = random.between(170, 190);
  return scene(ground, [
    fill(ink, disc(138, y, 92), poly([168, y - 100], [206, y - 78], [194, y - 56], [156, y - 78])),
    line(second, 7, path`M182 ${y - 88}Q196 ${y - 136} 226 ${y - 112}T258 ${y - 118}`),
    fill(accent, star(258, y - 120, random.whole(7, 10), 38, 13)),
    line(second, 8, arc(138, y, 68, 0.72, 0.9)),
  ]);
};
