/** A box of the page with a heading, beside those of charts. */

import type { ReactNode } from 'react';
import { classNames } from '../../../lib/class-names.ts';
import styles from './panel.module.css';

/** The box. */
export function Panel({
  title,
  lead,
  isWide = false,
  children,
}: {
  readonly title: string;
  readonly lead?: ReactNode;
  /** Whether it takes a whole row. */
  readonly isWide?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <section className={classNames(styles.panel, isWide && styles.wide)}>
      <h3 className={styles.title}>{title}</h3>
      {lead !== undefined && <p className={styles.lead}>{lead}</p>}
      {children}
    </section>
  );
}
