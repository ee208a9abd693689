/** Horror: eyes, claws, teeth and what runs down. */

import { fill, line, type Motif, scene } from './scene.ts';
import { arc, at, box, disc, figure, many, path, poly, star, stroke, times } from './shapes.ts';

/** An eye that does not blink. */
export const eye: Motif = (random, { ground, ink, accent }) => {
  const lid = random.between(55, 95);
  const slit = random.between(7, 20);
  const rays = random.chance(0.5);
  return scene(ground, [
    line(
      ink,
      5,
      rays ? many(17, (i) => stroke(...at(150, 160, 118, i / 24 - 1 / 3), ...at(150, 160, 142, i / 24 - 1 / 3))) : '',
    ),
    fill(ink, path`M18 155Q150 ${155 - lid * 1.9} 282 155Q150 ${155 + lid * 1.9} 18 155z`),
    fill(accent, disc(150, 155, lid * 0.86)),
    line(
      ground,
      2,
      many(28, (i) => stroke(...at(150, 155, lid * 0.5, i / 28), ...at(150, 155, lid * 0.76, i / 28))),
    ),
    fill(
      ground,
      path`M150 ${155 - lid * 0.7}Q${150 + slit * 2} 155 150 ${155 + lid * 0.7}Q${150 - slit * 2} 155 150 ${155 - lid * 0.7}z`,
    ),
  ]);
};

/** Four slashes. */
export const claws: Motif = (random, { ground, ink, accent }) => {
  const lean = random.between(20, 90);
  const [deep, low] = random.chance(0.5) ? [accent, ink] : [ink, accent];
  const slash = (i: number, width: number): string => {
    const x = 62 + i * 50 + lean / 2;
    const [top, bottom] = [[34, 14, 22, 52][i] ?? 20, [250, 288, 280, 236][i] ?? 270];
    return path`M${x} ${top}Q${x - lean / 2 + width} ${150} ${x - lean} ${bottom}Q${x - lean / 2 - width} ${140} ${x} ${top}z`;
  };
  return scene(ground, [
    fill(
      low,
      many(4, (i) => slash(i, 21)),
    ),
    fill(
      deep,
      many(4, (i) => slash(i, 14)),
    ),
  ]);
};

/** A mouth, from inside. */
export const jaws: Motif = (random, { ground, ink, accent, second }) => {
  const count = random.whole(4, 7);
  const w = 300 / count;
  const tooth =
    (y: number, size: number) =>
    (i: number): string =>
      poly([i * w, y], [i * w + w, y], [i * w + w / 2, y + size * (1 - 0.35 * Math.abs((i + 0.5) / count - 0.5))]);
  const prey = random.chance(0.5) ? disc(150, 152, 17) : figure(150, 178, 56);
  return scene(
    accent,
    [
      fill(accent, box(0, 0, 300, 301)),
      fill(second, disc(150, 150, 128)),
      fill(ground, disc(150, 150, 82)),
      fill(ink, many(count, tooth(0, 120)), many(count, tooth(301, -120)), box(0, -9, 300, 10)),
      fill(accent, prey),
    ],
    ink,
    ink,
  );
};

/** Something runs down from above. */
export const drips: Motif = (random, { ground, accent, ink }) => {
  const widths = times(9, () => random.between(50, 150) * random.between(0.7, 1.6));
  const flow = widths.map((depth) => path`V${depth}a8.4 8.4 0 0 0 16.7 0V34a8.3 8.3 0 0 1 16.7 0`);
  return scene(
    ground,
    [
      fill(ground, box(0, 0, 300, 301)),
      fill(ink, disc(150, 190, 66)),
      fill(ground, disc(127, 182, 17), disc(173, 182, 17), star(150, 214, 3, 11, 6), box(112, 226, 76, 40)),
      line(
        ink,
        12,
        many(4, (i) => stroke(123 + i * 18, 222, 123 + i * 18, 262)),
        arc(150, 190, 60, 0.4, 0.6),
      ),
      fill(accent, `M-1 -10${flow.join('')}V-10z`),
    ],
    ground,
    accent,
  );
};
