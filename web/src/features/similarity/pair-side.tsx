/** One of the two titles that are compared: what it is, or the way to choose it. */

import { Link } from 'wouter';
import { Button } from '../../components/button.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { TitleText } from '../../components/title-text.tsx';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import { classNames } from '../../lib/class-names.ts';
import { titlePath } from '../../lib/paths.ts';
import { Poster } from '../artwork/poster.tsx';
import { type MixTitle, nameOf } from '../mix/use-mix-titles.ts';
import { SearchBox } from '../search/search-box.tsx';
import { TitleFacts, TitleGenres, TitleRating } from '../titles/title-facts.tsx';
import styles from './pair-side.module.css';

/** Which of the two. */
export type Side = 'a' | 'b';

/** What each of the two is called. */
export const SIDE_NAMES: Readonly<Record<Side, string>> = { a: 'The title you like', b: 'The one recommended for it' };

/** Id of the button that changes a title. */
export function changeId(side: Side): string {
  return `change-${side}`;
}

/** The title, or a box to look for it. */
export function PairSide({
  side,
  title,
  focused,
  onPick,
  onChange,
}: {
  readonly side: Side;
  readonly title: MixTitle | undefined;
  /** Whether the box has the focus when it comes. */
  readonly focused: boolean;
  readonly onPick: (tconst: string) => void;
  readonly onChange: () => void;
}) {
  const label = SIDE_NAMES[side];
  if (title === undefined || title.isMissing) {
    return (
      <section className={classNames(styles.side, styles.choosing)} aria-label={label}>
        {title !== undefined && <p>{title.tconst} is not in this catalogue.</p>}
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- it takes the place of the button that was pressed */}
        <SearchBox size="field" label={label} autoFocus={focused} onPick={({ tconst }) => onPick(tconst)} />
      </section>
    );
  }
  const { tconst, facts } = title;
  return (
    <section className={styles.side} aria-label={label}>
      <div className={styles.poster}>{facts === undefined ? <Skeleton height="100%" /> : <Poster title={facts} />}</div>
      <div className={styles.words}>
        <p className={styles.label}>{label}</p>
        <h2 className={styles.name}>
          {facts === undefined ? (
            <Skeleton width="80%" height="1.3rem" />
          ) : (
            <Link href={titlePath(tconst)} className={styles.link}>
              <TitleText>{facts.title}</TitleText>
            </Link>
          )}
        </h2>
        {facts !== undefined && (
          <>
            <TitleFacts title={facts} />
            <TitleRating title={facts} />
            <TitleGenres title={facts} />
          </>
        )}
        <div>
          <Button id={changeId(side)} size="small" icon="search" onClick={onChange}>
            Change<VisuallyHidden> {nameOf(title)}</VisuallyHidden>
          </Button>
        </div>
      </div>
    </section>
  );
}
