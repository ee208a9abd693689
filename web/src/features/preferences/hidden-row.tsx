/** One hidden title: what it is, why and when it was hidden, and the way back. */

import { Link } from 'wouter';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { TitleText } from '../../components/title-text.tsx';
import { formatType } from '../../lib/format.ts';
import { titlePath } from '../../lib/paths.ts';
import { Poster } from '../artwork/poster.tsx';
import type { HiddenTitle } from './hidden-list.ts';
import styles from './hidden-row.module.css';

const REASONS = {
  seen: { label: 'Seen it', icon: 'check' },
  'not-for-me': { label: 'Not for me', icon: 'dislike' },
} as const;

const date = new Intl.DateTimeFormat('en', { dateStyle: 'medium' });

/** Id of the button of a title's row, by which the focus finds it. */
export function rowButtonId(tconst: string): string {
  return `show-again-${tconst}`;
}

/** A row of the list. */
export function HiddenRow({ title, onShow }: { readonly title: HiddenTitle; readonly onShow: () => void }) {
  const { label, icon } = REASONS[title.reason];
  const at = new Date(title.at);
  return (
    <li className={styles.row}>
      <span className={styles.art}>
        <Poster title={title} />
      </span>
      <div className={styles.text}>
        <Link href={titlePath(title.tconst)} className={styles.name}>
          <TitleText>{title.title}</TitleText>
        </Link>
        <p className={styles.facts}>
          {title.year} · {formatType(title.title_type)}
        </p>
        <p className={styles.facts}>
          <Icon name={icon} size={15} />
          <span>
            {label} · <time dateTime={at.toISOString()}>{date.format(at)}</time>
          </span>
        </p>
      </div>
      <Button
        size="small"
        id={rowButtonId(title.tconst)}
        className={styles.show}
        aria-label={`Show again: ${title.title}`}
        onClick={onShow}
      >
        Show again
      </Button>
    </li>
  );
}
