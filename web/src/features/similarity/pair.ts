/** The address of the page that compares two titles. */

/** Two titles to compare, as far as they are chosen. */
export interface Pair {
  /** Identifier of the title that is liked. */
  readonly a: string | undefined;
  /** Identifier of the title that is recommended for it. */
  readonly b: string | undefined;
  /** Identifiers of titles that may take the place of `a`: those that are liked in a mix. */
  readonly of: readonly string[];
}

/** More would not help to choose. */
const MOST_OF = 12;
const IDENTIFIER = /^tt\d{7,10}$/;

/** Reads the query of an address. What is no identifier counts as absent. */
export function parsePair(search: string): Pair {
  const parameters = new URLSearchParams(search);
  const one = (name: string): string | undefined => {
    const text = parameters.get(name)?.trim().toLowerCase() ?? '';
    return IDENTIFIER.test(text) ? text : undefined;
  };
  const of = (parameters.get('of') ?? '').split(',').filter((text) => IDENTIFIER.test(text));
  return { a: one('a'), b: one('b'), of: [...new Set(of)].slice(0, MOST_OF) };
}

/** The page's address with this pair in place of the one it had; whatever else the query said is kept. */
export function pairPath({ a, b, of }: Pair, search = ''): string {
  const parameters = new URLSearchParams();
  if (a !== undefined) parameters.set('a', a);
  if (b !== undefined) parameters.set('b', b);
  if (of.length > 1) parameters.set('of', of.slice(0, MOST_OF).join(','));
  for (const [name, value] of new URLSearchParams(search)) {
    if (!['a', 'b', 'of'].includes(name)) parameters.append(name, value);
  }
  const query = parameters.toString().replaceAll('%2C', ',');
  return query === '' ? '/similarity' : `/similarity?${query}`;
}
