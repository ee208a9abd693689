/** One chosen title: poster, name, whether it is liked or disliked, and the way out. */

import { Link } from 'wouter';
import { Icon } from '../../components/icon.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { TitleText } from '../../components/title-text.tsx';
import { classNames } from '../../lib/class-names.ts';
import { titlePath } from '../../lib/paths.ts';
import { Poster } from '../artwork/poster.tsx';
import type { Opinion } from './mix-address.ts';
import styles from './mix-tile.module.css';
import { type MixTitle, nameOf } from './use-mix-titles.ts';

/** Ids of a tile's buttons, by which the focus finds them after a change. */
export const tileIds = {
  like: (tconst: string): string => `mix-like-${tconst}`,
  dislike: (tconst: string): string => `mix-dislike-${tconst}`,
  remove: (tconst: string): string => `mix-remove-${tconst}`,
};

const OPINIONS = [
  { opinion: 'like', verb: 'Like' },
  { opinion: 'dislike', verb: 'Dislike' },
] as const;

/** A tile with two thumbs, of which one is pressed, and a cross. */
export function MixTile({
  title,
  opinion,
  isCompact,
  onOpinion,
  onRemove,
}: {
  readonly title: MixTitle;
  readonly opinion: Opinion;
  /** Whether it is a row instead, as there are many. */
  readonly isCompact: boolean;
  readonly onOpinion: (opinion: Opinion) => void;
  readonly onRemove: () => void;
}) {
  const { tconst, facts, isMissing } = title;
  const name = nameOf(title);
  return (
    <li className={classNames(styles.tile, opinion === 'dislike' && styles.disliked, isCompact && styles.compact)}>
      <Link href={titlePath(tconst)} className={styles.link}>
        <span className={styles.art}>
          {facts !== undefined && <Poster title={facts} />}
          {isMissing && (
            <span className={styles.missing}>
              <Icon name="film" size={28} />
            </span>
          )}
          {facts === undefined && !isMissing && <Skeleton height="100%" />}
        </span>
        <span className={styles.name} title={name}>
          <TitleText>{name}</TitleText>
        </span>
        <span className={styles.year}>{isMissing ? 'Not in this catalogue' : facts?.year}</span>
      </Link>
      <div className={styles.controls}>
        <div className={styles.thumbs}>
          {OPINIONS.map(({ opinion: one, verb }) => (
            <button
              key={one}
              type="button"
              id={tileIds[one](tconst)}
              className={styles.thumb}
              aria-pressed={opinion === one}
              aria-label={`${verb} ${name}`}
              title={verb}
              onClick={() => onOpinion(one)}
            >
              <Icon name={one} size={17} />
            </button>
          ))}
        </div>
        <button
          type="button"
          id={tileIds.remove(tconst)}
          className={styles.remove}
          aria-label={`Remove ${name}`}
          title="Remove"
          onClick={onRemove}
        >
          <Icon name="close" size={17} />
        </button>
      </div>
    </li>
  );
}
