/** Text for screen readers alone. */

import type { ReactNode } from 'react';
import styles from './visually-hidden.module.css';

/** Text that is read but not seen. */
export function VisuallyHidden({ children }: { readonly children: ReactNode }) {
  return <span className={styles.hidden}>{children}</span>;
}
