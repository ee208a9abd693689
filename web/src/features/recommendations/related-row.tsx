/** Titles of the same series or name, in a row of their own that scrolls sideways. */

import { type FocusEvent, useId } from 'react';
import { Link } from 'wouter';
import type { Recommendation } from '../../api/types.ts';
import { TitleText } from '../../components/title-text.tsx';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import { classNames } from '../../lib/class-names.ts';
import { formatType } from '../../lib/format.ts';
import { titlePath } from '../../lib/paths.ts';
import { Poster } from '../artwork/poster.tsx';
import styles from './related-row.module.css';

/** The row; nothing where there are none. Fingers and keys scroll it: the focus brings the title that it comes to into sight. */
export function RelatedRow({
  heading,
  titles,
  stale,
  query,
}: {
  readonly heading: string;
  readonly titles: readonly Recommendation[];
  readonly stale: boolean;
  /** What links keep of the address, from its `?` on. */
  readonly query: string;
}) {
  const id = useId();
  if (titles.length === 0) return null;
  return (
    <section className={classNames(styles.related, stale && styles.stale)} aria-labelledby={id}>
      <h3 id={id} className={styles.heading}>
        {heading}
      </h3>
      <ul className={styles.list}>
        {titles.map((title) => (
          <li key={title.tconst}>
            <Link
              href={`${titlePath(title.tconst)}${query}`}
              className={styles.link}
              title={title.title}
              onFocus={(event: FocusEvent<HTMLElement>) =>
                // Browsers leave what is half in sight where it is.
                event.currentTarget.scrollIntoView({ block: 'nearest', inline: 'nearest' })
              }
            >
              <span className={styles.poster}>
                <Poster title={title} />
              </span>
              <span className={styles.words}>
                <span className={styles.name}>
                  <TitleText>{title.title}</TitleText>
                </span>
                <span className={styles.facts}>
                  <VisuallyHidden>, </VisuallyHidden>
                  {title.year} · {formatType(title.title_type)}
                </span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
