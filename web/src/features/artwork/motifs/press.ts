/** News and reality: globes, front pages, masts and screens. */

import { fill, line, type Motif, scene } from './scene.ts';
import { arc, box, disc, figure, many, path, poly, stroke } from './shapes.ts';

/** A globe. */
export const globe: Motif = (random, { ground, ink, accent, second }) => {
  const spin = random.between(20, 70);
  return scene(ground, [
    fill(second, disc(150, 152, 132)),
    fill(accent, disc(150, 152, 112)),
    line(
      ink,
      4.5,
      disc(150, 152, 112),
      path`M${150 - spin} 152a${spin} 112 0 1 0 ${spin * 2} 0a${spin} 112 0 1 0 ${-spin * 2} 0z`,
      path`M38 152H262M52 98H248M52 206H248M150 40V264`,
    ),
    fill(ink, disc(150 + random.between(-60, 60), 152 + random.between(-60, 60), 13)),
  ]);
};

/** A front page. */
export const page: Motif = (random, { ground, ink, accent, second }) => {
  const columns = random.whole(2, 4);
  const w = 220 / columns;
  const lines = many(columns, (c) =>
    many(9, (r) => box(42 + c * w, 176 + r * 14, (w - 12) * (r === 8 ? random.between(0.3, 0.8) : 1), 6)),
  );
  return scene(ground, [
    fill(second, poly([40, 30], [286, 18], [292, 301], [40, 301])),
    fill(ink, box(42, 34, 208, 26)),
    fill(accent, box(42, 74, random.between(110, 208), 86)),
    fill(ink, figure(random.between(70, 130), 160, 74), lines),
  ]);
};

/** A mast that sends. */
export const mast: Motif = (random, { ground, ink, accent, second }) => {
  const rings = random.whole(3, 5);
  return scene(ground, [
    line(
      second,
      9,
      many(rings, (i) => arc(150, 96, 44 + i * 25, 0.12, 0.38) + arc(150, 96, 44 + i * 25, 0.62, 0.88)),
    ),
    fill(accent, disc(150, 96, 20)),
    line(
      ink,
      8,
      path`M150 116L94 310M150 116L206 310M136 166H164M124 206H176M112 250H188M164 166L124 206L188 250M136 166L176 206L112 250`,
    ),
  ]);
};

/** A screen with a test picture. */
export const screen: Motif = (random, { ground, ink, accent, second }) => {
  const bars = [accent, second, ink, ground, accent, second].slice(random.whole(0, 1));
  const w = 208 / bars.length;
  return scene(ground, [
    line(ink, 7, stroke(150, 66, 104, 14), stroke(150, 66, 196, 14)),
    fill(ink, path`M40 62H260a16 16 0 0 1 16 16V238a16 16 0 0 1 -16 16H40a16 16 0 0 1 -16 -16V78a16 16 0 0 1 16 -16z`),
    ...bars.map((colour, i) => fill(colour, box(46 + i * w, 80, w + 0.5, 134))),
    fill(accent, disc(150, 234, 7)),
    fill(
      ink,
      random.chance(0.7) ? figure(150, 215, 100) : disc(150, 147, 36),
      poly([70, 254], [96, 254], [84, 288], [70, 288]),
      poly([230, 254], [204, 254], [216, 288], [230, 288]),
    ),
  ]);
};
