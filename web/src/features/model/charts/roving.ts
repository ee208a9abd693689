/** Where the arrow keys lead in a chart. */

/** How the marks of a chart are laid out: in a line, or in rows of so many columns. */
export interface Layout {
  readonly count: number;
  readonly columns?: number | undefined;
}

/** The mark that a key leads to from another one; nothing when the key means nothing here. */
export function nextMark(key: string, from: number, { count, columns }: Layout): number | undefined {
  const inLine = columns === undefined;
  const rowStart = inLine ? 0 : from - (from % columns);
  const rowEnd = inLine ? count - 1 : Math.min(rowStart + columns, count) - 1;
  switch (key) {
    case 'ArrowLeft':
      return Math.max(from - 1, rowStart);
    case 'ArrowRight':
      return Math.min(from + 1, rowEnd);
    case 'ArrowUp':
      return inLine ? Math.max(from - 1, 0) : from - columns < 0 ? from : from - columns;
    case 'ArrowDown':
      return inLine ? Math.min(from + 1, rowEnd) : from + columns >= count ? from : from + columns;
    case 'Home':
      return rowStart;
    case 'End':
      return rowEnd;
    default:
      return undefined;
  }
}
