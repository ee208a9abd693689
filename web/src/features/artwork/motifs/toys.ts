/** Animation: balls, critters, blocks and confetti. */

import { fill, line, type Motif, scene } from './scene.ts';
import { box, disc, many, path, poly, slice, star, times } from './shapes.ts';

/** A ball that jumps. */
export const bounce: Motif = (random, { ground, ink, accent, second }) => {
  const hops = random.whole(2, 3);
  const w = 300 / hops;
  const r = random.between(30, 40);
  return scene(
    ground,
    [
      fill(second, box(0, 246, 300, 60)),
      line(ink, 3, `M0 246${many(hops, (i) => path`Q${i * w + w / 2} ${-90 + i * 130} ${(i + 1) * w} 246`)}`),
      fill(accent, disc(w / 2, 92 - r / 2, r)),
      fill(ink, disc(w / 2 - 10, 88 - r / 2, 5), disc(w / 2 + 12, 88 - r / 2, 5)),
      line(ink, 4, path`M${w / 2 - 10} ${102 - r / 2}q11 10 22 0`),
      fill(ink, path`M${w / 2 - 30} 262a30 6 0 1 0 60 0a30 6 0 1 0 -60 0z`),
    ],
    second,
  );
};

/** A creature of simple shapes. */
export const critter: Motif = (random, { ground, ink, accent, second }) => {
  const body = random.pick([
    path`M64 301V150A86 86 0 0 1 236 150V301z`,
    path`M70 301Q60 70 150 64Q240 70 230 301z`,
    box(72, 96, 156, 210),
    poly([40, 301], [150, 54], [260, 301]),
  ]);
  const eyes = random.whole(1, 3);
  const ears = random.pick([
    poly([78, 120], [86, 50], [130, 84]) + poly([222, 120], [214, 50], [170, 84]),
    disc(92, 86, 27) + disc(208, 86, 27),
    '',
  ]);
  const each = (r: number, dx = 0): string => many(eyes, (i) => disc(150 + (i - (eyes - 1) / 2) * 46 + dx, 150, r));
  return scene(
    ground,
    [
      fill(second, disc(150, 160, 132)),
      fill(accent, ears, body),
      fill('#ffffff', each(eyes === 1 ? 34 : 21)),
      fill('#14141a', each(eyes === 1 ? 15 : 9, random.between(-7, 7))),
      fill(ink, random.chance(0.5) ? path`M118 204Q150 250 182 204z` : path`M112 208h76v14h-76z`),
    ],
    accent,
  );
};

/** Shapes on shapes. */
export const tower: Motif = (random, { ground, ink, accent, second }) => {
  const colours = random.pick([
    [ink, accent, second],
    [accent, ink, second],
    [second, accent, ink],
  ]);
  const [a = ink, b = ink, c = ink] = colours;
  return scene(
    ground,
    [
      fill(a, box(76, 204, 148, 98)),
      fill(c, slice(150, 301, 52, -0.25, 0.25)),
      fill(b, random.chance(0.5) ? disc(150, 146, 58) : slice(150, 204, 74, -0.25, 0.25)),
      fill(c, random.chance(0.5) ? poly([106, 92], [150, 14], [194, 92]) : disc(150, 56, 34)),
      fill(ground, disc(132, 142, 8), disc(168, 142, 8)),
    ],
    a,
  );
};

/** Confetti. */
export const confetti: Motif = (random, { ground, ink, accent, second }) => {
  const step = random.pick([50, 60]);
  const across = 300 / step;
  const scraps = times(across * across, (i) => {
    const [x, y] = [(i % across) * step + step / 2, Math.floor(i / across) * step + step / 2];
    const r = step * random.between(0.26, 0.44);
    const kinds = [
      disc(x, y, r),
      slice(x, y + r / 2, r * 1.4, -0.25, 0.25),
      star(x, y, 4, r * 1.2, r / 2),
      poly([x - r, y + r], [x, y - r], [x + r, y + r]),
    ];
    return { tint: random.whole(0, 2), d: random.pick(['', ...kinds]) };
  });
  const of = (wanted: number): string => scraps.map(({ tint, d }) => (tint === wanted ? d : '')).join('');
  return scene(ground, [fill(ink, of(0)), fill(accent, of(1)), fill(second, of(2))]);
};
