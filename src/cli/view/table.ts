/** Tables that fit the terminal. */

import Table from 'cli-table3';

/** One column of a table. */
export interface Column {
  readonly head: string;
  readonly align?: 'left' | 'right';
  /** Columns are left out on a narrow terminal, the highest number first; 0 always stays. */
  readonly importance?: number;
  /** Takes what space is left and is cut with an ellipsis where it must be. */
  readonly flexible?: boolean;
}

/** The narrowest that a flexible column may become before other columns are left out. */
const MIN_FLEXIBLE = 16;

const BORDERLESS = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  right: '',
  'right-mid': '',
  mid: '',
  'mid-mid': '',
  middle: ' ',
};

/** Renders a table at most `width` characters wide, if at all possible. */
export function renderTable(columns: readonly Column[], rows: readonly (readonly string[])[], width: number): string {
  let shown = columns.map((column, index) => ({ column, index, natural: naturalWidth(column, index, rows) }));
  const needed = (): number =>
    shown.reduce(
      (sum, { column, natural }) => sum + 3 + (column.flexible === true ? Math.min(natural, MIN_FLEXIBLE) : natural),
      0,
    );
  while (needed() > width) {
    const least = shown.reduce((a, b) => ((b.column.importance ?? 0) > (a.column.importance ?? 0) ? b : a));
    if ((least.column.importance ?? 0) === 0) break;
    shown = shown.filter((entry) => entry !== least);
  }
  const fixed = shown.reduce((sum, { column, natural }) => sum + 3 + (column.flexible === true ? 0 : natural), 0);
  const table = new Table({
    head: shown.map(({ column }) => column.head),
    colAligns: shown.map(({ column }) => column.align ?? 'left'),
    colWidths: shown.map(({ column, natural }) =>
      column.flexible === true ? Math.max(MIN_FLEXIBLE, Math.min(natural, width - fixed)) + 2 : natural + 2,
    ),
    style: { head: [], border: [] },
    chars: BORDERLESS,
  });
  table.push(...rows.map((row) => shown.map(({ index }) => row[index] ?? '')));
  return withoutTrailingSpace(table.toString());
}

/** Text in lines of at most `width` columns, each after `indent` spaces; a word that is too long is cut. */
export function wrapped(text: string, width: number, indent = 0): string {
  const table = new Table({
    colWidths: [Math.max(indent + MIN_FLEXIBLE, width)],
    wordWrap: true,
    style: { border: [], 'padding-left': indent, 'padding-right': 0 },
    chars: BORDERLESS,
  });
  table.push([text]);
  return withoutTrailingSpace(table.toString());
}

/** Columns of the terminal; a wide default where output is no terminal. */
export function terminalWidth(): number {
  return process.stdout.columns ?? 160;
}

function withoutTrailingSpace(text: string): string {
  return text.replace(/[ \t]+$/gm, '');
}

function naturalWidth(column: Column, index: number, rows: readonly (readonly string[])[]): number {
  return Math.max(column.head.length, ...rows.map((row) => [...(row[index] ?? '')].length));
}
