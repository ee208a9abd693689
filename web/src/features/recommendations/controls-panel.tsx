/** Everything there is to choose: how titles are ranked, how many, and the conditions on them. */

import { useId } from 'react';
import { formatCompact, formatRating, formatRuntime, formatType } from '../../lib/format.ts';
import { useCatalogue } from '../catalogue/use-catalogue.ts';
import { formatYears } from './active-filters.ts';
import { Chips, GenreChips } from './chips.tsx';
import { COUNT_RANGE } from './controls.ts';
import styles from './controls-panel.module.css';
import { RankingControls } from './ranking-controls.tsx';
import { RangeSlider, Slider } from './slider.tsx';
import { LAST_STOP, stopOf, votesAt } from './stops.ts';
import type { ControlsEditor } from './use-controls.ts';

/** The slider's ends; its last place asks for nothing. */
const RUNTIME = { min: 30, max: 245, step: 5 } as const;

/** The controls, for a panel or a sheet. */
export function ControlsPanel({ controls, change }: ControlsEditor) {
  const { data: catalogue } = useCatalogue();
  const hint = useId();
  const { count, types, wanted, unwanted, from, to, rating, votes, runtime } = controls;
  const { min, max } = catalogue?.years ?? { min: from ?? 1970, max: to ?? 2030 };
  return (
    <div className={styles.panel}>
      <RankingControls controls={controls} change={change} />
      <div className={styles.sliders}>
        <Slider
          label="How many titles"
          value={count}
          text={String(count)}
          {...COUNT_RANGE}
          onChange={(value) => change({ count: value }, 'count', true)}
        />
        <RangeSlider
          label="Years"
          names={['First year', 'Last year']}
          value={[from ?? min, to ?? max]}
          text={formatYears(from, to)}
          min={min}
          max={max}
          onChange={(low, high) =>
            change({ from: low <= min ? undefined : low, to: high >= max ? undefined : high }, 'years', true)
          }
        />
        <Slider
          label="Rating"
          value={rating ?? 0}
          text={rating === undefined ? 'Any' : `${formatRating(rating)} or better`}
          min={0}
          max={10}
          step={0.1}
          from="end"
          onChange={(value) => change({ rating: value === 0 ? undefined : value }, 'rating', true)}
        />
        <Slider
          label="Votes"
          value={stopOf(votes)}
          text={votes === undefined ? 'Any number' : `${formatCompact(votes)} or more`}
          min={0}
          max={LAST_STOP}
          from="end"
          onChange={(place) => change({ votes: votesAt(place) }, 'votes', true)}
        />
        <Slider
          label="Runtime"
          value={runtime ?? RUNTIME.max}
          text={runtime === undefined ? 'Any length' : `Up to ${formatRuntime(runtime)}`}
          {...RUNTIME}
          onChange={(value) => change({ runtime: value >= RUNTIME.max ? undefined : value }, 'runtime', true)}
        />
      </div>
      <div className={styles.choices}>
        <fieldset className={styles.group}>
          <legend className={styles.legend}>Type</legend>
          <Chips
            values={catalogue?.title_types.map(({ title_type }) => title_type) ?? types}
            chosen={types}
            format={formatType}
            onChange={(chosen, type) => change({ types: chosen }, `type ${type}`)}
          />
        </fieldset>
        <fieldset className={styles.group}>
          <legend className={styles.legend}>Genres</legend>
          <p id={hint} className={styles.hint}>
            Press once to want a genre, twice to avoid it, a third time to leave it open. Titles have at least one of
            those wanted and none of those avoided.
          </p>
          <GenreChips
            genres={catalogue?.genres.map(({ genre }) => genre) ?? [...wanted, ...unwanted]}
            wanted={wanted}
            unwanted={unwanted}
            describedBy={hint}
            onChange={(genres, genre) => change(genres, `genre ${genre}`)}
          />
        </fieldset>
      </div>
    </div>
  );
}
