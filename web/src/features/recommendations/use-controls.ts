/** The controls in the address: read by requests, changed by the panel. */

import { useEffect, useMemo, useRef, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { useCatalogue } from '../catalogue/use-catalogue.ts';
import { type Controls, fitControls, formatControls, parseControls } from './controls.ts';

/** So long a slider has to rest before the address, and with it the request, follows. */
const REST_MS = 180;
/** Changes of one control that follow each other in quicker succession are one step of the history. */
const SAME_STEP_MS = 1000;

/** The controls and the ways to change them. */
export interface ControlsEditor {
  /** What the panel shows: ahead of the address while something is dragged. */
  readonly controls: Controls;
  /**
   * Changes some of them.
   *
   * @param step names what is being changed: going back undoes quick changes of the same name at once
   * @param dragging whether more is likely to follow at once
   */
  readonly change: (changes: Partial<Controls>, step?: string, dragging?: boolean) => void;
}

/** The controls of the address that mean something to the catalogue. */
export function useControls(): Controls {
  const search = useSearch();
  const { data: catalogue } = useCatalogue();
  return useMemo(() => {
    const controls = parseControls(search);
    return catalogue === undefined ? controls : fitControls(controls, catalogue);
  }, [search, catalogue]);
}

/**
 * The controls, and how to change them.
 *
 * A change is a step of the history, so that "back" undoes it; what a finger or a held key does within moments is one
 * step. The address follows a slider only when it rests: browsers refuse hundreds of changes of it.
 */
export function useControlsEditor(): ControlsEditor {
  const search = useSearch();
  const [path, navigate] = useLocation();
  const committed = useControls();
  const [draft, setDraft] = useState<{ readonly over: string; readonly controls: Controls }>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const last = useRef({ step: '', at: 0, isWritten: false });
  // A draft is for the address it was begun at: going back in the midst of it drops it.
  const here = `${path}?${search}`;
  const controls = draft?.over === here ? draft.controls : committed;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change is dropped when the address is another one
  useEffect(() => () => clearTimeout(timer.current), [here]);

  const commit = (next: Controls, step: string): void => {
    const replace = step !== '' && last.current.isWritten;
    const query = formatControls(next, search);
    if (query === formatControls(parseControls(search), search)) return;
    last.current.isWritten = true;
    // The page keeps what it holds in the history.
    navigate(`${path}${query}`, { replace, state: globalThis.history.state });
  };
  return {
    controls,
    change: (changes, step = '', dragging = false) => {
      const next = { ...controls, ...changes };
      const now = Date.now();
      const isSame = step === last.current.step && now - last.current.at < SAME_STEP_MS;
      last.current = { step, at: now, isWritten: isSame && last.current.isWritten };
      clearTimeout(timer.current);
      if (dragging) {
        setDraft({ over: here, controls: next });
        timer.current = setTimeout(() => {
          setDraft(undefined);
          commit(next, step);
        }, REST_MS);
        return;
      }
      setDraft(undefined);
      commit(next, step);
    },
  };
}
