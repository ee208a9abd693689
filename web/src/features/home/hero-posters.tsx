/** A fan of posters beside the search box, where there is room for one. */

import { useEffect, useState } from 'react';
import type { Title } from '../../api/types.ts';
import { Poster } from '../artwork/poster.tsx';
import styles from './hero-posters.module.css';

const SHOWN = 5;
const wide = globalThis.matchMedia('(min-width: 64rem)');

/** The fan. It is for the eye alone: the same titles are on the shelf below. */
export function HeroPosters({ titles }: { readonly titles: readonly Title[] | undefined }) {
  const [hasRoom, setRoom] = useState(wide.matches);
  useEffect(() => {
    const onChange = (): void => setRoom(wide.matches);
    wide.addEventListener('change', onChange);
    return () => wide.removeEventListener('change', onChange);
  }, []);
  if (!hasRoom) return null;
  return (
    <div className={styles.fan} aria-hidden="true">
      {titles?.slice(0, SHOWN).map((title, index) => (
        <div key={title.tconst} className={styles.card} style={placeOf(index)}>
          <Poster title={title} />
        </div>
      ))}
    </div>
  );
}

/** The middle one upright and in front, the others turned away from it. */
function placeOf(index: number): Record<string, string | number> {
  const fromMiddle = index - (SHOWN - 1) / 2;
  return { '--turn': fromMiddle, zIndex: SHOWN - Math.abs(fromMiddle) };
}
