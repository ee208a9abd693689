/** Family: balloons, kites, rainbows and homes. */

import { fill, line, type Motif, scene } from './scene.ts';
import { arc, box, disc, path, poly, times } from './shapes.ts';

/** Balloons, and one that leaves. */
export const balloons: Motif = (random, { ground, ink, accent, second }) => {
  const spots = times(
    5,
    (i) =>
      [
        66 + i * 42 + random.between(-8, 8),
        110 + Math.abs(i - 2) * 18 + random.between(-26, 18),
        random.between(34, 44),
      ] as const,
  );
  const tint = (k: number): string =>
    spots
      .filter((_, i) => i % 3 === k)
      .map(([x, y, r]) => disc(x, y, r) + poly([x - 6, y + r + 6], [x, y + r - 3], [x + 6, y + r + 6]))
      .join('');
  return scene(ground, [
    line(ink, 2, ...spots.map(([x, y, r]) => path`M${x} ${y + r}Q150 230 150 301`)),
    fill(second, tint(1)),
    fill(accent, tint(0)),
    fill(ink, tint(2)),
    fill(accent, disc(random.between(200, 260), 34, 15)),
  ]);
};

/** A kite over hills. */
export const kite: Motif = (random, { ground, ink, accent, second }) => {
  const x = random.between(110, 210);
  const hill = random.between(220, 245);
  return scene(
    ground,
    [
      line(ink, 2.5, path`M${x} 170Q${x - 60} 210 ${x - 20} 236T60 ${hill + 20}`),
      fill(accent, poly([x, 24], [x + 58, 92], [x, 172])),
      fill(ink, poly([x, 24], [x - 58, 92], [x, 172])),
      fill(second, path`M0 ${hill + 14}Q90 ${hill - 36} 190 ${hill + 18}T301 ${hill + 6}V301H0z`),
      fill(ink, disc(60, hill + 8, 6), box(56, hill + 12, 8, 14)),
    ],
    second,
  );
};

/** A rainbow of what colours there are. */
export const rainbow: Motif = (random, { ground, ink, accent, second }) => {
  const x = random.pick([0, 150, 300]);
  const w = x === 150 ? 22 : 34;
  const order = random.pick([
    [ink, accent, second],
    [accent, second, ink],
  ]);
  return scene(ground, [
    ...times(6, (i) => fill(i === 5 ? ground : (order[i % 3] ?? ink), disc(x, 300, w * (6.3 - i)))),
    fill(x === 150 ? second : accent, disc(x === 0 ? 238 : x === 300 ? 62 : 150, x === 150 ? 84 : 70, 30)),
  ]);
};

/** A home. */
export const home: Motif = (random, { ground, ink, accent, second }) => {
  const x = random.between(-24, 24);
  const tree = random.chance(0.5) ? disc(258, 196, 36) : poly([222, 240], [258, 120], [294, 240]);
  return scene(
    ground,
    [
      fill(second, disc(76 - x, 78, 42)),
      fill(ink, box(254, 200, 8, 70), tree),
      fill(accent, box(84 + x, 150, 118, 120)),
      fill(ink, poly([66 + x, 154], [143 + x, 74], [220 + x, 154]), box(180 + x, 84, 18, 44)),
      fill(
        second,
        box(104 + x, 176, 32, 32),
        random.chance(0.5) ? box(154 + x, 200, 30, 70) : path`M${154 + x} 270v-56a15 15 0 0 1 30 0v56z`,
      ),
      fill(ink, path`M0 268Q150 250 300 270V301H0z`),
      line(ground, 3, arc(143 + x, 120, 12, 0, 0.99)),
    ],
    ink,
  );
};
