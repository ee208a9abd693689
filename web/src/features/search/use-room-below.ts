/** How much of the window is free below an element, with an on-screen keyboard taken off. */

import { type RefObject, useLayoutEffect, useState } from 'react';

const MARGIN = 12;
/** With less than this it is worth scrolling the element up. */
const ENOUGH = 300;

/**
 * The height in pixels, measured while it is wanted.
 *
 * @param canScroll whether scrolling the page makes room
 */
export function useRoomBelow(
  element: RefObject<HTMLElement | null>,
  isWanted: boolean,
  canScroll: boolean,
): number | undefined {
  const [room, setRoom] = useState<number>();
  useLayoutEffect(() => {
    if (!isWanted) return undefined;
    const view = globalThis.visualViewport;
    const roomNow = (): number => {
      const bottom = element.current?.getBoundingClientRect().bottom ?? 0;
      return (view === null ? innerHeight : view.height + view.offsetTop) - bottom - MARGIN;
    };
    const measure = (): void => setRoom(roomNow());
    const makeRoom = (): void => {
      if (canScroll && roomNow() < ENOUGH) element.current?.scrollIntoView({ block: 'start' });
      measure();
    };
    makeRoom();
    view?.addEventListener('resize', makeRoom);
    globalThis.addEventListener('scroll', measure, { passive: true });
    return () => {
      view?.removeEventListener('resize', makeRoom);
      globalThis.removeEventListener('scroll', measure);
    };
  }, [element, isWanted, canScroll]);
  return room;
}
