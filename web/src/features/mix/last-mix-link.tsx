/** The way back to the mix that was built last. */

import { Link } from 'wouter';
import { Icon } from '../../components/icon.tsx';
import { TitleText } from '../../components/title-text.tsx';
import { mixPath } from '../../lib/paths.ts';
import { Poster } from '../artwork/poster.tsx';
import { lastMix } from './last-mix.ts';
import styles from './last-mix-link.module.css';
import { type MixTitle, nameOf, useMixTitles } from './use-mix-titles.ts';

const MOST_NAMED = 3;

/** A card that leads to the last mix, if there is one. */
export function LastMixLink() {
  const mix = lastMix.use();
  const all = [...(mix?.likes ?? []), ...(mix?.dislikes ?? [])];
  const titles = useMixTitles(all.slice(0, MOST_NAMED));
  if (mix === undefined) return null;
  return (
    <Link href={mixPath(mix.likes, mix.dislikes)} className={styles.card}>
      <span className={styles.pile}>
        {titles.map(({ tconst, facts }) => (
          <span key={tconst} className={styles.art}>
            {facts !== undefined && <Poster title={facts} />}
          </span>
        ))}
      </span>
      <span className={styles.text}>
        <span className={styles.heading}>Continue your last mix</span>
        <Names titles={titles} more={all.length - titles.length} />
      </span>
      <Icon name="chevron-right" />
    </Link>
  );
}

function Names({ titles, more }: { readonly titles: readonly MixTitle[]; readonly more: number }) {
  return (
    <span className={styles.names}>
      {titles.map((title, index) => (
        <span key={title.tconst}>
          {index > 0 && ', '}
          <TitleText>{nameOf(title)}</TitleText>
        </span>
      ))}
      {more > 0 && ` and ${more} more`}
    </span>
  );
}
