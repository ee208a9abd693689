/** Comedy in the flesh: grins, hats and bow ties. */

import { fill, line, type Motif, scene } from './scene.ts';
import { box, disc, many, path, poly, stroke } from './shapes.ts';

/** A grin. */
export const smile: Motif = (random, { ground, ink, accent, second }) => {
  const wink = random.chance(0.4);
  const teeth = random.chance(0.5);
  const tilt = random.between(-14, 14);
  return scene(ground, [
    fill(random.chance(0.5) ? accent : second, disc(150, 152, 122)),
    fill(ink, disc(106, 118 + tilt / 2, 15), wink ? '' : disc(194, 118 - tilt / 2, 15)),
    line(ink, 9, wink ? stroke(176, 118, 212, 112) : ''),
    fill(ink, path`M76 ${168 + tilt}Q150 190 224 ${168 - tilt}Q210 250 150 250Q90 250 76 ${168 + tilt}z`),
    fill(ground, teeth ? path`M84 ${172 + tilt}Q150 192 216 ${172 - tilt}L210 190Q150 210 92 192z` : ''),
  ]);
};

/** A hat, and what is under it. */
export const hat: Motif = (random, { ground, ink, accent, second }) => {
  const bowler = random.chance(0.5);
  const glasses = random.chance(0.55);
  return scene(ground, [
    fill(second, disc(150, 160, 112)),
    fill(
      ink,
      bowler ? path`M92 104C92 20 208 20 208 104z` : poly([98, 104], [92, 20], [208, 20], [202, 104]),
      path`M56 100Q150 126 244 100v12Q150 138 56 112z`,
    ),
    fill(accent, path`M${bowler ? 92 : 97} 88Q150 104 ${bowler ? 208 : 203} 88v14Q150 118 ${bowler ? 92 : 98} 102z`),
    line(ink, 7, glasses ? disc(114, 160, 25) + disc(186, 160, 25) + stroke(139, 158, 161, 158) : ''),
    fill(
      ink,
      path`M150 206C130 190 96 196 78 222C106 236 138 232 150 218C162 232 194 236 222 222C204 196 170 190 150 206z`,
    ),
    fill(ink, glasses ? '' : disc(116, 160, 9) + disc(184, 160, 9)),
  ]);
};

/** A bow tie. */
export const bow: Motif = (random, { ground, ink, accent, second }) => {
  const dots = random.chance(0.6);
  const spot = (): string =>
    disc(random.between(60, 110), random.between(120, 186), 7) +
    disc(random.between(190, 240), random.between(120, 186), 7);
  return scene(
    ground,
    [
      fill(second, poly([84, -5], [216, -5], [150, 130])),
      fill(ink, path`M0 301V110L84 -5L150 150L216 -5L300 110V301z`),
      fill(
        accent,
        path`M150 150Q90 90 44 96Q28 152 44 208Q90 214 150 154Q210 214 256 208Q272 152 256 96Q210 90 150 150z`,
      ),
      fill(second, dots ? many(5, spot) : ''),
      fill(ground, box(132, 130, 36, 44), disc(150, 226, 6), disc(150, 262, 6)),
    ],
    ink,
  );
};
