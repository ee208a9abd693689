/** Plain shapes, for shorts and for anything else. */

import { cut, fill, type Motif, scene } from './scene.ts';
import { at, box, disc, many, slice } from './shapes.ts';

/** Quarter circles in a grid. */
export const quarters: Motif = (random, { ground, ink, accent, second }) => {
  const n = random.pick([2, 3]);
  const s = 300 / n;
  const cells = Array.from({ length: n * n }, (_, i) => {
    const [x, y] = [(i % n) * s, Math.floor(i / n) * s];
    const k = random.whole(0, 3);
    const [cx, cy] = [x + (k % 2) * s, y + (k > 1 ? s : 0)];
    const from = [0.25, 0.5, 0, 0.75][k] ?? 0;
    return [
      random.whole(0, 2),
      random.chance(0.2) ? disc(x + s / 2, y + s / 2, s * 0.32) : slice(cx, cy, s, from, from + 0.25),
    ] as const;
  });
  const of = (which: number): string => cells.map(([tint, d]) => (tint === which ? d : '')).join('');
  return scene(ground, [fill(ink, of(0)), fill(accent, of(1)), fill(second, of(2))]);
};

/** Half circles that do not quite meet. */
export const halves: Motif = (random, { ground, ink, accent, second }) => {
  const r = random.between(78, 104);
  const slip = random.between(14, 56) * random.pick([1, -1]);
  const turn = random.pick([0, 0.25, 0.125]);
  const [dx, dy] = at(0, 0, slip, turn);
  return scene(ground, [
    fill(accent, slice(150 + dx, 152 + dy, r, turn, turn + 0.5)),
    fill(ink, slice(150 - dx, 152 - dy, r, turn + 0.5, turn + 1)),
    fill(second, random.chance(0.6) ? disc(...at(150, 152, r * 0.62, turn + 0.25), r * 0.26) : ''),
  ]);
};

/** One dot, and bars that give way. */
export const dot: Motif = (random, { ground, ink, accent, second }) => {
  const count = random.whole(6, 9);
  const step = 270 / count;
  const [x, y] = [random.between(90, 210), random.between(90, 210)];
  const row = (i: number): string => {
    const top = 20 + i * step;
    const reach = 62 ** 2 - (top + step * 0.25 - y) ** 2;
    const gap = reach > 0 ? Math.sqrt(reach) : 0;
    return gap === 0
      ? box(24, top, 252, step * 0.5)
      : box(24, top, Math.max(0, x - gap - 24), step * 0.5) + box(x + gap, top, Math.max(0, 276 - x - gap), step * 0.5);
  };
  const cutAt = random.whole(1, count - 1);
  return scene(ground, [
    fill(ink, many(cutAt, row)),
    cut(
      second,
      many(count - cutAt, (i) => row(i + cutAt)),
    ),
    fill(accent, disc(x, y, 44)),
  ]);
};
