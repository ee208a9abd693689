/** Who made the titles of a catalogue and who plays in them: the form that training writes and serving reads. */

/**
 * What a person does in a title. The place in this list is the number in {@link Credits.roles}, so it may only grow at its
 * end. Actors and actresses are `cast`; `self` is whoever appears as nobody else, as in documentaries and shows; a `creator`
 * is a writer whose job says so, and is not counted as `writer` of the same title besides.
 */
export const CREDIT_ROLES = [
  'director',
  'writer',
  'cast',
  'composer',
  'cinematographer',
  'producer',
  'editor',
  'creator',
  'self',
  'production_designer',
  'casting_director',
] as const;

/** One of the roles. */
export type CreditRole = (typeof CREDIT_ROLES)[number];

/** The largest {@link Credits.billing}. */
export const LAST_BILLING = 255;

/**
 * The credits of all titles, title after title in the order of the matrix (ascending tconst), as compressed sparse rows: those
 * of title t are the entries `offsets[t]` to `offsets[t + 1] - 1` of `people`, `roles` and `billing`. Within a title they are
 * ordered by role, then billing, then number of the person. Nobody has a role twice in a title. Everybody who is listed has a
 * credit.
 */
export interface Credits {
  /** `[titles + 1]`, from 0 to the number of credits. */
  readonly offsets: Int32Array;
  /** `[credits]`, places in {@link names} and {@link nconsts}. */
  readonly people: Int32Array;
  /** `[credits]`, places in {@link CREDIT_ROLES}. */
  readonly roles: Uint8Array;
  /**
   * `[credits]`, the position of the person among all of the title's credits of this role, from 1, at most
   * {@link LAST_BILLING}. People who were left out keep their position, so there may be gaps.
   */
  readonly billing: Uint8Array;
  /** `[people]`, the numbers in IMDb's identifiers, strictly ascending; {@link nconstOf} makes the identifier of one. */
  readonly nconsts: Int32Array;
  /** `[people]`, their names as IMDb writes them; empty for somebody who links titles, but whose name is not known. */
  readonly names: readonly string[];
}

/** IMDb's identifier of the person of this number: 158 → `nm0000158`. */
export function nconstOf(number: number): string {
  return `nm${String(number).padStart(7, '0')}`;
}
