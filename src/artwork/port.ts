/** What a source of posters is, whoever keeps them. */

/** Sizes of posters, by what they are for: a list, a card, a page. */
export const POSTER_SIZES = ['small', 'medium', 'large'] as const;

/** A size of posters. */
export type PosterSize = (typeof POSTER_SIZES)[number];

/** The media type of every poster. */
export const POSTER_TYPE = 'image/jpeg';

/** Whoever has posters. */
export interface PosterSource {
  /** Who made the pictures, for programs. */
  readonly provider: 'tmdb';
  /** What must be shown to people wherever a poster is. */
  readonly attribution: string;
  /**
   * A title's poster as JPEG, or `undefined` where there is none.
   *
   * @param tconst IMDb's identifier, already checked
   * @throws {AppError} `artwork_unavailable` when the source cannot be asked now
   */
  poster(tconst: string, size: PosterSize): Promise<Buffer | undefined>;
  /** Ends connections. */
  close(): Promise<void>;
}

/** Whether bytes begin as a JPEG does. */
export function isJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;
}
