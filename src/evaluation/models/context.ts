/** What a model is given to be evaluated: the same for all models and protocols. */

import type { Credits } from '../../domain/credits.ts';
import type { ProtocolName } from '../../domain/evaluation.ts';
import type { SparseRows } from '../../domain/sparse.ts';
import type { Title } from '../../domain/title.ts';
import type { Interactions } from '../../recommend/collaborative/interactions.ts';
import type { Embedding } from '../../recommend/taste/basis.ts';
import type { Vectors } from '../../similarity/port.ts';

/** The trained catalogue, as a model's bundle has it. */
export interface EvaluatedCatalogue {
  /** In ascending order of tconst; a title's place is its row in everything else here. */
  readonly titles: readonly Title[];
  /** The vectors of strategy `content`, one per title. */
  readonly vectors: Vectors;
  /** Who made the titles and plays in them; `undefined` when the model was trained without people. */
  readonly credits: Credits | undefined;
  /** Unit rows of who made each title, and the embedding of who works with whom; `undefined` without people. */
  readonly people?: SparseRows | undefined;
  readonly graph?: Embedding | undefined;
}

/**
 * What may be known when a model is fitted. An item is a film that is ranked; items are numbered from 0, in protocol A by
 * MovieLens's number, in B and C by tconst. Nothing here holds a like of a user who is evaluated that is not to be known.
 */
export interface EvaluationContext {
  readonly protocol: ProtocolName;
  /** The likes to learn from: users × items. In A each row is from the first like to the last, in B and C ascending. */
  readonly train: Interactions;
  /** `[items]`, 1 for items whose likes are withheld. Protocol C ranks only these; in A and B there are none. */
  readonly cold: Uint8Array;
  /** `[items]`, what popular means here: the likes in {@link train}, but in C, where cold items have none, IMDb's votes. */
  readonly popularity: Float64Array;
  /** `[items]`, genres, each once: MovieLens's own in A, IMDb's in B and C. */
  readonly genres: readonly (readonly string[])[];
  /** `[items]`, the item's row in the catalogue; −1 where that lacks the film, which happens in A only. */
  readonly rows: Int32Array;
  readonly catalogue: EvaluatedCatalogue;
  /** The last year whose titles those who rated could know well: see `lastYearOf`. */
  readonly lastYear: number;
  /** What anything drawn at random is to follow from. */
  readonly seed: number;
}
