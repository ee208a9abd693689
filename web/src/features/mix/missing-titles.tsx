/** Says which titles of a mix the catalogue does not have, as happens with links of an older one. */

import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { imdbUrl } from '../../lib/paths.ts';
import styles from './missing-titles.module.css';
import type { MixTitle } from './use-mix-titles.ts';

/** A notice, if any title is missing. */
export function MissingTitles({
  titles,
  onDrop,
}: {
  readonly titles: readonly MixTitle[];
  readonly onDrop: () => void;
}) {
  if (titles.length === 0) return null;
  return (
    <Notice
      title={
        titles.length === 1 ? 'One title is not in this catalogue' : `${titles.length} titles are not in this catalogue`
      }
      icon="film"
    >
      <p>
        The link may be from another catalogue, or an older one. The recommendations are for the rest. On IMDb:{' '}
        {titles.map(({ tconst }, index) => (
          <span key={tconst}>
            {index > 0 && ', '}
            <a href={imdbUrl(tconst)} target="_blank" rel="noreferrer" className={styles.link}>
              {tconst}
            </a>
          </span>
        ))}
        .
      </p>
      <div>
        <Button size="small" onClick={onDrop}>
          {titles.length === 1 ? 'Drop it' : 'Drop them'}
        </Button>
      </div>
    </Notice>
  );
}
