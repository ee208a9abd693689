/** A wall of posters to tap. */

import type { Title } from '../../api/types.ts';
import { Icon } from '../../components/icon.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { TitleText } from '../../components/title-text.tsx';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import { classNames } from '../../lib/class-names.ts';
import { Poster } from '../artwork/poster.tsx';
import { type Mix, opinionOf } from './mix-address.ts';
import styles from './mix-wall.module.css';

/** How many posters the wall has, as far as one can tell before they are there. */
const EXPECTED = Array.from({ length: 24 }, (_, index) => index);

/** Posters that are buttons: pressed when the title is in the mix. */
export function MixWall({
  titles,
  mix,
  onToggle,
}: {
  readonly titles: readonly Title[];
  readonly mix: Mix;
  readonly onToggle: (title: Title) => void;
}) {
  return (
    <ul className={styles.wall}>
      {titles.map((title) => {
        const opinion = opinionOf(mix, title.tconst);
        return (
          <li key={title.tconst}>
            <button
              type="button"
              className={classNames(styles.button, opinion !== undefined && styles.picked)}
              aria-pressed={opinion !== undefined}
              onClick={() => onToggle(title)}
            >
              <span className={styles.art}>
                <Poster title={title} />
              </span>
              <span className={styles.mark}>
                <Icon name={opinion === undefined ? 'plus' : opinion} size={18} />
              </span>
              <span className={styles.caption}>
                <TitleText>{title.title}</TitleText> <span className={styles.year}>{title.year}</span>
              </span>
              {opinion === 'dislike' && <VisuallyHidden>, disliked</VisuallyHidden>}
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/** Grey posters. */
export function WallSkeleton() {
  return (
    <div className={styles.wall} role="status">
      <VisuallyHidden>Loading well-known titles</VisuallyHidden>
      {EXPECTED.map((index) => (
        <Skeleton key={index} className={styles.ghost} />
      ))}
    </div>
  );
}
