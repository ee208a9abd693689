/** Path data of the shapes that motifs are made of. */

/** A point of the stage. */
export type Point = readonly [x: number, y: number];

/** Path data with numbers of at most one decimal. */
export function path(parts: TemplateStringsArray, ...values: readonly number[]): string {
  return parts.reduce((text, part, index) => text + short(values[index - 1] ?? 0) + part);
}

/** A whole circle. */
export function disc(x: number, y: number, r: number): string {
  return path`M${x - r} ${y}a${r} ${r} 0 1 1 ${2 * r} 0a${r} ${r} 0 1 1 ${-2 * r} 0z`;
}

/** A rectangle with upright sides. */
export function box(x: number, y: number, width: number, height: number): string {
  return path`M${x} ${y}h${width}v${height}h${-width}z`;
}

/** A polygon. */
export function poly(...points: readonly Point[]): string {
  return `M${points.map(([x, y]) => `${short(x)} ${short(y)}`).join('L')}z`;
}

/** The point at an angle, in turns clockwise from noon, and a distance. */
export function at(x: number, y: number, r: number, turn: number): Point {
  return [x + r * Math.sin(turn * 2 * Math.PI), y - r * Math.cos(turn * 2 * Math.PI)];
}

/** A star of so many points. */
export function star(x: number, y: number, points: number, outer: number, inner: number, turn = 0): string {
  return poly(...times(points * 2, (index) => at(x, y, index % 2 === 0 ? outer : inner, turn + index / (points * 2))));
}

/** A slice of a circle, between two angles in turns. */
export function slice(x: number, y: number, r: number, from: number, to: number): string {
  return `M${short(x)} ${short(y)}L${arc(x, y, r, from, to).slice(1)}z`;
}

/** An open arc, between two angles in turns. */
export function arc(x: number, y: number, r: number, from: number, to: number): string {
  const [[x0, y0], [x1, y1]] = [at(x, y, r, from), at(x, y, r, to)];
  return path`M${x0} ${y0}A${r} ${r} 0 ${to - from > 0.5 ? 1 : 0} 1 ${x1} ${y1}`;
}

/** A straight line. */
export function stroke(x0: number, y0: number, x1: number, y1: number): string {
  return path`M${x0} ${y0}L${x1} ${y1}`;
}

/** A standing person in a coat, feet at the point given. */
export function figure(x: number, y: number, height: number): string {
  const h = height / 10;
  const coat = path`M${x} ${y - 8.3 * h}C${x + 1.1 * h} ${y - 8.3 * h} ${x + 1.5 * h} ${y - 8 * h} ${x + 1.6 * h} ${y - 7.2 * h}L${x + 1.9 * h} ${y - 4 * h}L${x + 1.35 * h} ${y - 3.9 * h}L${x + 1.2 * h} ${y - 3.2 * h}L${x + 0.95 * h} ${y}H${x + 0.2 * h}L${x} ${y - 3 * h}L${x - 0.2 * h} ${y}H${x - 0.95 * h}L${x - 1.2 * h} ${y - 3.2 * h}L${x - 1.35 * h} ${y - 3.9 * h}L${x - 1.9 * h} ${y - 4 * h}L${x - 1.6 * h} ${y - 7.2 * h}C${x - 1.5 * h} ${y - 8 * h} ${x - 1.1 * h} ${y - 8.3 * h} ${x} ${y - 8.3 * h}z`;
  return disc(x, y - 9.15 * h, 0.8 * h) + coat;
}

/** The values of a function at 0, 1, and so on. */
export function times<T>(count: number, value: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => value(index));
}

/** Joined path data of a shape at 0, 1, and so on. */
export function many(count: number, shape: (index: number) => string): string {
  return times(count, shape).join('');
}

function short(value: number): string {
  return String(Math.round(value * 10) / 10);
}
