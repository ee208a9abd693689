/** Game shows: wheels, lights and buzzers. */

import { cut, fill, line, type Motif, scene } from './scene.ts';
import { arc, at, box, disc, many, path, poly, slice, stroke } from './shapes.ts';

/** A wheel of fortune. */
export const wheel: Motif = (random, { ground, ink, accent, second }) => {
  const count = random.pick([8, 10, 12]);
  const turn = random.between();
  const every = (k: number): string =>
    many(count / 2, (i) => slice(150, 160, 112, turn + (2 * i + k) / count, turn + (2 * i + k + 1) / count));
  return scene(ground, [
    fill(ink, disc(150, 160, 126)),
    fill(second, every(0)),
    fill(accent, every(1)),
    fill(
      ground,
      many(count, (i) => disc(...at(150, 160, 119, turn + i / count), 4)),
      disc(150, 160, 30),
    ),
    fill(ink, disc(150, 160, 18), poly([132, 12], [168, 12], [150, 60])),
  ]);
};

/** A wall of lights. */
export const lights: Motif = (random, { ground, ink, accent, second }) => {
  const lit = new Set(Array.from({ length: 7 }, () => random.whole(0, 24)));
  const one = random.whole(0, 24);
  const tile = (i: number): string => box(26 + (i % 5) * 51, 26 + Math.floor(i / 5) * 51, 44, 44);
  return scene(ground, [
    fill(
      second,
      many(25, (i) => (lit.has(i) || i === one ? '' : tile(i))),
    ),
    fill(
      accent,
      many(25, (i) => (lit.has(i) && i !== one ? tile(i) : '')),
    ),
    fill(ink, tile(one)),
  ]);
};

/** A buzzer to be hit. */
export const buzzer: Motif = (random, { ground, ink, accent, second }) => {
  const rays = random.whole(7, 11);
  const press = random.between(0, 22);
  return scene(
    ground,
    [
      line(
        second,
        9,
        many(rays, (i) =>
          stroke(
            ...at(150, 190, 136, (i / (rays - 1) - 0.5) * 0.46),
            ...at(150, 190, 172, (i / (rays - 1) - 0.5) * 0.46),
          ),
        ),
      ),
      fill(accent, path`M74 216V${150 + press}A76 70 0 0 1 226 ${150 + press}V216z`),
      cut(ink, poly([48, 212], [252, 212], [276, 301], [24, 301])),
      line(ground, 6, arc(150, 152 + press, 54, 0.8, 0.94)),
      fill(second, box(110, 246, 80, 12)),
    ],
    ink,
  );
};
