/** Decides everything about a poster but how it is drawn: scene, layout, colours and lines of type. */

import { contrast, legible } from './colour.ts';
import { FACES, FACES_BY_GENRE, type Face, type FaceName } from './faces.ts';
import { byDistinction } from './genres.ts';
import { chooseMotif } from './motifs/index.ts';
import type { Scene } from './motifs/scene.ts';
import { choosePalette, type Palette } from './palettes.ts';
import { type Random, seeded } from './seed.ts';
import { type Block, divide, fit, isRightToLeft } from './typography.ts';

/** What a poster has to know of a title. */
export interface PosterTitle {
  readonly tconst: string;
  readonly title: string;
  readonly year: number;
  /** IMDb's genres, separated by commas. */
  readonly genres: string;
  /** `movie`, `tvSeries`, `tvMiniSeries`, and so on. */
  readonly title_type: string;
}

/** How a poster is laid out: type below, above, or on the paper around a plate. */
export type Layout = 'foot' | 'head' | 'plate';

/** Everything that is drawn. */
export interface Design {
  readonly layout: Layout;
  readonly scene: Scene;
  /** Whether the scene is seen in a mirror. */
  readonly mirrored: boolean;
  /** How many times as large the scene is, seen from the middle of its floor. */
  readonly zoom: number;
  /** What the type lies on. */
  readonly paper: string;
  /** The title's colour. */
  readonly ink: string;
  /** The small print's colour. */
  readonly quiet: string;
  readonly centred: boolean;
  readonly rightToLeft: boolean;
  readonly face: Face;
  readonly main: Block;
  readonly rest: Block;
  readonly series: boolean;
}

/** Width of the lines of type. */
export const MEASURE = 256;
const TALLEST = 98;
const LARGEST = 92;

/** The design of a title's poster: the same for the same title, always. */
export function design(title: PosterTitle): Design {
  const random = seeded(`${title.tconst}/1`);
  const genres = byDistinction(title.genres);
  const palette = turned(random, choosePalette(random, genres));
  const scene = chooseMotif(random, genres)(seeded(`${title.tconst}/2`), palette);
  const layout = random.pick<Layout>(['foot', 'foot', 'foot', 'head', 'head', 'plate', 'plate']);
  const paper = paperOf(layout, scene, palette, random);
  const colours = random.chance(0.5) ? [palette.accent, palette.ink] : [palette.ink, palette.accent];
  const ink = legible(paper, [...colours, palette.ground, palette.second]);
  const [main, rest] = divide(title.title);
  const face = faceFor(title.title, genres[0] ?? '', random);
  const flush = face.upper && face.tracking < 0.1 && random.chance(0.6);
  const top = fit(main, face, {
    width: MEASURE,
    height: rest === '' ? TALLEST : TALLEST * 0.64,
    largest: LARGEST,
    flush,
  });
  const below = fit(rest, FACES.small, {
    width: MEASURE,
    height: TALLEST * 0.96 - top.height,
    largest: Math.min(17, largestOf(top) * 0.6),
  });
  return {
    layout,
    scene,
    mirrored: random.chance(0.5),
    zoom: random.between(1, 1.05),
    paper,
    ink,
    quiet: legible(paper, [palette.second, palette.ink, palette.ground, palette.accent]),
    centred: random.chance(0.4),
    rightToLeft: isRightToLeft(title.title),
    face,
    main: top,
    rest: below,
    series: title.title_type.includes('Series'),
  };
}

/** Now and then ink and ground change places. */
function turned(random: Random, palette: Palette): Palette {
  const possible = contrast(palette.accent, palette.ink) > 2.2 && contrast(palette.second, palette.ink) > 1.5;
  return possible && random.chance(0.3) ? { ...palette, ground: palette.ink, ink: palette.ground } : palette;
}

function paperOf(layout: Layout, scene: Scene, palette: Palette, random: Random): string {
  if (layout !== 'plate') {
    return layout === 'foot' ? scene.floor : scene.sky;
  }
  const others = [palette.ink, palette.ground, palette.second, palette.accent];
  const fitting = others.filter((colour) => contrast(colour, scene.sky) > 1.5 && contrast(colour, scene.floor) > 1.2);
  return random.pick([fitting[0] ?? palette.ink, ...fitting.slice(1)]);
}

/** A face that has the title's letters and suits the genre; long titles need a narrow one. */
function faceFor(title: string, genre: string, random: Random): Face {
  if (/[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u.test(title)) {
    return /\p{Script=Cyrillic}/u.test(title) && random.chance(0.5) ? FACES.strong : FACES.sans;
  }
  const [head = 'serif', ...tail] = (FACES_BY_GENRE[genre] ?? 'sans slim serif strong').split(' ') as FaceName[];
  const face = FACES[random.pick([head, ...tail])];
  return title.length > 60 ? FACES.strong : face;
}

function largestOf(block: Block): number {
  return Math.max(0, ...block.lines.map(({ size }) => size));
}
