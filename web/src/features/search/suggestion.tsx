/** A title in a line or two: its poster, name, year and type, and how it is rated. */

import { memo, type ReactNode } from 'react';
import { Icon } from '../../components/icon.tsx';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import { formatCompact, formatRating, formatType } from '../../lib/format.ts';
import { Poster } from '../artwork/poster.tsx';
import styles from './suggestion.module.css';

interface SuggestionProps {
  readonly title: {
    readonly tconst: string;
    readonly title: string;
    readonly year: number;
    readonly genres: string;
    readonly title_type: string;
    readonly rating?: number;
    readonly votes?: number;
  };
  /** The name, with what matches marked. */
  readonly name: ReactNode;
}

/** The facts by which a title is told from others of its name. */
export function Suggestion({ title, name }: SuggestionProps) {
  const { rating, votes } = title;
  return (
    <>
      <span className={styles.thumb}>
        <Thumb title={title} />
      </span>
      <span className={styles.body}>
        <span className={styles.text}>
          <span className={styles.name}>{name}</span>
          <span className={styles.facts}>
            <VisuallyHidden>, </VisuallyHidden>
            {title.year} · {formatType(title.title_type)}
          </span>
        </span>
        {rating !== undefined && votes !== undefined && (
          <span className={styles.rating}>
            <span className={styles.stars}>
              <Icon name="star" size={14} />
              <VisuallyHidden>, rated </VisuallyHidden>
              {formatRating(rating)}
            </span>
            <span className={styles.votes}>
              <VisuallyHidden> by </VisuallyHidden>
              {formatCompact(votes)} votes
            </span>
          </span>
        )}
      </span>
    </>
  );
}

/** Drawn once, although each answer brings the title anew. */
const Thumb = memo(
  ({ title }: Pick<SuggestionProps, 'title'>) => <Poster title={title} />,
  (before, after) => before.title.tconst === after.title.tconst,
);
