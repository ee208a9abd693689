/** The frame of a chart: what it shows, what to see in it, and the same figures as a table. */

import { type ReactNode, useId, useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { classNames } from '../../../lib/class-names.ts';
import styles from './chart-figure.module.css';
import { DataTable, type TableData } from './data-table.tsx';

/** A chart with its texts. */
export function ChartFigure({
  id,
  title,
  lead,
  note,
  controls,
  table,
  isWide = false,
  heading: Heading = 'h3',
  children,
}: {
  /** What addresses of the page lead to it. */
  readonly id: string;
  readonly title: string;
  /** What to see in it, in a sentence. */
  readonly lead: ReactNode;
  /** What has to be known to read it, in small print. */
  readonly note?: ReactNode;
  readonly controls?: ReactNode;
  readonly table: TableData;
  /** Whether it takes a whole row. */
  readonly isWide?: boolean;
  /** Level of its title. */
  readonly heading?: 'h2' | 'h3';
  readonly children: ReactNode;
}) {
  const [isOpen, setOpen] = useState(false);
  const tableId = useId();
  return (
    <figure id={id} className={classNames(styles.figure, isWide && styles.wide)} aria-labelledby={`${id}-title`}>
      <div className={styles.head}>
        <Heading id={`${id}-title`}>{title}</Heading>
        <p className={styles.lead}>{lead}</p>
        {controls}
      </div>
      {children}
      <div className={styles.foot}>
        {note !== undefined && <p className={styles.note}>{note}</p>}
        <Button
          size="small"
          tone="quiet"
          className={styles.toggle}
          aria-expanded={isOpen}
          aria-controls={isOpen ? tableId : undefined}
          aria-label={`${isOpen ? 'Hide' : 'Show as'} table: ${title}`}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? 'Hide table' : 'Show as table'}
        </Button>
      </div>
      {isOpen && (
        <div id={tableId}>
          <DataTable table={table} />
        </div>
      )}
    </figure>
  );
}

/** The line above a chart that tells the exact figures of what is pointed at; marks say the same to screen readers. */
export function Readout({ children }: { readonly children: ReactNode }) {
  return (
    <p className={styles.readout} aria-hidden="true">
      {children}
    </p>
  );
}
