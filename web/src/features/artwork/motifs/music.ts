/** Music: records, levels, keys, waves and notes. */

import { fill, line, type Motif, scene } from './scene.ts';
import { arc, box, disc, many, path, poly } from './shapes.ts';

/** A record. */
export const record: Motif = (random, { ground, ink, accent, second }) => {
  const [x, y, k] = random.pick([
    [150, 150, 1],
    [80, 170, 1.3],
    [300, 150, 1.5],
    [150, 290, 1.7],
  ]);
  return scene(ground, [
    fill(ink, disc(x, y, 126 * k)),
    line(
      ground,
      1.5,
      many(6, (i) => disc(x, y, (62 + i * 10) * k)),
    ),
    line(second, 5 * k, arc(x, y, 96 * k, random.between(0.02, 0.08), 0.16), arc(x, y, 96 * k, 0.54, 0.64)),
    fill(accent, disc(x, y, 46 * k)),
    fill(second, disc(x, y, 18 * k)),
    fill(ground, disc(x, y, 5 * k)),
  ]);
};

/** Levels. */
export const levels: Motif = (random, { ground, ink, accent, second }) => {
  const count = random.whole(7, 11);
  const w = 250 / count;
  const peak = random.between(0.3, 0.7) * count;
  const heights = Array.from(
    { length: count },
    (_, i) => 50 + 180 * Math.exp(-(((i - peak) / 3) ** 2)) * random.between(0.6, 1.05),
  );
  const middle = random.chance(0.5);
  const bar = (i: number): string =>
    box(25 + i * w, middle ? 152 - (heights[i] ?? 0) / 2 : 272 - (heights[i] ?? 0), w * 0.66, heights[i] ?? 0);
  return scene(ground, [
    fill(
      ink,
      many(count, (i) => (i % 3 === 1 ? '' : bar(i))),
    ),
    fill(
      accent,
      many(count, (i) => (i % 3 === 1 ? bar(i) : '')),
    ),
    fill(second, middle ? box(0, 149, 300, 5) : box(25, 280, 250 - w * 0.34, 6)),
  ]);
};

/** A piano's keys. */
export const keys: Motif = (random, { ground, ink, accent, second }) => {
  const hot = random.whole(1, 5);
  const w = 300 / 7;
  return scene(ground, [
    fill(second, box(0, 30, 300, 12)),
    fill(ink, box(0, 42, 300, 218)),
    fill(
      ground,
      many(7, (i) => (i === hot ? '' : box(i * w + 2, 42, w - 4, 212))),
    ),
    fill(accent, box(hot * w + 2, 42, w - 4, 226)),
    fill(
      ink,
      many(6, (i) => (i === 2 ? '' : box((i + 1) * w - 13, 42, 26, 128))),
    ),
  ]);
};

/** Pulses, row behind row. */
export const waves: Motif = (random, { ground, ink, accent }) => {
  const row = (y: number): string => {
    const steps = 30;
    const points = many(steps - 1, (i) => {
      const rise = Math.exp(-(((i - 14) / 5.5) ** 2));
      return path`L${24 + (i + 1) * 8.4} ${y - rise * random.between(4, 62)}`;
    });
    return `M16 ${y}${points}L284 ${y}`;
  };
  const hot = random.whole(2, 9);
  return scene(
    ground,
    Array.from({ length: 12 }, (_, i) => ({
      d: row(76 + i * 17),
      fill: ground,
      stroke: i === hot ? accent : ink,
      width: i === hot ? 3.4 : 2.2,
    })),
  );
};

/** A note, large. */
export const note: Motif = (random, { ground, ink, accent, second }) => {
  const pair = random.chance(0.5);
  const head = (x: number, y: number): string =>
    path`M${x - 32} ${y + 6}C${x - 36} ${y - 20} ${x + 20} ${y - 34} ${x + 32} ${y - 10}C${x + 38} ${y + 16} ${x - 22} ${y + 32} ${x - 32} ${y + 6}z`;
  return scene(ground, [
    line(
      second,
      3,
      many(5, (i) => path`M-5 ${90 + i * 32}Q150 ${60 + i * 32} 305 ${104 + i * 32}`),
    ),
    fill(accent, pair ? '' : disc(random.between(70, 230), random.between(80, 110), 46)),
    fill(
      ink,
      ...(pair
        ? [head(92, 226), head(212, 206), box(113, 70, 11, 152), box(233, 50, 11, 152)]
        : [head(132, 230), box(153, 46, 11, 180), path`M164 46Q176 100 222 116Q236 146 214 178Q220 140 164 116z`]),
    ),
    fill(accent, pair ? poly([113, 70], [244, 48], [244, 84], [113, 106]) : ''),
  ]);
};
