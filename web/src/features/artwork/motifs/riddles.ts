/** Mystery: keyholes, mazes, fingerprints and lenses. */

import { cut, fill, line, type Motif, scene } from './scene.ts';
import { arc, at, disc, figure, many, path, poly, star, stroke } from './shapes.ts';

/** A keyhole, and what is on the other side. */
export const keyhole: Motif = (random, { ground, ink, accent, second }) => {
  const shape = disc(150, 112, 68) + poly([150, 90], [218, 282], [82, 282]);
  const looking = random.chance(0.5);
  return scene(ground, [
    fill(accent, shape),
    fill(second, looking ? '' : poly([138, 154], [162, 154], [196, 282], [104, 282])),
    fill(ink, looking ? path`M90 118Q150 62 210 118Q150 172 90 118z` : figure(150, 262, random.between(80, 130))),
    fill(ground, looking ? disc(150, 117, 23) : ''),
    fill(accent, looking ? disc(157, 110, 7) : ''),
  ]);
};

/** A maze of rings. */
export const maze: Motif = (random, { ground, ink, accent }) => {
  const rings = random.whole(5, 7);
  const step = 104 / rings;
  const wall = (i: number): string => {
    const from = random.between();
    return (
      arc(150, 152, 22 + i * step, from, from + random.between(0.82, 0.93)) +
      stroke(...at(150, 152, 22 + i * step, from), ...at(150, 152, 22 + (i + 1) * step, from))
    );
  };
  return scene(ground, [line(ink, step * 0.42, many(rings, wall)), fill(accent, disc(150, 152, 11))]);
};

/** Fingers leave these. */
export const print: Motif = (random, { ground, ink, accent }) => {
  const drop = random.between(0, 24);
  const ridge = (i: number): string => {
    const r = 8 + i * 13;
    return path`M${150 - r} ${150 + r * 1.02 + drop}V${140 + i * 2}A${r} ${r * 1.12} 0 0 1 ${150 + r} ${140 + i * 2}V${136 + r * 0.9 + drop - (i % 3) * 16}`;
  };
  const marked = random.whole(1, 6);
  return scene(ground, [
    line(
      ink,
      6,
      many(8, (i) => (i === marked ? '' : ridge(i))),
    ),
    line(accent, 6, ridge(marked)),
  ]);
};

/** Something is looked at closely. */
export const magnifier: Motif = (random, { ground, ink, accent, second }) => {
  const what = random.pick([
    star(132, 128, 5, 34, 14),
    path`M84 130Q132 78 180 130Q132 178 84 130z` + disc(132, 129, 15),
    disc(132, 128, 26),
  ]);
  return scene(ground, [
    line(
      second,
      3,
      many(12, (i) => stroke(0, 20 + i * 24, 300, 20 + i * 24)),
    ),
    line(ink, 26, stroke(190, 190, 268, 274)),
    fill(accent, disc(132, 128, 88)),
    line(ink, 14, disc(132, 128, 88)),
    cut(ink, what),
    line(ground, 5, arc(132, 128, 68, 0.78, 0.92)),
  ]);
};
