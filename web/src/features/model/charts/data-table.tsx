/** A table of figures. */

import type { ReactNode } from 'react';
import { VisuallyHidden } from '../../../components/visually-hidden.tsx';
import { classNames } from '../../../lib/class-names.ts';
import styles from './data-table.module.css';

/** What a table says. The first cell of a row is its heading. */
export interface TableData {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly ReactNode[])[];
  /** How many columns of text there are, from the first one; the others are figures. */
  readonly textColumns?: number;
}

/** The table, in a box that scrolls by itself where it is too wide or too high. */
export function DataTable({
  table: { caption, columns, rows, textColumns = 1 },
  isTall = false,
}: {
  readonly table: TableData;
  /** Whether the box is as high as the table. */
  readonly isTall?: boolean;
}) {
  const alignment = (at: number): string | undefined => (at < textColumns ? undefined : styles.figure);
  return (
    <section
      className={classNames(styles.box, !isTall && styles.low)}
      aria-label={caption}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
      tabIndex={0} // oxlint-disable-line jsx-a11y/no-noninteractive-tabindex -- as above
    >
      <table className={styles.table}>
        <caption>
          <VisuallyHidden>{caption}</VisuallyHidden>
        </caption>
        <thead>
          <tr>
            {columns.map((column, at) => (
              <th key={column} scope="col" className={alignment(at)}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {row.map((cell, column) =>
                column === 0 ? (
                  <th key={columns[column]} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={columns[column]} className={alignment(column)}>
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The texts of a row tell it from the others. */
function keyOf(row: readonly ReactNode[]): string {
  return row.filter((cell) => typeof cell === 'string').join(' | ');
}
