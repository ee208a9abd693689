/** War: beams of light, helmets, ribbons, wire and crosses. */

import { cut, fill, line, type Motif, scene } from './scene.ts';
import { arc, box, disc, figure, many, path, poly, star } from './shapes.ts';

/** Two beams look for something small. */
export const searchlights: Motif = (random, { ground, ink, accent, second }) => {
  const [x, y] = [random.between(90, 210), random.between(50, 95)];
  const beam = (foot: number, lean: number): string =>
    poly([foot, 280], [foot + lean - 34, -10], [foot + lean + 34, -10]);
  return scene(
    ground,
    [
      fill(second, beam(40, x - 20), beam(262, x - 282)),
      fill(accent, disc(x, y + 10, 40)),
      fill(ink, path`M${x} ${y - 18}l5 20l40 14v8l-40 -4l-2 20l12 8v5h-30v-5l12 -8l-2 -20l-40 4v-8l40 -14z`),
      fill(ink, path`M0 262h26l6 -20h18l8 20h60v-34h26v18h30v16h68l6 -18h18l6 18h40v40H0z`),
    ],
    ink,
  );
};

/** A helmet, and who is not in it any more. */
export const helmet: Motif = (random, { ground, ink, accent, second }) => {
  const mark = random.whole(0, 2);
  const signs = [star(150, 132, 5, 30, 12), box(141, 104, 18, 56) + box(122, 123, 56, 18), star(166, 128, 8, 22, 8)];
  return scene(
    ground,
    [
      fill(second, box(0, 186, 300, 120)),
      fill(ink, path`M54 182C54 30 246 30 246 182l30 14v12H24v-12z`),
      fill(accent, signs[mark] ?? ''),
      line(ground, 4, path`M60 176Q150 158 240 176`),
      line(ink, 5, path`M74 208Q100 282 150 286Q200 282 226 208`),
      fill(ground, mark === 2 ? disc(166, 128, 6) : ''),
    ],
    second,
  );
};

/** A ribbon and its medal. */
export const medal: Motif = (random, { ground, ink, accent, second }) => {
  const points = random.pick([5, 8, 12]);
  const inner = points > 5 ? 44 : 26;
  return scene(ground, [
    fill(ink, poly([98, -10], [202, -10], [202, 110], [150, 150], [98, 110])),
    fill(accent, box(114, -10, 12, 132), box(174, -10, 12, 132)),
    fill(second, poly([140, -10], [160, -10], [160, 142], [150, 150], [140, 142])),
    fill(accent, star(150, 212, points, 72, inner)),
    fill(ground, disc(150, 212, 25)),
    fill(ink, disc(150, 212, 19)),
    line(ground, 2, arc(150, 212, 13, 0.55, 1.2)),
  ]);
};

/** Barbed wire before a low sun. */
export const wire: Motif = (random, { ground, ink, accent, second }) => {
  const barb = (x: number, y: number): string =>
    path`M${x - 9} ${y - 12}L${x + 9} ${y + 12}M${x + 9} ${y - 12}L${x - 9} ${y + 12}`;
  const sag = random.between(8, 34);
  const rows = [70, 132, 194];
  return scene(
    ground,
    [
      fill(accent, disc(random.between(100, 200), 168, random.between(70, 95))),
      fill(second, box(0, 226, 300, 80)),
      line(
        ink,
        3.5,
        ...rows.map(
          (y) =>
            path`M-5 ${y}Q150 ${y + sag * 2} 305 ${y - 8}` +
            many(5, (i) => barb(36 + i * 57, y + sag * (1 - ((i - 2) / 2.6) ** 2) - 3)),
        ),
      ),
      fill(
        ink,
        poly([232, 40], [252, 36], [256, 301], [236, 301]),
        figure(random.between(60, 150), 250, 46),
        box(0, 248, 300, 60),
      ),
    ],
    ink,
  );
};

/** Paper crosses, row upon row. */
export const rows: Motif = (random, { ground, ink, accent, second }) => {
  const red = random.whole(0, 15);
  const cross = (i: number): string => {
    const [x, y] = [42 + (i % 4) * 72, 44 + Math.floor(i / 4) * 68];
    return box(x - 5, y - 24, 10, 50) + box(x - 17, y - 12, 34, 10);
  };
  return scene(
    ground,
    [
      cut(second, box(-5, 288, 310, 20)),
      fill(
        ink,
        many(16, (i) => (i === red ? '' : cross(i))),
      ),
      fill(accent, cross(red)),
    ],
    second,
  );
};
