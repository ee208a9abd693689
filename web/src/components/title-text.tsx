/** The name of a title, in whatever script and direction it is. */

import type { ReactNode } from 'react';

/** Isolates a name, so that an Arabic one does not turn the line around it. */
export function TitleText({ children }: { readonly children: ReactNode }) {
  return <bdi dir="auto">{children}</bdi>;
}

/** A name with ranges of it marked. */
export function HighlightedTitle({
  text,
  ranges,
}: {
  readonly text: string;
  readonly ranges: readonly (readonly [number, number])[];
}) {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const [start, end] of ranges) {
    parts.push(text.slice(at, start), <mark key={start}>{text.slice(start, end)}</mark>);
    at = end;
  }
  parts.push(text.slice(at));
  return <TitleText>{parts}</TitleText>;
}
