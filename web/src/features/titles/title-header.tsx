/** The head of a title's page: its poster and facts, and what can be done with it. */

import { Link } from 'wouter';
import type { Title } from '../../api/types.ts';
import { Button, buttonClass } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { TitleText } from '../../components/title-text.tsx';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import { classNames } from '../../lib/class-names.ts';
import { addToMixPath, imdbUrl } from '../../lib/paths.ts';
import { Poster } from '../artwork/poster.tsx';
import { SurpriseButton } from '../home/surprise-button.tsx';
import { type HiddenReason, hiddenTitles, showTitle } from '../preferences/hidden-titles.ts';
import { HIDE_LABELS, useHide } from '../recommendations/use-hide.tsx';
import { ShareButton } from './share-button.tsx';
import { TitleFacts, TitleGenres, TitleRating } from './title-facts.tsx';
import styles from './title-page.module.css';

/** A name longer than this is set smaller. */
const LONG_NAME = 60;

/** The head of the page. */
export function TitleHeader({ title }: { readonly title: Title }) {
  const { tconst, title: name } = title;
  return (
    <header className={styles.header}>
      <div className={styles.poster}>
        <Poster title={title} />
      </div>
      <div className={styles.words}>
        <h1 className={classNames(styles.name, name.length > LONG_NAME && styles.long)}>
          <TitleText>{name}</TitleText>
        </h1>
        <TitleFacts title={title} />
        <div className={styles.rating}>
          <TitleRating title={title} />
        </div>
        <TitleGenres title={title} />
      </div>
      <div className={styles.actions}>
        <Link href={addToMixPath(tconst)} className={buttonClass({ tone: 'primary' })}>
          <Icon name="mix" size={18} />
          Add to mix
        </Link>
        <HideButton title={title} reason="seen" icon="eye" />
        <HideButton title={title} reason="not-for-me" icon="dislike" />
        <SurpriseButton except={tconst} className={styles.compact ?? ''} />
        <a
          href={imdbUrl(tconst)}
          target="_blank"
          rel="noreferrer"
          title="On IMDb"
          className={buttonClass({}, styles.compact)}
        >
          <Icon name="external" size={18} />
          IMDb
          <VisuallyHidden> (opens a new tab)</VisuallyHidden>
        </a>
        <ShareButton text={`${name} (${title.year})`} className={styles.compact} />
      </div>
    </header>
  );
}

/** Hides the title, or shows it again when it is hidden for this reason. */
function HideButton({
  title,
  reason,
  icon,
}: {
  readonly title: Title;
  readonly reason: HiddenReason;
  readonly icon: 'eye' | 'dislike';
}) {
  const hide = useHide();
  const isHidden = hiddenTitles.use().some((other) => other.tconst === title.tconst && other.reason === reason);
  return (
    <Button
      icon={isHidden ? 'check' : icon}
      aria-pressed={isHidden}
      className={isHidden ? styles.on : undefined}
      onClick={() => (isHidden ? showTitle(title.tconst) : hide(title, reason))}
    >
      {HIDE_LABELS[reason]}
    </Button>
  );
}
