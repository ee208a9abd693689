/** Film noir: blinds, stairs and street lamps. */

import { fill, type Motif, scene } from './scene.ts';
import { box, disc, figure, many, path, poly } from './shapes.ts';

/** Light through a blind, and somebody in it. */
export const blinds: Motif = (random, { ground, ink, accent }) => {
  const slats = random.whole(7, 11);
  const step = 250 / slats;
  const x = random.between(95, 205);
  const lean = random.pick([-14, 0, 14]);
  return scene(ground, [
    fill(
      accent,
      many(slats, (i) =>
        poly(
          [30, 28 + i * step + lean],
          [270, 28 + i * step - lean],
          [270, 28 + i * step + step * 0.56 - lean],
          [30, 28 + i * step + step * 0.56 + lean],
        ),
      ),
    ),
    fill(
      ground,
      path`M${x - 62} 301V236Q${x - 54} 204 ${x - 18} 196V178Q${x - 30} 160 ${x - 28} 128H${x - 52}Q${x - 28} 120 ${x - 28} 112Q${x - 26} 72 ${x - 12} 76Q${x} 82 ${x + 12} 76Q${x + 26} 72 ${x + 28} 112Q${x + 28} 120 ${x + 52} 128H${x + 28}Q${x + 30} 160 ${x + 18} 178V196Q${x + 54} 204 ${x + 62} 236V301z`,
    ),
    fill(ink, random.chance(0.5) ? disc(x + 30, 164, 4) : box(x - 27, 106, 54, 7)),
  ]);
};

/** Stairs, and the light at their top. */
export const stairs: Motif = (random, { ground, ink, accent, second }) => {
  const steps = random.whole(6, 9);
  const [w, h] = [300 / steps, 230 / steps];
  const where = random.whole(1, steps - 4);
  return scene(
    ground,
    [
      fill(accent, random.chance(0.5) ? box(218, 6, 56, 130) : disc(236, 66, 48)),
      fill(ink, `M0 301V270${many(steps, (i) => path`H${(i + 1) * w}V${270 - (i + 1) * h}`)}V301z`),
      fill(
        second,
        `M0 301${many(steps, (i) => path`L${i * w} ${272 - i * h + h * 0.6}L${(i + 1) * w} ${272 - i * h + h * 0.6 - 3}`)}V301z`,
      ),
      fill(ink, figure(w * (where + 0.5), 271 - h * where, random.between(48, 72))),
    ],
    second,
  );
};

/** Somebody under a street lamp. */
export const lamp: Motif = (random, { ground, ink, accent, second }) => {
  const x = random.between(96, 204);
  return scene(ground, [
    fill(second, poly([x - 8, 62], [x + 8, 62], [x + 92, 268], [x - 92, 268])),
    fill(accent, path`M${x - 92} 268a92 17 0 1 0 184 0a92 17 0 1 0 -184 0z`, disc(x, 56, 12)),
    fill(ink, path`M${x - 4} 0h8v40l16 14h-40l16 -14z`),
    fill(ground, figure(x + 4, 272, 104), poly([x - 6, 268], [x + 14, 268], [x + 66, 301], [x + 20, 301])),
  ]);
};
