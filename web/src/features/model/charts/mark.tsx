/** Parts of a drawing: what carries a figure, and what only decorates. */

import type { ReactNode } from 'react';
import { classNames } from '../../../lib/class-names.ts';
import styles from './chart.module.css';

/** Something that carries a figure, and that arrow keys reach. */
export function Mark({
  at,
  label,
  stop,
  active,
  children,
}: {
  /** Its place among the marks. */
  readonly at: number;
  /** Its figures in words. */
  readonly label: string;
  /** The mark that Tab leads to. */
  readonly stop: number;
  /** The mark that is pointed at. */
  readonly active: number | undefined;
  readonly children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: a group of shapes is not interactive
    <g
      role="img"
      aria-label={label}
      data-mark={at}
      tabIndex={at === stop ? 0 : -1}
      className={classNames(styles.mark, at === active && styles.isActive)}
    >
      {children}
    </g>
  );
}

/** Axes and the like, which the names of the marks say in words. */
export function Decoration({ children }: { readonly children: ReactNode }) {
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a group of shapes takes no focus
  return <g aria-hidden="true">{children}</g>;
}
