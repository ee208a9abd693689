/** Fantasy: castles, swords, gates and rings. */

import { cut, fill, line, type Motif, scene } from './scene.ts';
import { at, box, disc, figure, many, path, poly, slice, star, stroke } from './shapes.ts';

/** A castle on a crag. */
export const castle: Motif = (random, { ground, ink, accent, second }) => {
  const tower = (x: number, w: number, y: number): string =>
    box(x, y, w, 260 - y) + poly([x - 5, y], [x + w / 2, y - w * 1.7], [x + w + 5, y]);
  const x = random.between(95, 150);
  return scene(
    ground,
    [
      fill(accent, disc(random.between(90, 210), 110, random.between(70, 96))),
      fill(second, poly([0, 301], [0, 220], [70, 180], [130, 236], [220, 170], [300, 240], [300, 301])),
      fill(
        ink,
        tower(x, 24, random.between(90, 120)),
        tower(x + 34, 34, random.between(60, 90)),
        tower(x + 78, 20, random.between(100, 140)),
      ),
      fill(ink, box(x, 170, 90, 60), poly([x - 60, 301], [x - 8, 214], [x + 106, 208], [x + 180, 301])),
      fill(accent, box(x + 47, 120, 8, 16), box(x + 9, 148, 6, 12), box(x + 85, 160, 6, 12)),
    ],
    ink,
  );
};

/** A sword, point down. */
export const sword: Motif = (random, { ground, ink, accent, second }) => {
  const rays = random.whole(12, 20);
  const guard = random.between(48, 72);
  return scene(ground, [
    fill(
      second,
      many(rays, (i) => slice(150, 120, 230, i / rays, (i + 0.5) / rays)),
    ),
    fill(ground, disc(150, 120, random.between(66, 96))),
    fill(ink, poly([139, 92], [161, 92], [158, 262], [150, 284], [142, 262])),
    fill(
      accent,
      path`M${150 - guard} 82q${guard} 16 ${guard * 2} 0v12q${-guard} 14 ${-guard * 2} 0z`,
      box(144, 36, 12, 50),
      disc(150, 30, 13),
    ),
    line(ground, 2, stroke(150, 104, 150, 250)),
  ]);
};

/** A gate to somewhere else. */
export const portal: Motif = (random, { ground, ink, accent, second }) => {
  const arch = (w: number): string => path`M${150 - w} 278V150A${w} ${w} 0 0 1 ${150 + w} 150V278z`;
  return scene(
    ground,
    [
      fill(ink, arch(112)),
      fill(second, arch(90)),
      fill(accent, arch(68)),
      fill(ground, disc(150, 148, 40)),
      fill(
        ink,
        many(14, () => star(random.between(96, 204), random.between(80, 180), 4, random.between(3, 8), 1.4)),
      ),
      fill(
        ink,
        poly([96, 280], [150, 226], [204, 280]),
        figure(150, 234, random.between(40, 60)),
        box(0, 278, 300, 24),
      ),
    ],
    ink,
  );
};

/** A ring of gold. */
export const ring: Motif = (random, { ground, ink, accent, second }) => {
  const marks = random.whole(18, 30);
  const r = random.between(78, 102);
  const mountain = random.chance(0.5);
  const peak = random.between(150, 184);
  return scene(ground, [
    fill(second, disc(150, 150, 134)),
    cut(accent, disc(150, 150, r), disc(150, 150, r - 28)),
    line(
      ink,
      2.5,
      many(marks, (i) => {
        const [a, b] = [at(150, 150, r - 20, i / marks), at(150, 150, r - 8, (i + random.between(-0.4, 0.4)) / marks)];
        return stroke(...a, ...b);
      }),
    ),
    fill(ink, mountain ? path`M72 301L132 ${peak}L152 186L176 ${peak + 14}L236 301z` : figure(150, 252, peak / 2.2)),
    fill(ink, mountain ? '' : path`M-10 301Q150 206 310 301z`),
  ]);
};
