/** Recommended titles as a grid of cards, from which titles can be hidden. */

import { memo, useRef, useState } from 'react';
import { useSearch } from 'wouter';
import type { Recommendation, Strategy } from '../../api/types.ts';
import { classNames } from '../../lib/class-names.ts';
import { titlePath } from '../../lib/paths.ts';
import { useAfterFirstPaint } from '../../lib/use-after-first-paint.ts';
import type { HiddenReason } from '../preferences/hidden-titles.ts';
import { pairPath } from '../similarity/pair.ts';
import { DEFAULT_CONTROLS, formatControls, parseControls } from './controls.ts';
import { RecommendationCard } from './recommendation-card.tsx';
import styles from './recommendations.module.css';
import { useHide } from './use-hide.tsx';

/** Cards that a window shows at first: a column of them on a phone, a row of five on a desk. */
const ABOVE_THE_FOLD = globalThis.innerWidth < 768 ? 2 : 5;

/** How long a card takes to leave; none for those who want no motion. */
const LEAVE_MS = 220;

/** The cards, best first. Links to titles keep the controls, so that one can go on with the same wishes. */
export const RecommendationGrid = memo(function RecommendationGrid({
  recommendations,
  strategy,
  likes,
  stale,
}: {
  readonly recommendations: readonly Recommendation[];
  /** How they were ranked. */
  readonly strategy: Strategy;
  /** Identifiers of the titles they are for, with commas between. */
  readonly likes: string;
  readonly stale: boolean;
}) {
  const list = useRef<HTMLOListElement>(null);
  const [leaving, setLeaving] = useState<readonly string[]>([]);
  const isWhole = useAfterFirstPaint();
  const shown = isWhole ? recommendations : recommendations.slice(0, ABOVE_THE_FOLD);
  const hide = useHide();
  const controls = parseControls(useSearch());
  const query = formatControls(controls);
  const { familiarity } = controls;
  const ranking = formatControls({ ...DEFAULT_CONTROLS, strategy, familiarity });
  const of = likes.split(',');

  const onHide = (recommendation: Recommendation, reason: HiddenReason): void => {
    const { tconst } = recommendation;
    if (leaving.includes(tconst)) return;
    moveFocus(list.current, tconst);
    setLeaving((before) => [...before, tconst]);
    const isCalm = globalThis.matchMedia('(prefers-reduced-motion: reduce)').matches;
    setTimeout(
      () => {
        setLeaving((before) => before.filter((other) => other !== tconst));
        hide(recommendation, reason);
      },
      isCalm ? 0 : LEAVE_MS,
    );
  };
  return (
    <ol ref={list} aria-busy={stale} className={classNames(styles.grid, stale && styles.stale)}>
      {shown.map((recommendation) => (
        <li key={recommendation.tconst} data-title={recommendation.tconst}>
          <RecommendationCard
            recommendation={recommendation}
            href={`${titlePath(recommendation.tconst)}${query}`}
            whyHref={pairPath({ a: of[0], b: recommendation.tconst, of }, ranking)}
            strategy={strategy}
            leaving={leaving.includes(recommendation.tconst)}
            onHide={onHide}
          />
        </li>
      ))}
    </ol>
  );
});

/** From the card that leaves to the next one, else to the one before, else to the heading. */
function moveFocus(list: HTMLElement | null, tconst: string): void {
  const card = list?.querySelector(`[data-title="${tconst}"]`);
  const next = card?.nextElementSibling ?? card?.previousElementSibling;
  const target = next?.querySelector<HTMLElement>('h3 a') ?? list?.closest('section')?.querySelector<HTMLElement>('h2');
  target?.focus();
}
