/** A recommended title: what it is, how well it suits and why, and what to do with it. */

import { Link } from 'wouter';
import type { Recommendation, Strategy } from '../../api/types.ts';
import { buttonClass, IconButton } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { TitleText } from '../../components/title-text.tsx';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import { classNames } from '../../lib/class-names.ts';
import { addToMixPath, imdbUrl } from '../../lib/paths.ts';
import { Poster } from '../artwork/poster.tsx';
import type { HiddenReason } from '../preferences/hidden-titles.ts';
import { TitleFacts, TitleGenres, TitleRating } from '../titles/title-facts.tsx';
import { Reasons } from './reasons.tsx';
import styles from './recommendation-card.module.css';
import { ScoreBadge } from './score-badge.tsx';
import { HIDE_LABELS } from './use-hide.tsx';

/** What a card shows. */
export interface RecommendationCardProps {
  readonly recommendation: Recommendation;
  /** Address of the title's page. */
  readonly href: string;
  /** Address of the page that tells why. */
  readonly whyHref: string;
  /** How it was ranked. */
  readonly strategy: Strategy;
  /** Whether it is on its way out. */
  readonly leaving: boolean;
  readonly onHide: (recommendation: Recommendation, reason: HiddenReason) => void;
}

/** A card in a list; its title is its main link, and takes clicks anywhere on the card. */
export function RecommendationCard({
  recommendation,
  href,
  whyHref,
  strategy,
  leaving,
  onHide,
}: RecommendationCardProps) {
  const { rank, tconst, title, reasons } = recommendation;
  const hide = (why: HiddenReason, icon: 'eye' | 'dislike') => (
    <IconButton
      label={`${HIDE_LABELS[why]}: ${title}`}
      title={HIDE_LABELS[why]}
      icon={icon}
      size="small"
      className={styles.tool}
      onClick={() => onHide(recommendation, why)}
    />
  );
  return (
    <article className={classNames(styles.card, leaving && styles.leaving)}>
      <div className={styles.poster}>
        <Poster title={recommendation} />
      </div>
      <div className={styles.body}>
        <div className={styles.place}>
          <span className={styles.rank}>
            <VisuallyHidden>Rank </VisuallyHidden>
            {rank}
          </span>
          <Link href={whyHref} className={styles.why} aria-label={`Why? ${title}`}>
            Why?
          </Link>
          <ScoreBadge strategy={strategy} scores={recommendation} className={styles.score} />
        </div>
        <h3 className={styles.title} title={title}>
          <Link href={href} className={styles.link}>
            <TitleText>{title}</TitleText>
          </Link>
        </h3>
        <TitleFacts title={recommendation} />
        <TitleRating title={recommendation} />
        <TitleGenres title={recommendation} />
        <Reasons reasons={reasons} />
      </div>
      <div className={styles.actions}>
        <Link href={href} className={styles.more} aria-label={`More like this: ${title}`}>
          More like this
        </Link>
        <div className={styles.tools}>
          {hide('seen', 'eye')}
          {hide('not-for-me', 'dislike')}
          <Link
            href={addToMixPath(tconst)}
            className={buttonClass({ tone: 'quiet', size: 'small' }, styles.tool)}
            aria-label={`Add to mix: ${title}`}
            title="Add to mix"
          >
            <Icon name="mix" size={18} />
          </Link>
          <a
            href={imdbUrl(tconst)}
            target="_blank"
            rel="noreferrer"
            className={buttonClass({ tone: 'quiet', size: 'small' }, styles.tool)}
            aria-label={`${title} on IMDb (opens a new tab)`}
            title="On IMDb"
          >
            <Icon name="external" size={18} />
          </a>
        </div>
      </div>
    </article>
  );
}
