/** Puts off what is below the fold until the app has been painted once. */

import { startTransition, useEffect, useState } from 'react';

let hasPainted = false;

/**
 * False in the very first paint of the app, true after it. Pages that are shown later are drawn whole at once, or the
 * browser could not scroll back to where one was.
 */
export function useAfterFirstPaint(): boolean {
  const [isAfter, setAfter] = useState(hasPainted);
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      hasPainted = true;
      startTransition(() => setAfter(true));
    });
    return () => cancelAnimationFrame(frame);
  }, []);
  return isAfter;
}
