/** A small label, such as a genre. */

import type { ReactNode } from 'react';
import { classNames } from '../lib/class-names.ts';
import styles from './pill.module.css';

/** A small label. */
export function Pill({ children, tone = 'plain' }: { readonly children: ReactNode; readonly tone?: 'plain' | 'gold' }) {
  return <span className={classNames(styles.pill, styles[tone])}>{children}</span>;
}
