/** Comedy without people: pies, bananas and umbrellas. */

import { fill, line, type Motif, scene } from './scene.ts';
import { at, disc, many, path, slice } from './shapes.ts';

/** A pie, and the piece that somebody takes. */
export const pie: Motif = (random, { ground, ink, accent, second }) => {
  const from = random.between(0.05, 0.3);
  const size = random.between(0.11, 0.17);
  const off = at(146, 160, 34, from + size / 2);
  const fruit = (i: number): string => disc(...at(146, 160, i % 2 === 0 ? 70 : 40, from + size + 0.07 + i * 0.105), 14);
  return scene(ground, [
    fill(ink, slice(146, 160, 116, from + size, from + 1), slice(...off, 116, from, from + size)),
    fill(accent, slice(146, 160, 98, from + size, from + 1), slice(...off, 98, from, from + size)),
    fill(second, many(7, fruit), disc(...at(...off, 68, from + size / 2), 14)),
  ]);
};

/** A banana, the oldest joke. */
export const banana: Motif = (random, { ground, ink, accent, second }) => {
  const dots = random.chance(0.5);
  const dy = random.between(-12, 12);
  return scene(ground, [
    fill(second, dots ? many(25, (i) => disc(30 + (i % 5) * 60, 30 + Math.floor(i / 5) * 60, 9)) : disc(150, 150, 128)),
    fill(
      accent,
      path`M66 ${62 + dy}C60 ${190 + dy} 150 ${262 + dy} 256 ${208 + dy}L262 ${224 + dy}C170 ${300 + dy} 30 ${262 + dy} 44 ${68 + dy}z`,
    ),
    fill(
      accent,
      path`M66 ${62 + dy}C96 ${150 + dy} 170 ${208 + dy} 256 ${208 + dy}C160 ${256 + dy} 66 ${190 + dy} 66 ${62 + dy}z`,
    ),
    line(ink, 4, path`M62 ${92 + dy}C76 ${190 + dy} 160 ${246 + dy} 250 ${214 + dy}`),
    fill(ink, path`M40 ${74 + dy}L46 ${34 + dy}H66L70 ${72 + dy}z`, disc(260, 216 + dy, 10)),
  ]);
};

/** An umbrella, and what it is for. */
export const umbrella: Motif = (random, { ground, ink, accent, second }) => {
  const rain = many(
    12,
    (i) => path`M${20 + (i % 6) * 54 + (i > 5 ? 24 : 0)} ${10 + random.between(0, 40) + (i > 5 ? 150 : 0)}l-10 28`,
  );
  return scene(ground, [
    line(second, 5, rain),
    line(ink, 8, path`M150 60V254a20 20 0 0 0 40 0v-6`),
    fill(
      accent,
      path`M34 166A116 116 0 0 1 266 166a29 24 0 0 0 -58 0a29 24 0 0 0 -58 0a29 24 0 0 0 -58 0a29 24 0 0 0 -58 0z`,
    ),
    fill(ink, path`M92 166Q104 70 150 50Q196 70 208 166a29 24 0 0 0 -58 0a29 24 0 0 0 -58 0z`, disc(150, 46, 7)),
  ]);
};
