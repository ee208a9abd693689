/** A framed notice that nobody overlooks. */

import { createColors } from 'picocolors';

/** The lines in a frame, in yellow on a terminal. */
export function framed(lines: readonly string[], isTerminal: boolean): string {
  const width = Math.max(...lines.map((line) => line.length));
  const rule = '━'.repeat(width + 2);
  const body = lines.map((line) => `┃ ${line.padEnd(width)} ┃`);
  const text = [`┏${rule}┓`, ...body, `┗${rule}┛`].join('\n');
  return `${createColors(isTerminal && process.env.NO_COLOR === undefined).yellow(text)}\n`;
}
