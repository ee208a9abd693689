/** Grey shapes where content will be. */

import { classNames } from '../lib/class-names.ts';
import styles from './skeleton.module.css';

/** One shape, as wide and high as its class or style says; hidden from screen readers. */
export function Skeleton({
  className,
  width,
  height,
}: {
  readonly className?: string | undefined;
  readonly width?: string;
  readonly height?: string;
}) {
  return <span aria-hidden="true" className={classNames(styles.skeleton, className)} style={{ width, height }} />;
}
