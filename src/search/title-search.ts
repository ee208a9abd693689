/** Finds titles by what a person types: ids, names, beginnings, words, and all of it with typos. */

import type { Title } from '../domain/title.ts';
import { Typos } from './distance.ts';
import { ExactNames } from './exact-names.ts';
import { highlightsIn } from './highlights.ts';
import { findExact, scanLiteral } from './literal-scan.ts';
import { buildNameTable, type NameTable } from './name-table.ts';
import { type ParsedQuery, type Pattern, parseQuery } from './query.ts';
import { Ranking, SEARCH, SUGGEST, type Worth } from './ranking.ts';
import type { Scan, WantedYear } from './scan.ts';
import type { Highlight, TitleMatch } from './types.ts';
import { scanTypos } from './typo-scan.ts';
import { scanWords } from './word-scan.ts';

/** Type-ahead forgives no typos in fewer letters, and finds nothing inside words. */
const SUGGEST_TYPOS_FROM = 4;
const SUGGEST_SUBSTRINGS_FROM = 4;

/** A whole name of so many letters is not taken for another one with typos. */
const SURE_LETTERS = 8;

/** A title meant with typos stands clear when it scores so much more than the next: one decade of votes, or half a typo. */
const CLEAR = 1;

/** An index over primary and original titles, in memory. It keeps the list of titles that it was built from. */
export class TitleSearch {
  readonly #titles: readonly Title[];
  readonly #table: NameTable;
  readonly #exact: ExactNames;
  readonly #typos = new Typos();
  readonly #range: { readonly first: number; readonly last: number };

  /**
   * Builds the index: O(letters of all titles). The titles' order matters for ties only.
   *
   * @param table the names of these titles, if they have been folded before; see `saved-names.ts`
   */
  constructor(titles: readonly Title[], table: NameTable = buildNameTable(titles)) {
    this.#titles = titles;
    this.#table = table;
    this.#exact = new ExactNames(table);
    let first = 9999;
    let last = 0;
    for (const year of table.years) {
      first = Math.min(first, year);
      last = Math.max(last, year);
    }
    this.#range = { first, last };
  }

  /**
   * The titles that match, the best first, each at most once; none for a query without letters or digits. Words in another order and typos are
   * looked for only when better matches leave room. O(titles), with a few machine operations for most of them.
   *
   * @param limit at most so many, 1 or more
   */
  search(query: string, limit: number): TitleMatch[] {
    const parsed = parseQuery(query, this.#range);
    const known = this.#byTconst(parsed);
    if (known !== undefined) return limit < 1 ? [] : [known];
    return this.#rank(parsed, limit, SEARCH, true, true).matches(this.#table.rows);
  }

  /** As {@link search}, for a query that is still being typed: with few letters, fame decides among names and words that start with them. */
  suggest(query: string, limit: number): TitleMatch[] {
    const parsed = parseQuery(query, this.#range);
    const known = this.#byTconst(parsed);
    if (known !== undefined) return limit < 1 ? [] : [known];
    const letters = parsed.patterns[0]?.letters.length ?? 0;
    const ranking = this.#rank(
      parsed,
      limit,
      SUGGEST,
      letters >= SUGGEST_SUBSTRINGS_FROM,
      letters >= SUGGEST_TYPOS_FROM,
    );
    return ranking.matches(this.#table.rows);
  }

  /**
   * The one title that a text means, or undefined. It is the first that {@link search} finds; but a title found with typos only when it stands
   * clear of the next title of another name: with the weights of the ranking, by ten times as many votes or half a typo.
   */
  resolve(query: string): TitleMatch | undefined {
    const parsed = parseQuery(query, this.#range);
    const known = this.#byTconst(parsed);
    if (known !== undefined) return known;
    const ranking = this.#rank(parsed, 8, SEARCH, true, true);
    const matches = ranking.matches(this.#table.rows);
    const first = matches[0];
    if (first?.tier !== 'typo') return first;
    const name = this.#titles[first.row]!.primaryTitle;
    const next = matches.findIndex(({ row }) => this.#titles[row]!.primaryTitle !== name);
    return next < 0 || ranking.scoreAt(0) - ranking.scoreAt(next) >= CLEAR ? first : undefined;
  }

  /** Where the query matches in the primary title; [] when another name of the title matched, or an id. */
  highlights(query: string, row: number): Highlight[] {
    const title = this.#titles[row];
    if (title === undefined) return [];
    return highlightsIn(title.primaryTitle, parseQuery(query, this.#range), this.#typos);
  }

  #byTconst({ tconst }: ParsedQuery): TitleMatch | undefined {
    if (tconst === undefined) return undefined;
    const row = this.#titles.findIndex((title) => title.tconst === tconst);
    return row < 0 ? undefined : { row, tier: 'tconst' };
  }

  #rank(
    { patterns, dated, withoutArticle }: ParsedQuery,
    limit: number,
    worth: Worth,
    substrings: boolean,
    typos: boolean,
  ): Ranking {
    const ranking = new Ranking(Math.max(0, Math.floor(limit)));
    if (limit < 1) return ranking;
    const scan: Scan = { table: this.#table, worth, ranking, verbatim: dated !== undefined };
    const wanted: WantedYear | undefined = dated && { year: dated.year, years: this.#table.years };
    const datedScan: Scan = { table: this.#table, worth, ranking, wanted };
    const both: [Scan, readonly Pattern[]][] = [[scan, patterns]];
    if (dated !== undefined) both.push([datedScan, dated.patterns]);

    const each = (run: (where: Scan, pattern: Pattern) => void): void => {
      for (const [where, readings] of both) for (const pattern of readings) run(where, pattern);
    };
    each((where, pattern) => findExact(where, this.#exact, pattern));
    const sure = ranking.size > 0 && (patterns[0]?.letters.length ?? 0) >= SURE_LETTERS;
    each((where, pattern) => scanLiteral(where, pattern, substrings));
    each(scanWords);
    if (!typos || sure) return ranking;
    each((where, pattern) => scanTypos(where, this.#typos, pattern));
    if (ranking.size === 0 && withoutArticle !== undefined) scanTypos(scan, this.#typos, withoutArticle);
    return ranking;
  }
}
