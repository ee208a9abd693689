/** What the charts of a model have in common: their size, and the axis that counts titles. */

/** Width and height of the part that is drawn in, in pixels. */
export const SIZE = { width: 600, height: 340 } as const;

/** Letters of the title of a chart that is larger than the others, so shown smaller. */
export const LARGE_TITLE = { fontSize: 26, subtitleFontSize: 16 } as const;

/** An axis that counts titles. */
export const TITLES_AXIS = { title: 'Titles', axis: { format: ',d', tickCount: 5, tickMinStep: 1 } } as const;

/** 38466 → "38,466". */
export function thousands(count: number): string {
  return count.toLocaleString('en');
}
