/** Keeps the focus somewhere sensible when what had it is removed or moved. */

import { useCallback, useEffect, useRef } from 'react';

/** A function to name, before a change, the ids of elements of which the first that is there afterwards gets the focus. */
export function useFocusAfter(): (...ids: readonly string[]) => void {
  const wanted = useRef<readonly string[]>([]);
  useEffect(() => {
    const element = wanted.current.map((id) => document.getElementById(id)).find((found) => found !== null);
    wanted.current = [];
    element?.focus();
  });
  return useCallback((...ids) => {
    wanted.current = ids;
  }, []);
}
