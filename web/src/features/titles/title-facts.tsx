/** Facts of a title, small enough for a card and good enough for a page. */

import type { Title } from '../../api/types.ts';
import { Icon } from '../../components/icon.tsx';
import { Pill } from '../../components/pill.tsx';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import { formatCompact, formatCount, formatRating, formatRuntime, formatType, genresOf } from '../../lib/format.ts';
import styles from './title-facts.module.css';

/** Year, type and runtime. */
export function TitleFacts({ title: { year, title_type, runtime_minutes } }: { readonly title: Title }) {
  const facts = [
    String(year),
    formatType(title_type),
    ...(runtime_minutes === null ? [] : [formatRuntime(runtime_minutes)]),
  ];
  return (
    <ul className={styles.facts} aria-label="Facts">
      {facts.map((fact) => (
        <li key={fact}>{fact}</li>
      ))}
    </ul>
  );
}

/** The rating with a star, and how many voted. */
export function TitleRating({ title: { rating, votes } }: { readonly title: Title }) {
  return (
    <span className={styles.rating}>
      <span className={styles.star}>
        <Icon name="star" size={16} />
      </span>
      <span>
        <VisuallyHidden>Rated </VisuallyHidden>
        <strong>{formatRating(rating)}</strong>
        <VisuallyHidden> out of 10</VisuallyHidden>
      </span>
      <span className={styles.votes} title={`${formatCount(votes)} votes`}>
        {formatCompact(votes)} votes
      </span>
    </span>
  );
}

/** Genres as pills. */
export function TitleGenres({ title: { genres } }: { readonly title: Title }) {
  return (
    <ul className={styles.genres} aria-label="Genres">
      {genresOf(genres).map((genre) => (
        <li key={genre}>
          <Pill>{genre}</Pill>
        </li>
      ))}
    </ul>
  );
}
