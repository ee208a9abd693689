/** Musicals and talk: curtains, ribbons, microphones and bubbles. */

import { fill, flipped, line, type Motif, scene } from './scene.ts';
import { box, disc, figure, many, path, poly, star, stroke } from './shapes.ts';

/** A curtain that opens. */
export const curtain: Motif = (random, { ground, ink, accent, second }) => {
  const open = random.between(44, 74);
  const fold = (i: number): string =>
    path`M${i * 25} -5H${i * 25 + 13}Q${i * 25 * (1 - open / 190) + 13} 160 ${i * 25 * 0.62 + 6} 301H${i * 25 * 0.62}Q${i * 25 * (1 - open / 190)} 160 ${i * 25} -5z`;
  const half = path`M-5 -5H150Q${150 - open} 190 ${96 - open / 3} 301H-5z`;
  const side = [fill(ink, half), fill(second, many(6, fold))];
  return scene(
    ground,
    [
      fill(accent, poly([150, -10], [230, 301], [70, 301])),
      fill(ground, random.chance(0.6) ? figure(150, 286, random.between(80, 120)) : star(150, 200, 5, 44, 18)),
      ...side,
      ...side.map(flipped),
      fill(second, box(0, 286, 300, 20)),
    ],
    second,
  );
};

/** A dancer's ribbon. */
export const ribbon: Motif = (random, { ground, ink, accent, second }) => {
  const swing = random.between(50, 90);
  const curl = (shift: number): string =>
    path`M-10 ${60 + shift}C90 ${60 - swing + shift} 90 ${170 + swing + shift} 170 ${130 + shift}S250 ${40 + shift} 310 ${120 + shift}`;
  return scene(ground, [
    line(second, 20, curl(20)),
    line(accent, 20, curl(44)),
    line(ink, 20, curl(68)),
    fill(
      ink,
      ...[
        [70, 250],
        [150, 262],
        [226, 246],
      ].map(([x = 0, y = 0]) => star(x, y, random.whole(4, 6), 19, 8)),
    ),
  ]);
};

/** A microphone. */
export const microphone: Motif = (random, { ground, ink, accent, second }) => {
  const old = random.chance(0.5);
  return scene(ground, [
    fill(second, disc(150, 140, random.between(104, 124))),
    fill(accent, old ? path`M92 96A58 58 0 0 1 208 96V158A58 58 0 0 1 92 158z` : disc(150, 98, 64)),
    fill(
      ink,
      old
        ? box(86, 118, 128, 18) + many(4, (i) => box(112 + i * 22, 54, 9, 58) + box(112 + i * 22, 142, 9, 58))
        : poly([96, 134], [204, 134], [172, 310], [128, 310]),
    ),
    line(ink, 12, old ? path`M74 130V160A76 76 0 0 0 226 160V130M150 236V300M104 300H196` : stroke(84, 98, 216, 98)),
    line(ground, 3, old ? '' : many(3, (i) => stroke(118 + i * 32, 44, 118 + i * 32, 90))),
  ]);
};

/** Two who talk. */
export const bubbles: Motif = (random, { ground, ink, accent, second }) => {
  const dots = random.chance(0.5);
  const drop = random.between(-14, 14);
  return scene(ground, [
    fill(ink, path`M30 ${54 + drop}h150a20 20 0 0 1 20 20v70a20 20 0 0 1 -20 20H96l-42 38v-38H30z`),
    fill(accent, path`M270 ${134 - drop}H140a20 20 0 0 0 -20 20v66a20 20 0 0 0 20 20h84l40 36v-36h6z`),
    fill(
      ground,
      dots ? many(3, (i) => disc(78 + i * 36, 109 + drop, 9)) : box(56, 92 + drop, 116, 8) + box(56, 114 + drop, 82, 8),
    ),
    fill(
      second,
      dots
        ? box(146, 176 - drop, 96, 8) + box(146, 196 - drop, 64, 8)
        : many(3, (i) => disc(160 + i * 34, 188 - drop, 8)),
    ),
  ]);
};
