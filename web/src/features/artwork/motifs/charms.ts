/** Fantasy in the hand: keys, hourglasses and wands. */

import { cut, fill, line, type Motif, scene } from './scene.ts';
import { arc, at, box, disc, many, path, poly, star } from './shapes.ts';

/** A key to something old. */
export const key: Motif = (random, { ground, ink, accent, second }) => {
  const leaves = random.pick([1, 3, 4]);
  const bow = leaves === 1 ? disc(150, 84, 50) : many(leaves, (i) => disc(...at(150, 84, 32, i / leaves), 29));
  const bits = random.whole(2, 4);
  return scene(ground, [
    fill(second, disc(150, 150, random.between(118, 136))),
    fill(accent, bow, box(141, 110, 18, 166), box(130, 124, 40, 10)),
    fill(
      accent,
      many(bits, (i) => box(158, 262 - i * 22, random.between(24, 46), 12)),
    ),
    fill(ink, leaves === 1 ? disc(150, 84, 30) : many(leaves, (i) => disc(...at(150, 84, 32, i / leaves), 13))),
  ]);
};

/** Time that runs out. */
export const hourglass: Motif = (random, { ground, ink, accent, second }) => {
  const left = random.between(0.25, 0.75);
  const level = 150 - 96 * left;
  const half = 66 * left;
  return scene(ground, [
    fill(second, path`M76 46H224Q224 110 158 152Q224 194 224 258H76Q76 194 142 152Q76 110 76 46z`),
    fill(accent, poly([150 - half, level], [150 + half, level], [150, 154]), box(148.5, 150, 3, 100)),
    fill(
      accent,
      path`M76 258Q${150 - 30 * left} ${258 - (1 - left) * 120} 150 ${250 - (1 - left) * 70}Q${150 + 30 * left} ${258 - (1 - left) * 120} 224 258z`,
    ),
    fill(ink, box(60, 30, 180, 18), box(60, 256, 180, 18), box(66, 46, 7, 212), box(227, 46, 7, 212)),
  ]);
};

/** A wand, and what comes out of it. */
export const wand: Motif = (random, { ground, ink, accent, second }) => {
  const points = random.whole(5, 8);
  const [x, y] = [random.between(180, 206), random.between(84, 110)];
  return scene(ground, [
    line(second, 14, arc(x, y, 92, 0.3, 0.78), arc(x, y, 124, 0.34, 0.7)),
    line(ink, 13, path`M${x - 128} ${y + 176}L${x} ${y}`),
    fill(accent, star(x, y, points, 66, 28, random.between(0, 0.1))),
    cut(ground, disc(x, y, 11)),
    fill(
      accent,
      many(7, () => star(random.between(24, 150), random.between(20, 150), 4, random.between(6, 14), 3)),
    ),
  ]);
};
