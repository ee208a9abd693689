/** Biography: portraits, minds and busts. */

import { fill, line, type Motif, scene } from './scene.ts';
import { arc, disc, many, path, slice, stroke, times } from './shapes.ts';

/** A head from the side, looking right, about 100 units high and wide. */
export const PROFILE =
  'M22 112V86C10 78 4 64 4 46C4 18 26 2 50 2C70 2 84 14 86 34L87 42L97 58C98 61 96 62 91 63L92 69L89 72L91 77C91 84 86 88 72 86L68 90V112z';

/** A portrait in an oval. */
export const cameo: Motif = (random, { ground, ink, accent, second }) => {
  const flip = random.chance(0.5);
  return scene(ground, [
    fill(accent, path`M34 152a116 134 0 1 0 232 0a116 134 0 1 0 -232 0z`),
    fill(second, path`M48 152a102 120 0 1 0 204 0a102 120 0 1 0 -204 0z`),
    { ...fill(ink, PROFILE), at: [66, 60, 1.6], flip },
    fill(ink, path`M70 234Q${flip ? 190 : 110} 206 150 214Q212 222 232 226Q200 272 150 272Q98 272 70 234z`),
  ]);
};

/** A head full of something. */
export const mind: Motif = (random, { ground, ink, accent, second }) => {
  const flip = random.chance(0.5);
  const cx = flip ? 164 : 136;
  const what = random.pick([
    line(
      second,
      5,
      many(4, (i) => arc(cx, 116, 10 + i * 14, 0.6 + i * 0.1, 1.4 + i * 0.05)),
    ),
    fill(second, disc(cx, 116, 50)),
    fill(
      second,
      many(12, (i) => slice(cx, 116, 58, i / 12, (i + 0.5) / 12)),
    ),
    line(
      second,
      5,
      many(6, (i) => stroke(cx - 46, 84 + i * 14, cx - 46 + random.between(40, 92), 84 + i * 14)),
    ),
  ]);
  return scene(ground, [
    { ...fill(ink, PROFILE), at: [20, 34, 2.4], flip },
    what,
    fill(accent, disc(cx, 116, random.between(10, 20))),
  ]);
};

/** A bust that repeats itself. */
export const bust: Motif = (random, { ground, ink, accent, second }) => {
  const tints = random.pick([
    [second, accent, ink],
    [accent, second, ink],
    [ink, second, accent],
  ]);
  const shape = (k: number): string =>
    disc(150, 160 - 28 * k, 50 * k) +
    path`M${150 - 96 * k} 301C${150 - 96 * k} ${236 - k * 18} ${150 - 60 * k} ${222 - k * 14} 150 ${218 - k * 14}C${150 + 60 * k} ${222 - k * 14} ${150 + 96 * k} ${236 - k * 18} ${150 + 96 * k} 301z`;
  return scene(ground, [...times(3, (i) => fill(tints[i] ?? ink, shape(1.7 - i * 0.38)))], tints[0] ?? ground);
};
