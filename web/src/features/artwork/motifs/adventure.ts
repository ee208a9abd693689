/** Adventure: peaks, compasses, boats and dunes. */

import { fill, line, type Motif, scene } from './scene.ts';
import { at, box, disc, figure, many, path, poly, stroke } from './shapes.ts';

/** Peaks behind peaks. */
export const peaks: Motif = (random, { ground, ink, accent, second }) => {
  const x = random.between(110, 190);
  const top = random.between(60, 96);
  return scene(
    ground,
    [
      fill(accent, disc(x + random.pick([-70, 64]), top + 20, random.between(34, 50))),
      fill(second, poly([-20, 301], [60, 140], [110, 200], [230, 110], [330, 301])),
      fill(ink, poly([x - 150, 301], [x, top], [x + 150, 301])),
      fill(
        ground,
        poly(
          [x, top],
          [x + 32, top + 46],
          [x + 14, top + 38],
          [x + 4, top + 60],
          [x - 12, top + 40],
          [x - 30, top + 46],
        ),
      ),
      line(accent, 4, path`M${x + 30} 301Q${x - 70} 270 ${x + 6} 240T${x - 6} 190T${x + 2} 150`),
    ],
    ink,
  );
};

/** A compass rose. */
export const compass: Motif = (random, { ground, ink, accent, second }) => {
  const turn = random.between(-0.06, 0.1);
  const needle = (share: number, r: number): string =>
    poly(
      at(150, 152, r, turn + share),
      at(150, 152, 17, turn + share + 0.125),
      [150, 152],
      at(150, 152, 17, turn + share - 0.125),
    );
  return scene(ground, [
    line(second, 5, disc(150, 152, 92)),
    line(
      second,
      2,
      many(48, (i) => stroke(...at(150, 152, 100, i / 48), ...at(150, 152, i % 4 === 0 ? 116 : 107, i / 48))),
    ),
    fill(
      second,
      many(4, (i) => needle(0.125 + i / 4, 70)),
    ),
    fill(
      ink,
      many(4, (i) => needle(i / 4, 128)),
    ),
    fill(accent, needle(0, 128)),
    fill(ground, disc(150, 152, 7)),
  ]);
};

/** A small boat on a large sea. */
export const boat: Motif = (random, { ground, ink, accent, second }) => {
  const x = random.between(110, 190);
  const wave = (y: number, w: number): string =>
    `M-40 ${y}${many(12, () => path`q${w / 4} -12 ${w / 2} 0t${w / 2} 0`)}V310H-40z`;
  return scene(
    ground,
    [
      fill(second, disc(300 - x, 110, random.between(54, 86))),
      fill(accent, poly([x + 2, 70], [x + 2, 176], [x + 58, 176])),
      fill(
        ink,
        poly([x - 6, 88], [x - 6, 176], [x - 48, 176]),
        path`M${x - 62} 186H${x + 66}L${x + 44} 222H${x - 44}z`,
        box(x - 2, 64, 4, 124),
      ),
      fill(second, wave(216, 60)),
      fill(ink, wave(244, 76)),
    ],
    ink,
  );
};

/** Dunes, and a traveller's trail. */
export const dunes: Motif = (random, { ground, ink, accent, second }) => {
  const ridge = random.between(150, 180);
  const x = random.between(170, 226);
  return scene(
    ground,
    [
      fill(second, disc(random.between(76, 150), random.between(80, 110), random.between(46, 74))),
      fill(
        accent,
        path`M0 ${ridge + 40}Q90 ${ridge + 20} ${x - 10} ${ridge}Q250 ${ridge + 60} 300 ${ridge + 56}V301H0z`,
      ),
      fill(
        ink,
        path`M${x - 10} ${ridge}Q${x - 50} ${ridge + 50} ${x - 30} ${ridge + 80}T${x - 90} 301H301V${ridge + 56}Q250 ${ridge + 60} ${x - 10} ${ridge}z`,
      ),
      fill(ink, figure(x - 36, ridge + 8, 30)),
      line(ink, 2, path`M${x - 46} ${ridge + 12}Q${x - 120} ${ridge + 24} -5 ${ridge + 66}`),
    ],
    ink,
  );
};
