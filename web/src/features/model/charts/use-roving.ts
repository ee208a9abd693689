/** Lets a pointer, a finger or the arrow keys go through the marks of a chart; one of them is a tab stop. */

import { type FocusEvent, type KeyboardEvent, type PointerEvent, useState } from 'react';
import { type Layout, nextMark } from './roving.ts';

type Handlers = ReturnType<typeof useRoving>['handlers'];

/** What the element around the marks listens to. */
export type RovingHandlers = Handlers;

/** The mark that is pointed at or focused, the one that Tab leads to, and what the element around them listens to. */
export function useRoving(layout: Layout) {
  const [pointed, setPointed] = useState<number | undefined>();
  const [focused, setFocused] = useState<number | undefined>();
  const [stop, setStop] = useState(0);
  const point = (event: PointerEvent): void => setPointed(markOf(event.target));
  return {
    active: pointed ?? focused,
    stop: Math.min(stop, layout.count - 1),
    handlers: {
      onKeyDown: (event: KeyboardEvent): void => {
        const from = markOf(event.target);
        const to =
          from === undefined || event.altKey || event.ctrlKey || event.metaKey
            ? undefined
            : nextMark(event.key, from, layout);
        if (to === undefined) return;
        event.preventDefault();
        setPointed(undefined);
        event.currentTarget.querySelector<SVGElement>(`[data-mark="${to}"]`)?.focus();
      },
      onFocus: (event: FocusEvent): void => {
        const mark = markOf(event.target);
        setFocused(mark);
        if (mark !== undefined) setStop(mark);
      },
      onBlur: (): void => setFocused(undefined),
      onPointerDown: (event: PointerEvent): void => {
        // A finger that slides on is to reach the next marks.
        if (event.target instanceof Element && event.target.hasPointerCapture(event.pointerId)) {
          event.target.releasePointerCapture(event.pointerId);
        }
        point(event);
      },
      onPointerMove: point,
      onPointerLeave: (event: PointerEvent): void => {
        // What a finger touched stays to be read.
        if (event.pointerType !== 'touch') setPointed(undefined);
      },
    },
  };
}

function markOf(target: EventTarget): number | undefined {
  const mark = target instanceof Element ? target.closest('[data-mark]')?.getAttribute('data-mark') : undefined;
  return mark == null ? undefined : Number(mark);
}
