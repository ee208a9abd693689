/** Hides a title, with a message that offers to undo it. */

import { useCallback } from 'react';
import { TitleText } from '../../components/title-text.tsx';
import { useToast } from '../../components/toast.tsx';
import { type HiddenReason, type HiddenTitle, hideTitle, showTitle } from '../preferences/hidden-titles.ts';

/** A title with what is kept of it. */
export type Hideable = Omit<HiddenTitle, 'reason' | 'at'>;

/** Why titles are hidden, as buttons say it. */
export const HIDE_LABELS: Readonly<Record<HiddenReason, string>> = { seen: 'Seen it', 'not-for-me': 'Not for me' };

/** A function that hides a title and says so. */
export function useHide(): (title: Hideable, reason: HiddenReason) => void {
  const toast = useToast();
  return useCallback(
    (title, reason) => {
      hideTitle(title, reason);
      toast({
        message: (
          <>
            {HIDE_LABELS[reason]}: <TitleText>{title.title}</TitleText> is not recommended any more.
          </>
        ),
        action: { label: 'Undo', run: () => showTitle(title.tconst) },
      });
    },
    [toast],
  );
}
