/** The latest searches and titles, to go on from. */

import { Link } from 'wouter';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { TitleText } from '../../components/title-text.tsx';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import { searchPath, titlePath } from '../../lib/paths.ts';
import { Poster } from '../artwork/poster.tsx';
import { forgetAllRecent, type Recent, recent, recentKey } from '../search/recent.ts';
import styles from './recent-strip.module.css';

/** The strip, or nothing for someone who is new. */
export function RecentStrip() {
  const entries = recent.use();
  if (entries.length === 0) return null;
  return (
    <section className={styles.strip} aria-labelledby="recent">
      <div className={styles.top}>
        <h2 id="recent" className={styles.heading}>
          Where you left off
        </h2>
        <Button tone="quiet" size="small" onClick={forgetAllRecent}>
          Clear<VisuallyHidden> the recent titles and searches</VisuallyHidden>
        </Button>
      </div>
      <ul className={styles.list}>
        {entries.map((entry) => (
          <li key={recentKey(entry)}>
            <RecentLink entry={entry} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function RecentLink({ entry }: { readonly entry: Recent }) {
  if (entry.kind === 'query') {
    return (
      <Link href={searchPath(entry.q)} className={styles.link}>
        <span className={styles.icon}>
          <Icon name="search" size={18} />
        </span>
        <span className={styles.name}>
          <VisuallyHidden>Search for </VisuallyHidden>
          <TitleText>{entry.q}</TitleText>
        </span>
      </Link>
    );
  }
  return (
    <Link href={titlePath(entry.tconst)} className={styles.link}>
      <span className={styles.poster}>
        <Poster title={entry} />
      </span>
      <span className={styles.name}>
        <TitleText>{entry.title}</TitleText> <span className={styles.year}>{entry.year}</span>
      </span>
    </Link>
  );
}
