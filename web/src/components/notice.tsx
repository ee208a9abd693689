/** A box that says something about the page: nothing found, an error, a hint. */

import type { ReactNode } from 'react';
import { classNames } from '../lib/class-names.ts';
import { Icon, type IconName } from './icon.tsx';
import styles from './notice.module.css';

/** What a notice says and offers. */
export interface NoticeProps {
  readonly title: string;
  /** `h1` where the notice is all there is on the page, `h3` within a section. */
  readonly heading?: 'h1' | 'h2' | 'h3';
  readonly icon?: IconName;
  readonly tone?: 'plain' | 'info' | 'bad';
  /** `alert` is for errors that come up while the page is in use. */
  readonly role?: 'status' | 'alert';
  readonly children?: ReactNode;
}

/** A box with a heading, a text and what can be done. */
export function Notice({ title, heading: Heading = 'h2', icon = 'info', tone = 'plain', role, children }: NoticeProps) {
  return (
    <section className={classNames(styles.notice, styles[tone])} role={role}>
      <span className={styles.icon}>
        <Icon name={icon} size={24} />
      </span>
      <div className={styles.body}>
        <Heading className={styles.title}>{title}</Heading>
        {children}
      </div>
    </section>
  );
}
