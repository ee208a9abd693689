/** History: temples, arches, wreaths and crowns. */

import { cut, fill, flipped, type Motif, scene } from './scene.ts';
import { at, box, disc, figure, many, path, poly, star } from './shapes.ts';

/** A temple. */
export const columns: Motif = (random, { ground, ink, accent, second }) => {
  const count = random.whole(3, 5);
  const gap = 196 / count;
  const lost = random.chance(0.5) ? random.whole(1, count - 1) : -1;
  const column = (i: number): string => {
    const x = 52 + i * gap + gap / 2 - 13;
    return i === lost
      ? poly([x, 250], [x, 206], [x + 12, 196], [x + 26, 214], [x + 26, 250])
      : box(x, 124, 26, 126) + box(x - 6, 116, 38, 9);
  };
  return scene(
    ground,
    [
      fill(accent, disc(150, 130, random.between(96, 118))),
      fill(
        ink,
        poly([30, 92], [150, 30], [270, 92]),
        box(38, 98, 224, 14),
        many(count, column),
        box(38, 252, 224, 14),
        box(22, 270, 256, 40),
      ),
      fill(second, disc(150, 70, 12)),
    ],
    ink,
  );
};

/** Arches upon arches. */
export const arches: Motif = (random, { ground, ink, accent, second }) => {
  const count = random.whole(3, 5);
  const w = 300 / count;
  const arch =
    (y: number, h: number) =>
    (i: number): string =>
      path`M${i * w + w * 0.17} ${y + h}V${y + w * 0.33}a${w * 0.33} ${w * 0.33} 0 0 1 ${w * 0.66} 0V${y + h}z`;
  const lit = random.whole(0, count - 1);
  return scene(
    ground,
    [
      fill(second, disc(random.between(60, 240), 56, 40)),
      cut(ink, box(0, 96, 300, 206), many(count, arch(112, 70)), many(count, arch(202, 99))),
      fill(accent, arch(202, 99)(lit)),
      fill(ink, figure(lit * w + w / 2, 301, 50)),
    ],
    ink,
  );
};

/** A wreath. */
export const laurel: Motif = (random, { ground, ink, accent, second }) => {
  const leaf = (turn: number): string => {
    const [[x0, y0], [x1, y1], [x2, y2], [x3, y3]] = [
      at(150, 156, 92, turn),
      at(150, 156, 122, turn + 0.035),
      at(150, 156, 104, turn + 0.085),
      at(150, 156, 84, turn + 0.045),
    ];
    return path`M${x0} ${y0}Q${x1} ${y1} ${x2} ${y2}Q${x3} ${y3} ${x0} ${y0}z`;
  };
  const leaves = fill(
    ink,
    many(8, (i) => leaf(0.53 + i * 0.05)),
  );
  const middle = random.pick([
    star(150, 156, 5, 46, 19),
    path`M104 184V128l24 24l22 -36l22 36l24 -24v56z`,
    disc(150, 156, 44),
  ]);
  return scene(ground, [leaves, flipped(leaves), fill(accent, middle), fill(second, box(138, 252, 24, 8))]);
};

/** A crown. */
export const crown: Motif = (random, { ground, ink, accent, second }) => {
  const mid = random.between(56, 90);
  return scene(ground, [
    fill(second, disc(150, 160, 124)),
    fill(accent, path`M56 216L40 110L98 156L150 ${mid}L202 156L260 110L244 216z`, box(56, 226, 188, 24)),
    fill(accent, disc(40, 104, 12), disc(150, mid - 6, 14), disc(260, 104, 12)),
    fill(
      ink,
      disc(150, 190, 15),
      disc(100, 196, 9),
      disc(200, 196, 9),
      random.chance(0.5) ? path`M150 250h20v26a10 10 0 0 1 -20 0z` : '',
    ),
  ]);
};
