/** The page of a mix: choose titles you like and dislike, and see what suits the lot. */

import { useCallback, useEffect, useRef, useState } from 'react';
import { useToast } from '../../components/toast.tsx';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import { useFocusAfter } from '../../lib/use-focus-after.ts';
import { counted, HEADING_ID, type MixActions } from './mix-actions.ts';
import { type Mix, withTitle } from './mix-address.ts';
import styles from './mix-page.module.css';
import { MixPicking } from './mix-picking.tsx';
import { MixResults } from './mix-results.tsx';
import { MixWarnings } from './mix-warnings.tsx';
import { type CurrentMix, useMix } from './use-mix.ts';

/** Picking from a wall of titles at first, then the chosen ones and the recommendations. */
export default function MixPage() {
  const toast = useToast();
  const undo = useRef<CurrentMix['change']>(undefined);
  const onAdded = useCallback(
    (before: Mix) =>
      toast({ message: 'Added to the mix', action: { label: 'Undo', run: () => undo.current?.(before) } }),
    [toast],
  );
  const current = useMix(onAdded);
  useEffect(() => {
    undo.current = current.change;
  });
  const { mix, isPicking } = current;
  const [message, announce] = useState('');
  const focusAfter = useFocusAfter();
  useTopWhenChanged(isPicking);

  const change = (next: Mix): void => current.change(next, { picking: isPicking });
  const actions: MixActions = {
    change,
    announce,
    focusAfter,
    add: ({ tconst, title }, opinion = 'like') => {
      const next = withTitle(mix, tconst, opinion);
      if (next === mix) return announce(`${title} is in the mix already, or the mix is full.`);
      change(next);
      announce(`${title} added. ${counted(next)}.`);
    },
  };
  const warnings = <MixWarnings address={current} onTidy={current.tidy} />;
  return (
    <div className={styles.page}>
      {isPicking ? (
        <MixPicking mix={mix} actions={actions} warnings={warnings} onDone={() => current.change(mix)} />
      ) : (
        <MixResults
          mix={mix}
          actions={actions}
          warnings={warnings}
          onPickMore={() => current.change(mix, { picking: true })}
        />
      )}
      <div role="status">
        <VisuallyHidden>{message}</VisuallyHidden>
      </div>
    </div>
  );
}

/** Starts at the top, with the heading in focus, when the other view comes up. */
function useTopWhenChanged(view: unknown): void {
  const shown = useRef(view);
  useEffect(() => {
    if (shown.current === view) return;
    shown.current = view;
    globalThis.scrollTo(0, 0);
    document.getElementById(HEADING_ID)?.focus({ preventScroll: true });
  }, [view]);
}
