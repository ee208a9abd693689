/** The liked titles of a mix, each of which a recommended one can be compared with. */

import { Link } from 'wouter';
import { TitleText } from '../../components/title-text.tsx';
import { classNames } from '../../lib/class-names.ts';
import { nameOf, useMixTitles } from '../mix/use-mix-titles.ts';
import { type Pair, pairPath } from './pair.ts';
import styles from './similarity-page.module.css';

/** Links to the comparison with each of them. */
export function SeedChoice({ pair, search }: { readonly pair: Pair; readonly search: string }) {
  const titles = useMixTitles(pair.of);
  return (
    <nav className={styles.seeds} aria-label="Titles of the mix">
      <span className={styles.note}>Compare with</span>
      <ul className={styles.seedList}>
        {titles.map((title) => (
          <li key={title.tconst}>
            <Link
              href={pairPath({ ...pair, a: title.tconst }, search)}
              replace
              aria-current={title.tconst === pair.a ? 'true' : undefined}
              className={classNames(styles.seed, title.tconst === pair.a && styles.current)}
            >
              <TitleText>{nameOf(title)}</TitleText>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
