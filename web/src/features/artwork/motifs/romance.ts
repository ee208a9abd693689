/** Romance as a sign: circles, hearts, threads and flowers. */

import { fill, flipped, line, type Motif, scene } from './scene.ts';
import { disc, many, path, star } from './shapes.ts';

/** Two circles that share a part. */
export const overlap: Motif = (random, { ground, ink, accent, second }) => {
  const r = random.between(72, 88);
  const d = random.between(38, 56);
  const h = Math.sqrt(r * r - d * d);
  const level = random.chance(0.5);
  const [ax, ay, bx, by] = level ? [150 - d, 150, 150 + d, 150] : [150, 150 - d, 150, 150 + d];
  const shared = level
    ? path`M150 ${150 - h}A${r} ${r} 0 0 1 150 ${150 + h}A${r} ${r} 0 0 1 150 ${150 - h}z`
    : path`M${150 - h} 150A${r} ${r} 0 0 1 ${150 + h} 150A${r} ${r} 0 0 1 ${150 - h} 150z`;
  return scene(ground, [fill(accent, disc(ax, ay, r)), fill(second, disc(bx, by, r)), fill(ink, shared)]);
};

/** A heart, whole or not. */
export const heart: Motif = (random, { ground, ink, accent, second }) => {
  const left = path`M150 262C20 170 30 60 96 54C130 52 150 84 150 104z`;
  const kind = random.whole(0, 2);
  return scene(ground, [
    fill(second, kind === 0 ? disc(150, 150, 134) : ''),
    fill(accent, left),
    flipped(fill(kind === 1 ? ink : accent, left)),
    line(ground, 7, kind === 2 ? path`M150 90l-20 36l34 26l-28 34l18 30l-6 54` : ''),
    fill(
      kind === 0 ? ink : second,
      kind === 0 ? path`M150 232l-22 -26q-8 -14 8 -16q12 0 14 12q2 -12 14 -12q16 2 8 16z` : '',
    ),
  ]);
};

/** Two lines that meet. */
export const threads: Motif = (random, { ground, ink, accent, second }) => {
  const y = random.between(120, 180);
  const loops = random.between(50, 110);
  return scene(ground, [
    fill(second, disc(150, y, 54)),
    line(ink, 9, path`M-10 40C120 ${40 - loops} 60 ${y + loops} 150 ${y}S260 ${y - loops} 310 250`),
    line(accent, 9, path`M-10 250C90 ${250 + loops / 2} 70 ${y - loops} 150 ${y}S240 ${y + loops} 310 50`),
  ]);
};

/** A flower. */
export const flower: Motif = (random, { ground, ink, accent, second }) => {
  const petals = random.whole(5, 9);
  const lean = random.between(-30, 30);
  const petal = (i: number): string => {
    const a = (i / petals) * 2 * Math.PI;
    return disc(150 + Math.sin(a) * 46, 104 - Math.cos(a) * 46, 150 / petals + 10);
  };
  const fallen = random.whole(0, petals - 1);
  return scene(ground, [
    line(ink, 7, path`M150 120Q${150 + lean} 220 150 310`),
    fill(
      ink,
      path`M${150 + lean / 2} 226Q204 190 236 206Q210 246 ${150 + lean / 2} 236z`,
      path`M${150 + lean / 2} 252Q100 214 66 232Q92 270 ${150 + lean / 2} 262z`,
    ),
    fill(
      accent,
      many(petals, (i) => (i === fallen ? '' : petal(i))),
      disc(232, 276, 14),
    ),
    fill(second, disc(150, 104, 30)),
    fill(ink, star(150, 104, 12, 14, 8)),
  ]);
};
