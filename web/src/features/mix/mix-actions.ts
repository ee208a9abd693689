/** What the two views of the mix page share. */

import type { Mix, Opinion } from './mix-address.ts';

/** Id of the page's heading in both of its views. */
export const HEADING_ID = 'mix-heading';

/** What the two views need to change the mix. */
export interface MixActions {
  readonly change: (next: Mix) => void;
  /** Puts a title into a list, and says so to screen readers. */
  readonly add: (title: { readonly tconst: string; readonly title: string }, opinion?: Opinion) => void;
  /** Says something to screen readers. */
  readonly announce: (message: string) => void;
  /** Ids of elements of which the first that is left gets the focus after the next change. */
  readonly focusAfter: (...ids: readonly string[]) => void;
}

/** `3 liked, 1 disliked` */
export function counted({ likes, dislikes }: Mix): string {
  const liked = `${likes.length} liked`;
  return dislikes.length === 0 ? liked : `${liked}, ${dislikes.length} disliked`;
}
