/** Horror and mystery: doors, bare woods and a house on a hill. */

import { fill, type Motif, scene } from './scene.ts';
import { box, disc, figure, many, path, poly } from './shapes.ts';

/** Somebody in a doorway, and the light that falls past. */
export const ajar: Motif = (random, { ground, ink, accent }) => {
  const x = random.between(105, 165);
  const lean = random.between(-70, 40);
  const tall = random.between(50, 95);
  return scene(ground, [
    fill(accent, box(x, 50, 64, 170.5)),
    fill(accent, poly([x, 219], [x + 64, 219], [x + 64 + lean + 60, 296], [x + lean - 40, 296])),
    fill(
      ground,
      figure(x + 32, 221, tall),
      poly([x + 26, 218], [x + 38, 218], [x + 44 + lean, 296], [x + 6 + lean, 296]),
    ),
    fill(ink, poly([x, 50], [x, 220], [x - 34, 240], [x - 34, 34])),
    fill(ground, disc(x - 27, 145, 3)),
  ]);
};

/** Bare trees before the moon. */
export const woods: Motif = (random, { ground, ink, accent, second }) => {
  const tree = (x: number, lean: number): string =>
    path`M${x - 5} 300L${x + lean} 20L${x + 6} 300z` +
    many(5, (i) => {
      const y = 90 + i * 32;
      const side = (i % 2 === 0 ? 1 : -1) * random.between(22, 46);
      const stem = x + (lean * (300 - y)) / 280;
      return path`M${stem} ${y + 7}L${stem + side} ${y - 24}L${stem + side * 1.2} ${y - 52}L${stem + side * 0.9} ${y - 25}L${stem} ${y - 1}z`;
    });
  return scene(
    ground,
    [
      fill(accent, disc(random.between(100, 200), random.between(90, 130), random.between(58, 84))),
      fill(second, tree(90, 8), tree(222, -12)),
      fill(ink, tree(26, 10), tree(random.between(130, 170), -6), tree(276, 6)),
      fill(ink, path`M0 274Q150 244 300 280V301H0z`),
    ],
    ink,
  );
};

/** A house on a hill, one light on. */
export const house: Motif = (random, { ground, ink, accent, second }) => {
  const x = random.between(-26, 26);
  return scene(
    ground,
    [
      fill(second, disc(150 - x * 2, 120, random.between(84, 108))),
      fill(ink, path`M-10 301Q70 215 150 212Q240 215 310 301z`),
      fill(
        ink,
        box(112 + x, 128, 76, 92),
        poly([102 + x, 132], [150 + x, 84], [198 + x, 132]),
        box(170 + x, 84, 12, 40),
      ),
      fill(ink, box(76 + x, 104, 34, 116), poly([70 + x, 106], [93 + x, 40], [116 + x, 106])),
      fill(
        accent,
        box(87 + x, 122, 13, 22),
        random.chance(0.5) ? box(152 + x, 150, 18, 26) : box(130 + x, 150, 18, 26),
      ),
    ],
    ink,
  );
};
