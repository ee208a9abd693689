/** What a motif is: flat shapes on a stage of 300 by 300 units. */

import type { Palette } from '../palettes.ts';
import type { Random } from '../seed.ts';

/** One flat shape: a path that is filled or drawn. */
export interface Layer {
  readonly d: string;
  readonly fill: string;
  readonly stroke?: string;
  readonly width?: number;
  /** Whether shapes inside shapes are holes. */
  readonly holes?: boolean;
  /** Whether left and right are exchanged. */
  readonly flip?: boolean;
  /** Where its origin is on the stage, and how many times as large it is. */
  readonly at?: readonly [x: number, y: number, scale: number];
}

/** A motif at work: layers, the lowest first, and the colours that go on above and below the stage. */
export interface Scene {
  readonly layers: readonly Layer[];
  readonly sky: string;
  readonly floor: string;
}

/** Draws a scene. Motifs may paint outside the stage; the title's ground covers it. */
export type Motif = (random: Random, palette: Palette) => Scene;

/** A filled shape. */
export function fill(colour: string, ...d: readonly string[]): Layer {
  return { d: d.join(''), fill: colour };
}

/** A filled shape in which inner shapes are holes. */
export function cut(colour: string, ...d: readonly string[]): Layer {
  return { d: d.join(''), fill: colour, holes: true };
}

/** A drawn line. */
export function line(colour: string, width: number, ...d: readonly string[]): Layer {
  return { d: d.join(''), fill: 'none', stroke: colour, width };
}

/** The same shape with left and right exchanged. */
export function flipped(layer: Layer): Layer {
  return { ...layer, flip: true };
}

/** A scene on a ground of one colour; `floor` and `sky` say otherwise. */
export function scene(ground: string, layers: readonly Layer[], floor = ground, sky = ground): Scene {
  return { layers, sky, floor };
}
