/** What ties two titles to one franchise. */

import type { Place } from './places.ts';

/** Two titles that are tied, the lower row first. */
export interface Link {
  readonly a: number;
  readonly b: number;
  /** The evidence, at least `TIED`. */
  readonly strength: number;
  /** Whether both names have a stem in common that they have to themselves, as parts of a series do. */
  readonly close: boolean;
  /** The stem's place in the name of each. */
  readonly places: readonly [Place, Place];
}
