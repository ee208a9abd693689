/** Westerns: mesas, badges and cacti. */

import { fill, line, type Motif, scene } from './scene.ts';
import { at, box, disc, many, path, star } from './shapes.ts';

/** Table mountains before a low sun. */
export const mesa: Motif = (random, { ground, ink, accent, second }) => {
  const x = random.between(70, 230);
  const top = random.between(120, 160);
  const table = (left: number, width: number, y: number): string =>
    path`M${left} ${y}h${width}l6 40h12l18 110h${-width - 72}l18 -110h12z`;
  return scene(
    ground,
    [
      fill(second, disc(x, 120, random.between(64, 92))),
      fill(accent, table(300 - x - 60, 84, top), box(0, 236, 300, 70)),
      fill(ink, table(x - 130, 40, top + 30), table(x + 60, 70, top + 62), box(0, 262, 300, 50)),
    ],
    ink,
  );
};

/** The sheriff's star. */
export const badge: Motif = (random, { ground, ink, accent, second }) => {
  const points = random.pick([5, 6, 7]);
  const tips = many(points, (i) => disc(...at(150, 155, 116, i / points), 13));
  const shot = random.chance(0.7) ? ([random.between(125, 185), random.between(130, 185)] as const) : undefined;
  return scene(ground, [
    fill(accent, star(150, 155, points, 114, 56), tips),
    line(ground, 4, disc(150, 155, 44)),
    fill(second, shot ? '' : star(150, 155, 5, 30, 13)),
    fill(ink, shot ? star(...shot, 9, 27, 11, 0.02) : ''),
    fill(ground, shot ? disc(...shot, 9) : ''),
  ]);
};

/** A cactus, alone. */
export const cactus: Motif = (random, { ground, ink, accent, second }) => {
  const [left, right] = [random.between(120, 180), random.between(90, 150)];
  return scene(
    ground,
    [
      fill(accent, disc(150, 165, random.between(90, 115))),
      fill(
        ground,
        many(5, (i) => box(0, 190 + i * 17, 300, 2 + i * 2)),
      ),
      line(ink, 30, path`M150 310V70M150 ${left + 60}H92V${left}M150 ${right + 75}H206V${right}`),
      fill(
        ink,
        disc(150, 70, 15),
        disc(92, left, 15),
        disc(206, right, 15),
        disc(92, left + 60, 15),
        disc(206, right + 75, 15),
      ),
      line(second, 2, path`M150 84V262M143 90V262M157 90V262`),
      fill(ink, path`M0 272Q150 250 300 276V301H0z`),
    ],
    ink,
  );
};
