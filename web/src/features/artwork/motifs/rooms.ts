/** Drama indoors: windows, chairs and masks. */

import { cut, fill, line, type Motif, scene } from './scene.ts';
import { box, disc, path, poly, stroke } from './shapes.ts';

/** A window, and somebody at it. */
export const window: Motif = (random, { ground, ink, accent, second }) => {
  const night = random.chance(0.5);
  const x = random.between(110, 190);
  return scene(ground, [
    fill(second, box(52, 24, 196, 226)),
    fill(accent, night ? disc(random.between(90, 210), 80, 30) : poly([52, 250], [248, 250], [248, 150], [52, 200])),
    fill(
      ink,
      path`M${x - 40} 301C${x - 40} 236 ${x - 22} 226 ${x - 12} 222V208A30 33 0 1 1 ${x + 12} 208V222C${x + 22} 226 ${x + 40} 236 ${x + 40} 301z`,
    ),
    line(ink, 9, box(52, 24, 196, 226), stroke(150, 24, 150, 150), stroke(52, 108, 248, 108)),
    fill(ink, box(36, 250, 228, 12)),
  ]);
};

/** An empty chair. */
export const chair: Motif = (random, { ground, ink, accent, second }) => {
  const flipX = random.chance(0.5);
  return scene(
    ground,
    [
      fill(second, poly([0, 236], [300, 236], [300, 301], [0, 301])),
      fill(accent, flipX ? poly([196, -5], [270, -5], [190, 270], [60, 270]) : path`M70 236V90a80 80 0 0 1 160 0V236z`),
      { ...line(ink, 9, path`M116 272V84M116 190H188V272M116 98H116`), flip: flipX },
      { ...fill(ink, box(112, 84, 12, 90), box(110, 178, 84, 14)), flip: flipX },
      { ...line(ink, 5, path`M134 192L126 262M176 192L168 262`), flip: flipX },
    ],
    second,
  );
};

/** Two masks, of which one laughs. */
export const masks: Motif = (random, { ground, ink, accent, second }) => {
  const mask = (x: number, y: number): string =>
    path`M${x - 58} ${y - 62}Q${x} ${y - 40} ${x + 58} ${y - 62}Q${x + 66} ${y + 60} ${x} ${y + 84}Q${x - 66} ${y + 60} ${x - 58} ${y - 62}z`;
  const hole = (x: number, y: number, mood: number): string =>
    disc(x - 25, y - 16, 10) +
    disc(x + 25, y - 16, 10) +
    path`M${x - 30} ${y + 34 - mood}Q${x} ${y + 34 + mood * 2.4} ${x + 30} ${y + 34 - mood}Q${x} ${y + 34 + mood * 0.6} ${x - 30} ${y + 34 - mood}z`;
  const mood = random.pick([13, -13]);
  return scene(ground, [
    fill(second, disc(150, 150, 136)),
    cut(ink, mask(186, 176), hole(186, 176, -mood)),
    fill(second, mask(122, 118)),
    cut(accent, mask(116, 114), hole(116, 114, mood)),
  ]);
};
