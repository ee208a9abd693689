/** The genre vocabulary and its one-hot encoding. */

/** Distinct genres sorted by code point, the order of the genre columns. */
export function genreVocabulary(genreLists: Iterable<readonly string[]>): string[] {
  const seen = new Set<string>();
  for (const genres of genreLists) for (const genre of genres) seen.add(genre);
  return [...seen].sort(byCodePoint);
}

/** Orders strings by code point, whatever the locale (UTF-8 byte order). */
export function byCodePoint(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
