/** Measures how wide an element is, so that a chart in it is drawn in real pixels and its text stays readable. */

import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** A reference for the element, and its width in pixels; 0 before it is measured, which is before the first paint. */
export function useWidth<Measured extends Element>(): readonly [RefObject<Measured | null>, number] {
  const ref = useRef<Measured>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    setWidth(Math.floor(element.clientWidth));
    const observer = new ResizeObserver(() => setWidth(Math.floor(element.clientWidth)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, width];
}
