/** What a browser does by itself when a page is loaded: start at its top, and let screen readers begin with it. */

import { useEffect, useRef } from 'react';

/** Id of the element that holds the page. */
export const MAIN_ID = 'main';

/** After a link was followed: to the top, focus on the page. After back and forward the browser restores where one was. */
export function useNavigationEffects(location: string): void {
  const restored = useRef(true);
  const path = useRef(location);
  useEffect(() => {
    // Going back may change the parameters alone, which is no new page.
    const onPop = (): void => {
      restored.current = globalThis.location.pathname !== path.current;
    };
    globalThis.addEventListener('popstate', onPop);
    return () => globalThis.removeEventListener('popstate', onPop);
  }, []);
  useEffect(() => {
    path.current = location;
    if (restored.current) {
      restored.current = false;
      return;
    }
    globalThis.scrollTo(0, 0);
    document.querySelector<HTMLElement>(`#${MAIN_ID}`)?.focus({ preventScroll: true });
  }, [location]);
}
