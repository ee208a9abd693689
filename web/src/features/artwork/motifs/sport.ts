/** Sport: lanes, courts, balls, flags and podiums. */

import { fill, line, type Motif, scene } from './scene.ts';
import { arc, at, box, disc, figure, many, path, poly, slice, stroke } from './shapes.ts';

/** The bend of a track. */
export const lanes: Motif = (random, { ground, ink, accent, second }) => {
  const hot = random.whole(1, 3);
  const [x, y] = random.pick([
    [0, 300],
    [300, 300],
    [150, 330],
  ]);
  const radius = (i: number): number => 96 + i * 44;
  const spot = at(x, y, radius(hot), (x === 0 ? 0.11 : x === 300 ? 0.89 : 0.02) + random.between(-0.03, 0.03));
  return scene(ground, [
    fill(second, disc(x, y, 296)),
    line(
      ink,
      3,
      many(6, (i) => disc(x, y, radius(i) - 22)),
    ),
    line(accent, 36, disc(x, y, radius(hot))),
    fill(ground, disc(x, y, 72)),
    fill(ink, disc(...spot, 15)),
  ]);
};

/** A court or a pitch from above. */
export const court: Motif = (random, { ground, ink, accent, second }) => {
  const [x, y] = [random.between(70, 230), random.between(60, 240)];
  const football = random.chance(0.5);
  return scene(ground, [
    fill(second, football ? many(4, (i) => box(i * 75, -5, 37.5, 310)) : box(36, 22, 228, 310)),
    line(ink, 4, box(36, 22, 228, 310), stroke(36, 164, 264, 164)),
    line(
      ink,
      4,
      football
        ? disc(150, 164, 50) + box(94, 22, 112, 52)
        : box(66, 22, 168, 310) + stroke(150, 80, 150, 248) + stroke(66, 80, 234, 80) + stroke(66, 248, 234, 248),
    ),
    line(accent, 3, path`M${x} ${y}Q${300 - x} ${y - 70} ${x > 150 ? 20 : 280} ${y > 150 ? 20 : 280}`),
    fill(accent, disc(x, y, 16)),
  ]);
};

/** A ball, very near. */
export const ball: Motif = (random, { ground, ink, accent, second }) => {
  const kind = random.whole(0, 2);
  const turn = random.between(-0.1, 0.1);
  const seams = [
    stroke(...at(150, 152, 112, turn), ...at(150, 152, 112, turn + 0.5)) +
      stroke(...at(150, 152, 112, turn + 0.25), ...at(150, 152, 112, turn + 0.75)) +
      arc(...at(150, 152, 152, turn + 0.25), 104, turn + 0.625, turn + 0.878) +
      arc(...at(150, 152, 152, turn + 0.75), 104, turn + 0.125, turn + 0.378),
    arc(...at(150, 152, 150, turn + 0.25), 106, turn + 0.628, turn + 0.875) +
      arc(...at(150, 152, 150, turn + 0.75), 106, turn + 0.128, turn + 0.375),
    many(5, (i) => stroke(...at(150, 152, 40, turn + i / 5), ...at(150, 152, 112, turn + i / 5))),
  ];
  return scene(ground, [
    fill(second, poly([0, 60], [150, 40], [150, 264], [0, 180])),
    fill(accent, disc(150, 152, 112)),
    line(ink, 6, seams[kind] ?? ''),
    fill(ink, kind === 2 ? poly(...[0, 1, 2, 3, 4].map((i) => at(150, 152, 42, turn + i / 5))) : ''),
    line(ink, 6, disc(150, 152, 112)),
  ]);
};

/** A flag of squares. */
export const flag: Motif = (random, { ground, ink, accent, second }) => {
  const lift = random.between(12, 30);
  const y = (column: number, row: number): number => 56 + row * 36 + Math.sin(column * 0.9) * lift;
  const tile = (i: number): string => {
    const [c, r] = [i % 6, Math.floor(i / 6)];
    const x = 62 + c * 36;
    return (c + r) % 2 === 1
      ? ''
      : poly([x, y(c, r)], [x + 36, y(c + 1, r)], [x + 36, y(c + 1, r + 1)], [x, y(c, r + 1)]);
  };
  return scene(ground, [
    fill(second, disc(170, 150, 118)),
    fill(ink, many(24, tile)),
    fill(accent, box(50, 30, 12, 275), disc(56, 28, 12)),
  ]);
};

/** Three who won. */
export const podium: Motif = (random, { ground, ink, accent, second }) => {
  const order = random.pick([
    [1, 0, 2],
    [2, 0, 1],
    [2, 1, 0],
  ]);
  const h = (i: number): number => 130 - (order[i] ?? 0) * 38;
  return scene(ground, [
    fill(
      second,
      many(10, (i) => slice(150, 150, 260, i / 10, (i + 0.5) / 10)),
    ),
    fill(
      ink,
      ...[0, 1, 2].map((i) =>
        order[i] === 0 ? '' : box(36 + i * 76, 301 - h(i), 76, h(i)) + figure(74 + i * 76, 301 - h(i), 92),
      ),
    ),
    fill(
      accent,
      ...[0, 1, 2].map((i) =>
        order[i] === 0 ? box(36 + i * 76, 301 - h(i), 76, h(i)) + figure(74 + i * 76, 301 - h(i), 104) : '',
      ),
    ),
  ]);
};
