/** Drama outdoors: one alone, trees, roads, torn skies and the shore. */

import { cut, fill, line, type Motif, scene } from './scene.ts';
import { arc, box, disc, figure, many, path, poly, slice, times } from './shapes.ts';

/** One who stands alone, and a long shadow. */
export const alone: Motif = (random, { ground, ink, accent, second }) => {
  const x = random.between(80, 220);
  const level = random.between(180, 220);
  const tall = random.between(54, 96);
  const sun = random.between(46, 96);
  const far = (x - 150) * 0.9 + random.pick([-60, 60]);
  return scene(
    ground,
    [
      fill(accent, disc(300 - x, level - random.between(0, 70), sun)),
      fill(second, box(0, level, 300, 130)),
      fill(ink, figure(x, level + 26, tall)),
      fill(ink, poly([x - 5, level + 24], [x + 5, level + 24], [x + far + 16, 301], [x + far - 16, 301])),
    ],
    second,
  );
};

/** A tree, and what it lets go. */
export const tree: Motif = (random, { ground, ink, accent, second }) => {
  const crown = times(9, () => disc(random.between(84, 216), random.between(54, 140), random.between(24, 44)));
  const leaf = (): string => disc(random.between(60, 250), random.between(190, 262), random.between(3, 6));
  return scene(
    ground,
    [
      fill(
        second,
        random.chance(0.6) ? disc(random.between(60, 240), 80, 50) : '',
        path`M0 276Q150 250 300 280V301H0z`,
      ),
      fill(ink, path`M141 130H159Q158 230 178 274H122Q142 230 141 130z`),
      fill(accent, ...crown),
      line(ink, 5, path`M150 190L110 120M150 170L188 104M150 200V90`),
      fill(accent, many(7, leaf)),
    ],
    second,
  );
};

/** A road to the horizon. */
export const road: Motif = (random, { ground, ink, accent, second }) => {
  const x = random.between(90, 210);
  const level = random.between(120, 160);
  const dash = (i: number): string => {
    const [a, b] = [i / 5, (i + 0.5) / 5].map((k) => k * k);
    const y = (k: number): number => level + (301 - level) * k;
    const mid = (k: number): number => x + (150 - x) * k;
    return a === undefined || b === undefined
      ? ''
      : poly([mid(a) - 6 * a, y(a)], [mid(a) + 6 * a, y(a)], [mid(b) + 6 * b, y(b)], [mid(b) - 6 * b, y(b)]);
  };
  return scene(
    ground,
    [
      fill(accent, disc(x, level, random.between(50, 90))),
      fill(second, box(0, level, 300, 190)),
      fill(ink, poly([x - 3, level], [x + 3, level], [270, 301], [30, 301])),
      fill(accent, many(5, dash)),
    ],
    random.chance(0.5) ? ink : second,
  );
};

/** Sheets of paper torn along a line. */
export const torn: Motif = (random, { ground, ink, accent, second }) => {
  const edge = times(13, (i) => [i * 25, 150 + random.between(-15, 15) + (i - 6) * random.between(2, 6)] as const);
  const lower = edge.map(([x, y]) => [x, y + random.between(10, 24)] as const);
  return scene(
    ground,
    [
      fill(accent, disc(150, 150, 104)),
      fill(ground, poly(...edge, ...lower.toReversed())),
      fill(ink, poly(...lower, [300, 301], [0, 301])),
      cut(second, slice(150, 168, 104, 0.28, 0.72)),
    ],
    ink,
  );
};

/** A gull, the sea and the sun. */
export const shore: Motif = (random, { ground, ink, accent, second }) => {
  const gull = (x: number, y: number, w: number): string =>
    path`M${x - w} ${y - w * 0.4}Q${x - w * 0.4} ${y - w * 0.6} ${x} ${y}Q${x + w * 0.4} ${y - w * 0.6} ${x + w} ${y - w * 0.4}Q${x + w * 0.4} ${y - w * 0.3} ${x} ${y + w * 0.25}Q${x - w * 0.4} ${y - w * 0.3} ${x - w} ${y - w * 0.4}z`;
  const level = random.between(150, 190);
  return scene(
    ground,
    [
      fill(accent, arc(random.between(100, 200), level, random.between(60, 94), 0.75, 1.25)),
      fill(second, box(0, level, 300, 160)),
      fill(ink, path`M0 ${level + 50}Q80 ${level + 30} 150 ${level + 54}T300 ${level + 50}V301H0z`),
      fill(
        ink,
        gull(random.between(60, 120), random.between(40, 70), 22),
        gull(random.between(170, 240), random.between(30, 90), 14),
      ),
      line(second, 3, path`M20 ${level + 84}H110M160 ${level + 98}H270`),
    ],
    ink,
  );
};
