/** Science fiction on the ground: slabs, grids, lenses and rockets. */

import { fill, line, type Motif, scene } from './scene.ts';
import { arc, box, disc, figure, many, path, poly, star, stroke } from './shapes.ts';

/** A slab in line with the sun. */
export const monolith: Motif = (random, { ground, ink, accent, second }) => {
  const w = random.between(30, 52);
  const x = random.between(120, 180);
  return scene(
    ground,
    [
      fill(accent, disc(150, random.between(90, 130), random.between(70, 100))),
      fill(second, path`M0 252Q150 214 300 252V301H0z`),
      fill(ink, box(x - w / 2, 70, w, 196)),
      fill(second, poly([x + w / 2, 70], [x + w / 2 + 9, 78], [x + w / 2 + 9, 262], [x + w / 2, 266])),
      fill(ink, figure(x - w / 2 - 34, 268, 30), path`M0 266Q150 252 300 266V301H0z`),
    ],
    ink,
  );
};

/** A sun sinks behind a grid. */
export const horizon: Motif = (random, { ground, ink, accent, second }) => {
  const x = random.between(90, 210);
  return scene(
    ground,
    [
      fill(accent, arc(150, 184, random.between(90, 120), 0.75, 1.25)),
      fill(
        ground,
        many(5, (i) => box(0, 118 + i * 14, 300, 2 + i * 1.4)),
      ),
      fill(second, box(0, 184, 300, 120)),
      line(
        ink,
        1.6,
        many(13, (i) => stroke(x, 184, x + (i - 6) * 90, 301)),
        many(6, (i) => stroke(0, 184 + i * i * 4.4, 300, 184 + i * i * 4.4)),
      ),
      fill(
        ink,
        many(18, () => disc(random.between(0, 300), random.between(0, 80), random.between(0.8, 1.8))),
      ),
    ],
    second,
  );
};

/** A lens that looks back. */
export const lens: Motif = (random, { ground, ink, accent, second }) => {
  const rings = random.whole(3, 6);
  return scene(ground, [
    fill(ink, disc(150, 152, 118)),
    fill(ground, disc(150, 152, 106)),
    line(
      second,
      3,
      many(rings, (i) => disc(150, 152, 100 - i * (54 / rings))),
    ),
    fill(accent, disc(150, 152, random.between(26, 46))),
    fill(ink, disc(150, 152, random.between(7, 13))),
    line(ink, 6, arc(150, 152, 86, 0.82, 0.96)),
  ]);
};

/** A rocket, and the moon it wants. */
export const rocket: Motif = (random, { ground, ink, accent, second }) => {
  const x = random.between(84, 150);
  return scene(ground, [
    fill(second, disc(218, 84, random.between(44, 66))),
    fill(ground, disc(200, 70, 9), disc(236, 100, 13), disc(226, 62, 5)),
    fill(accent, poly([x - 14, 196], [x + 14, 196], [x, 300])),
    fill(
      ink,
      path`M${x} 50Q${x + 40} 110 ${x + 24} 200H${x - 24}Q${x - 40} 110 ${x} 50z`,
      poly([x - 28, 150], [x - 56, 222], [x - 22, 196]),
      poly([x + 28, 150], [x + 56, 222], [x + 22, 196]),
    ),
    fill(accent, disc(x, 122, 12)),
    fill(
      ink,
      many(12, () => star(random.between(10, 290), random.between(10, 290), 4, 4, 1.2)),
    ),
  ]);
};
