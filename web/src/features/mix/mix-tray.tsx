/** The bar at the bottom of the wall: what has been picked, and the way on. */

import { Button } from '../../components/button.tsx';
import { classNames } from '../../lib/class-names.ts';
import { Poster } from '../artwork/poster.tsx';
import { counted } from './mix-actions.ts';
import type { Mix } from './mix-address.ts';
import styles from './mix-tray.module.css';
import { useMixTitles } from './use-mix-titles.ts';

const MOST_SHOWN = 5;

/** A bar that stays in sight. */
export function MixTray({ mix, onDone }: { readonly mix: Mix; readonly onDone: () => void }) {
  const latest = [...mix.likes, ...mix.dislikes].slice(-MOST_SHOWN);
  const titles = useMixTitles(latest);
  return (
    <section className={styles.tray} aria-label="Picked titles">
      <div className={styles.pile}>
        {titles.map(({ tconst, facts }) => (
          <span key={tconst} className={classNames(styles.card, mix.dislikes.includes(tconst) && styles.disliked)}>
            {facts !== undefined && <Poster title={facts} />}
          </span>
        ))}
      </div>
      <p className={styles.count}>{counted(mix)}</p>
      <Button tone="primary" className={styles.done} onClick={onDone}>
        Show recommendations
      </Button>
    </section>
  );
}
