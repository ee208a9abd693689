/** The page of hidden titles: what is not recommended any more, and how to have it back. */

import { useState } from 'react';
import { Link } from 'wouter';
import { buttonClass } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { useToast } from '../../components/toast.tsx';
import { PATHS } from '../../lib/paths.ts';
import { useFocusAfter } from '../../lib/use-focus-after.ts';
import { useDocumentTitle } from '../../lib/use-page.ts';
import { HiddenBrowser } from './hidden-browser.tsx';
import styles from './hidden-page.module.css';
import { hiddenTitles, MOST_HIDDEN, restoreTitles } from './hidden-titles.ts';
import { HiddenTransfer } from './hidden-transfer.tsx';
import { ShowAllDialog } from './show-all-dialog.tsx';

const HEADING_ID = 'hidden-heading';
/** From so many on, the page says that there is a limit. */
const NEARLY_FULL = MOST_HIDDEN * 0.9;

/** The list of hidden titles, and what can be done with all of it. */
export default function HiddenPage() {
  useDocumentTitle('Hidden titles');
  const titles = hiddenTitles.use();
  const toast = useToast();
  const focusAfter = useFocusAfter();
  const [isAsking, setAsking] = useState(false);

  const showAll = (): void => {
    focusAfter(HEADING_ID);
    hiddenTitles.set([]);
    toast({
      message: `${titles.length === 1 ? 'One title' : `${titles.length} titles`} may be recommended again`,
      action: { label: 'Undo', run: () => restoreTitles(titles) },
    });
  };

  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <h1 id={HEADING_ID} tabIndex={-1} className={styles.heading}>
          Hidden titles
        </h1>
        <p className={styles.lead}>
          What you marked “Seen it” or “Not for me” is not recommended to you. The list is kept in this browser only: it
          has no account, and no one else sees it.
        </p>
        <HiddenTransfer titles={titles} onShowAll={() => setAsking(true)} />
      </header>
      {titles.length >= NEARLY_FULL && (
        <p className={styles.limit}>
          The list holds {MOST_HIDDEN} titles, and has {titles.length}. Beyond that the oldest are forgotten.
        </p>
      )}
      {titles.length > 0 ? (
        <HiddenBrowser titles={titles} focusAfter={(...ids) => focusAfter(...ids, HEADING_ID)} />
      ) : (
        <Notice title="Nothing is hidden" icon="eye">
          <p>
            When a recommendation is one you have seen, or one you would rather not, use the buttons “Seen it” and “Not
            for me” on it. The next best title takes its place, and this page keeps what you hid.
          </p>
          <div>
            <Link href={PATHS.mix} className={buttonClass({ tone: 'primary' })}>
              Find something to watch
            </Link>
          </div>
        </Notice>
      )}
      <ShowAllDialog
        count={titles.length}
        isOpen={isAsking}
        onClose={(isConfirmed) => {
          setAsking(false);
          if (isConfirmed) showAll();
        }}
      />
    </div>
  );
}
