/** Crime: suits, line-ups, targets and matches. */

import { cut, fill, line, type Motif, scene } from './scene.ts';
import { box, disc, figure, many, path, poly, stroke } from './shapes.ts';

/** A collar, a tie and lapels. */
export const suit: Motif = (random, { ground, ink, accent, second }) => {
  const flower = random.chance(0.5);
  const tie = random.chance(0.6);
  return scene(
    ground,
    [
      fill(ink, path`M0 301V120Q70 60 110 40H190Q230 60 300 120V301z`),
      fill(second, poly([112, 30], [188, 30], [150, 301])),
      fill(ground, poly([112, 28], [150, 74], [126, 112], [98, 44]), poly([188, 28], [150, 74], [174, 112], [202, 44])),
      fill(
        accent,
        tie
          ? poly([138, 72], [162, 72], [157, 92], [170, 230], [150, 258], [130, 230], [143, 92])
          : poly([150, 78], [104, 56], [104, 104], [150, 82], [196, 104], [196, 56]),
      ),
      line(ground, 2.5, path`M98 44L66 150L96 164L84 186L150 301L216 186L204 164L234 150L202 44`),
      fill(
        flower ? accent : ground,
        flower
          ? disc(232, 176, 12) + disc(224, 186, 9) + disc(240, 187, 9)
          : poly([214, 196], [246, 188], [246, 176], [236, 186], [230, 172], [222, 188], [214, 184]),
      ),
    ],
    ink,
  );
};

/** Height lines, and those who stand before them. */
export const lineup: Motif = (random, { ground, ink, accent, second }) => {
  const chosen = random.whole(0, 4);
  const heights = [0, 1, 2, 3, 4].map(() => random.between(150, 205));
  const person = (i: number): string => figure(42 + i * 54, 274, heights[i] ?? 180);
  return scene(
    ground,
    [
      line(
        second,
        3,
        many(8, (i) => stroke(0, 40 + i * 29, 300, 40 + i * 29)),
      ),
      fill(
        ink,
        many(5, (i) => (i === chosen ? '' : person(i))),
      ),
      fill(accent, person(chosen)),
      fill(ink, box(0, 273, 300, 30)),
    ],
    ink,
  );
};

/** A target that has been used. */
export const target: Motif = (random, { ground, ink, accent, second }) => {
  const holes = random.whole(1, 5);
  const hole = (r: number) => (): string => disc(150 + random.between(-74, 74), 152 + random.between(-74, 74), r);
  return scene(ground, [
    cut(ink, disc(150, 152, 120), disc(150, 152, 98), disc(150, 152, 76), disc(150, 152, 54)),
    fill(accent, disc(150, 152, 30)),
    line(second, 2, stroke(150, 12, 150, 292), stroke(10, 152, 290, 152)),
    fill(ground, many(holes, hole(9))),
  ]);
};

/** A match that burns. */
export const match: Motif = (random, { ground, ink, accent, second }) => {
  const lean = random.between(-26, 26);
  return scene(ground, [
    fill(second, disc(150 + lean, 96, random.between(78, 92))),
    fill(
      accent,
      path`M${150 + lean} 8Q${206 + lean} 84 ${186 + lean} 118Q${150 + lean} 160 ${114 + lean} 118Q${104 + lean} 80 ${150 + lean} 8z`,
    ),
    fill(ground, path`M${150 + lean} 64Q${176 + lean} 104 ${150 + lean} 132Q${126 + lean} 104 ${150 + lean} 64z`),
    fill(ink, poly([144 + lean, 128], [158 + lean, 128], [157, 310], [145, 310]), disc(151 + lean, 124, 13)),
  ]);
};
