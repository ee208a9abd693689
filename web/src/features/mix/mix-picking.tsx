/** The beginning of a mix: what it is, the last one, and a wall of well-known titles to tap. */

import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Notice } from '../../components/notice.tsx';
import { useDocumentTitle } from '../../lib/use-page.ts';
import { useCatalogue } from '../catalogue/use-catalogue.ts';
import { SearchBox } from '../search/search-box.tsx';
import { rememberFacts } from '../titles/use-title.ts';
import { LastMixLink } from './last-mix-link.tsx';
import { counted, HEADING_ID, type MixActions } from './mix-actions.ts';
import { isEmptyMix, type Mix, opinionOf, withoutTitles } from './mix-address.ts';

import styles from './mix-picking.module.css';
import { MixTray } from './mix-tray.tsx';
import { MixWall, WallSkeleton } from './mix-wall.tsx';

/** Search, wall, and the tray of what has been picked. */
export function MixPicking({
  mix,
  actions,
  warnings,
  onDone,
}: {
  readonly mix: Mix;
  readonly actions: MixActions;
  /** What to say of the address, below the heading. */
  readonly warnings: ReactNode;
  readonly onDone: () => void;
}) {
  useDocumentTitle('Mix');
  const catalogue = useCatalogue();
  const client = useQueryClient();
  const isEmpty = isEmptyMix(mix);
  return (
    <>
      <header className={styles.header}>
        <h1 id={HEADING_ID} tabIndex={-1} className={styles.heading}>
          Pick a few you love
        </h1>
        <p className={styles.lead}>
          Three are plenty. You get what is close to all of them together: for a mixed taste, or for two on one sofa.
        </p>
        <div className={styles.search}>
          <SearchBox size="field" label="Add a title to the mix" onPick={(title) => actions.add(title)} clearOnPick />
        </div>
      </header>
      {warnings}
      {isEmpty && <LastMixLink />}
      <section className={styles.section} aria-labelledby="mix-wall-heading">
        <div>
          <h2 id="mix-wall-heading" className={styles.subheading}>
            Well-known titles
          </h2>
          <p className={styles.how}>Press to like, press again to take it back.</p>
        </div>
        {catalogue.data !== undefined && (
          <MixWall
            titles={catalogue.data.most_voted}
            mix={mix}
            onToggle={(title) => {
              if (opinionOf(mix, title.tconst) === undefined) {
                rememberFacts(client, [title]);
                return actions.add(title);
              }
              const next = withoutTitles(mix, [title.tconst]);
              actions.change(next);
              return actions.announce(`${title.title} removed. ${counted(next)}.`);
            }}
          />
        )}
        {catalogue.isPending && <WallSkeleton />}
        {catalogue.isError && (
          <Notice title="The well-known titles did not come" icon="warning">
            <p>You can still find titles by name above.</p>
          </Notice>
        )}
      </section>
      {!isEmpty && <MixTray mix={mix} onDone={onDone} />}
    </>
  );
}
