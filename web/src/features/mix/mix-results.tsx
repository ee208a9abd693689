/** A mix and what suits it: the chosen titles, the controls, the recommendations. */

import type { ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { useToast } from '../../components/toast.tsx';
import { copyText } from '../../lib/copy-text.ts';
import { useDocumentTitle } from '../../lib/use-page.ts';
import { SearchBox } from '../search/search-box.tsx';
import { MissingTitles } from './missing-titles.tsx';
import { HEADING_ID, type MixActions } from './mix-actions.ts';
import { EMPTY_MIX, formatMix, type Mix, withoutTitles } from './mix-address.ts';
import { MixGroups } from './mix-groups.tsx';
import { MixRecommendations } from './mix-recommendations.tsx';
import styles from './mix-results.module.css';
import { nameOf, sentenceOf, useMixTitles } from './use-mix-titles.ts';

/** The page once there is something in the mix. */
export function MixResults({
  mix,
  actions,
  warnings,
  onPickMore,
}: {
  readonly mix: Mix;
  readonly actions: MixActions;
  /** What to say of the address, below the heading. */
  readonly warnings: ReactNode;
  readonly onPickMore: () => void;
}) {
  const toast = useToast();
  const titles = useMixTitles([...mix.likes, ...mix.dislikes]);
  useDocumentTitle(`Mix: ${sentenceOf(titles.map(nameOf))}`);
  const missing = titles.filter(({ isMissing }) => isMissing);
  const found = withoutTitles(
    mix,
    missing.map(({ tconst }) => tconst),
  );

  const copyLink = async (): Promise<void> => {
    const link = new URL(formatMix(globalThis.location.search, mix), globalThis.location.href).href;
    const isCopied = await copyText(link);
    toast({ message: isCopied ? 'Link to this mix copied' : `Copy this link: ${link}` });
  };
  const clear = (): void => {
    actions.change(EMPTY_MIX);
    toast({ message: 'Mix cleared', action: { label: 'Undo', run: () => actions.change(mix) } });
  };

  return (
    <>
      <header className={styles.header}>
        <h1 id={HEADING_ID} tabIndex={-1} className={styles.heading}>
          Your mix
        </h1>
        <div className={styles.actions}>
          <Button size="small" icon="link" onClick={() => void copyLink()}>
            Copy link
          </Button>
          <Button size="small" tone="quiet" icon="trash" onClick={clear}>
            Clear all
          </Button>
        </div>
      </header>
      {warnings}
      <section className={styles.panel} aria-label="Chosen titles">
        <MixGroups mix={mix} titles={titles} actions={actions} />
        <div className={styles.more}>
          <div className={styles.search}>
            <SearchBox size="field" label="Add a title to the mix" onPick={(title) => actions.add(title)} clearOnPick />
          </div>
          <p className={styles.hint}>
            A thumb turns a like into a dislike and back.
            <Button size="small" tone="quiet" icon="film" onClick={onPickMore}>
              Pick from well-known titles
            </Button>
          </p>
        </div>
      </section>
      <MissingTitles titles={missing} onDrop={() => actions.change(found)} />
      {found.likes.length > 0 && (
        <MixRecommendations mix={found} isSettling={titles.some(({ facts, isMissing }) => !facts && !isMissing)} />
      )}
      {found.likes.length === 0 && missing.length === 0 && (
        <Notice title="Add something you like" icon="like">
          <p>A mix of dislikes alone says what to keep away from, and not where to go. Turn one of them, or add one.</p>
        </Notice>
      )}
    </>
  );
}
