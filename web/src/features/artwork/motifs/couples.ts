/** Romance as a place: the moon, faces, windows and the town. */

import { PROFILE } from './heads.ts';
import { fill, line, type Motif, scene } from './scene.ts';
import { arc, box, disc, figure, many, path, poly, stroke } from './shapes.ts';

/** The moon on the sea, and two who look. */
export const moonlight: Motif = (random, { ground, ink, accent, second }) => {
  const x = random.between(100, 200);
  const apart = random.between(9, 15);
  return scene(
    ground,
    [
      fill(accent, disc(x, 96, random.between(50, 70))),
      fill(second, box(0, 176, 300, 130)),
      fill(
        accent,
        many(6, (i) => {
          const w = 86 - i * 12 + random.between(-8, 8);
          return box(x - w / 2, 184 + i * 13, w, 5);
        }),
      ),
      fill(ink, path`M0 270Q${x} 244 300 274V301H0z`, figure(x - apart, 264, 74), figure(x + apart, 264, 68)),
    ],
    ink,
  );
};

/** Two faces. */
export const faces: Motif = (random, { ground, ink, accent, second }) => {
  const left = { ...fill(accent, PROFILE), at: [-46, 60, 2.2] as const };
  const right = { ...fill(ink, PROFILE), at: [-46, 60 + random.between(-16, 16), 2.2] as const, flip: true };
  return scene(ground, [fill(second, disc(150, random.between(60, 110), 40)), left, right], ground);
};

/** Two windows, lit. */
export const windows: Motif = (random, { ground, ink, accent, second }) => {
  const [a, b] = random.pick([
    [1, 9],
    [4, 7],
    [2, 6],
    [0, 10],
    [5, 11],
  ]);
  const pane = (i: number): string => box(48 + (i % 3) * 74, 20 + Math.floor(i / 3) * 70, 54, 54);
  const who = (i: number): string => figure(75 + (i % 3) * 74, 74 + Math.floor(i / 3) * 70, 44);
  return scene(
    ground,
    [
      fill(second, box(22, -5, 256, 320)),
      fill(
        ground,
        many(12, (i) => (i === a || i === b ? '' : pane(i))),
      ),
      fill(accent, pane(a), pane(b)),
      fill(ink, who(a), who(b)),
    ],
    second,
  );
};

/** A tower of the city of love, or of any. */
export const skyline: Motif = (random, { ground, ink, accent, second }) => {
  const block = (i: number): string => {
    const h = random.between(70, 190);
    return box(i * 38 - 4, 301 - h, 39, h);
  };
  const lit = (): string => box(8 + random.whole(0, 19) * 15, 290 - random.whole(1, 9) * 14, 6, 8);
  return scene(
    ground,
    [
      fill(accent, disc(random.between(80, 220), random.between(70, 110), random.between(44, 64))),
      fill(second, many(8, block)),
      fill(
        ink,
        many(8, (i) => (i % 2 === 0 ? box(i * 38 + 12, 230 + (i % 3) * 16, 40, 80) : '')),
      ),
      fill(accent, many(16, lit)),
      line(ink, 2, arc(150, -60, 150, 0.36, 0.64), stroke(-5, 30, 305, 22)),
      fill(ink, poly([0, 292], [300, 292], [300, 301], [0, 301])),
    ],
    ink,
  );
};
