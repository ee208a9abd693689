/** How titles are ranked: by which strategy, how varied, how well known. */

import { Segmented } from '../../components/segmented.tsx';
import { formatShare } from '../../lib/format.ts';
import { RANKING_DEFAULTS } from './controls.ts';
import styles from './controls-panel.module.css';
import { Slider } from './slider.tsx';
import { STRATEGY_HINTS, STRATEGY_OPTIONS } from './strategies.ts';
import type { ControlsEditor } from './use-controls.ts';

/** The sliders' places. */
const SHARE = { min: 0, max: 1, step: 0.1 } as const;

/** The strategy, and the sliders that only the smart one has. */
export function RankingControls({ controls: { strategy, diversity, familiarity }, change }: ControlsEditor) {
  const slide = (name: 'diversity' | 'familiarity') => (value: number) =>
    change({ [name]: value === RANKING_DEFAULTS[name] ? undefined : value }, name, true);
  const at = {
    diversity: diversity ?? RANKING_DEFAULTS.diversity,
    familiarity: familiarity ?? RANKING_DEFAULTS.familiarity,
  };
  return (
    <div className={styles.ranking}>
      <div className={styles.group}>
        <p className={styles.legend}>Match by</p>
        <Segmented
          label="Match by"
          options={STRATEGY_OPTIONS}
          value={strategy}
          onChange={(chosen) => change({ strategy: chosen, diversity: undefined, familiarity: undefined }, 'strategy')}
        />
        <p className={styles.hint}>{STRATEGY_HINTS[strategy]}</p>
      </div>
      {strategy === 'hybrid' && (
        <>
          <Slider
            label="Variety"
            value={at.diversity}
            text={formatShare(at.diversity)}
            {...SHARE}
            ends={['Alike', 'Varied']}
            onChange={slide('diversity')}
          />
          <Slider
            label="Familiarity"
            value={at.familiarity}
            text={formatShare(at.familiarity)}
            {...SHARE}
            ends={['Hidden gems', 'Crowd-pleasers']}
            onChange={slide('familiarity')}
          />
        </>
      )}
    </div>
  );
}
