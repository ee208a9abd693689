/** Compiles the filters of a request to a test of rows that costs a few comparisons. */

import type { TitleFilters } from '../domain/filters.ts';
import { TITLE_TYPES, type Title } from '../domain/title.ts';
import type { RowFilter } from './port.ts';

/** Stands for an unknown value, which fails every condition on it. */
const UNKNOWN = -1;

/** What filters ask about, one typed array an attribute; row r is title r. */
export class TitleAttributes {
  readonly rows: number;
  readonly #genres: readonly string[];
  readonly #genreBit: ReadonlyMap<string, number>;
  readonly #rowOf: (tconst: string) => number | undefined;
  readonly #types: Uint16Array;
  readonly #years: Int16Array;
  readonly #ratings: Float64Array;
  readonly #votes: Int32Array;
  readonly #runtimes: Int32Array;
  /** Two words of 32 bits a row, which hold twice as many genres as IMDb has. */
  readonly #genreMasks: Uint32Array;

  constructor(titles: readonly Title[], genres: readonly string[], rowOf: (tconst: string) => number | undefined) {
    if (genres.length > 64) throw new Error(`${genres.length} genres do not fit into a mask of 64 bits`);
    this.rows = titles.length;
    this.#genres = genres;
    this.#genreBit = new Map(genres.map((genre, bit) => [genre, bit]));
    this.#rowOf = rowOf;
    this.#types = new Uint16Array(titles.length);
    this.#years = new Int16Array(titles.length);
    this.#ratings = new Float64Array(titles.length);
    this.#votes = new Int32Array(titles.length);
    this.#runtimes = new Int32Array(titles.length);
    this.#genreMasks = new Uint32Array(titles.length * 2);
    // Titles with the same genres mostly share one list, so its mask is made once.
    const masks = new Map<readonly string[], [number, number]>();
    for (let row = 0; row < titles.length; row += 1) this.#add(row, titles[row] as Title, masks);
  }

  #add(row: number, title: Title, masks: Map<readonly string[], [number, number]>): void {
    this.#types[row] = 1 << TITLE_TYPES.indexOf(title.titleType);
    this.#years[row] = title.startYear;
    this.#ratings[row] = title.averageRating;
    this.#votes[row] = title.numVotes;
    this.#runtimes[row] = title.runtimeMinutes ?? UNKNOWN;
    const mask = masks.get(title.genres) ?? this.#maskOf(title.genres);
    masks.set(title.genres, mask);
    const [low, high] = mask;
    this.#genreMasks[row * 2] = low;
    this.#genreMasks[row * 2 + 1] = high;
  }

  /** The genres of these names that no title has. */
  unknownGenres(filters: TitleFilters): string[] {
    const named = [...(filters.genresAll ?? []), ...(filters.genresAny ?? []), ...(filters.genresNone ?? [])];
    return [...new Set(named)].filter((genre) => !this.#genres.includes(genre));
  }

  /** A test of rows; `undefined` when nothing is asked. Ids to exclude that no title has are no hindrance. */
  compile(filters: TitleFilters): RowFilter | undefined {
    if (Object.values(filters).every((value) => value === undefined)) return undefined;
    const types = filters.titleTypes?.reduce((mask, type) => mask | (1 << TITLE_TYPES.indexOf(type)), 0) ?? 0xffff;
    const yearFrom = filters.yearFrom ?? Number.NEGATIVE_INFINITY;
    const yearTo = filters.yearTo ?? Number.POSITIVE_INFINITY;
    const minRating = filters.minRating ?? Number.NEGATIVE_INFINITY;
    const minVotes = filters.minVotes ?? Number.NEGATIVE_INFINITY;
    const maxRuntime = filters.maxRuntime ?? Number.POSITIVE_INFINITY;
    const minRuntime = filters.maxRuntime === undefined ? UNKNOWN : 0;
    const excluded = new Set((filters.exclude ?? []).flatMap((tconst) => this.#rowOf(tconst) ?? []));
    const acceptsGroup = this.#genreTest(filters);
    return {
      acceptsGroup,
      accepts: (row) =>
        ((this.#types[row] as number) & types) !== 0 &&
        (this.#years[row] as number) >= yearFrom &&
        (this.#years[row] as number) <= yearTo &&
        (this.#ratings[row] as number) >= minRating &&
        (this.#votes[row] as number) >= minVotes &&
        (this.#runtimes[row] as number) <= maxRuntime &&
        (this.#runtimes[row] as number) >= minRuntime &&
        acceptsGroup(row) &&
        !excluded.has(row),
    };
  }

  #genreTest({ genresAll, genresAny, genresNone }: TitleFilters): (row: number) => boolean {
    const [allLow, allHigh] = this.#maskOf(genresAll ?? []);
    const [anyLow, anyHigh] = genresAny === undefined ? [0xffffffff, 0xffffffff] : this.#maskOf(genresAny);
    const [noneLow, noneHigh] = this.#maskOf(genresNone ?? []);
    const impossible = (genresAll ?? []).some((genre) => !this.#genreBit.has(genre));
    const masks = this.#genreMasks;
    return (row) => {
      const low = masks[row * 2] as number;
      const high = masks[row * 2 + 1] as number;
      return (
        !impossible &&
        ((low & allLow) ^ allLow) === 0 &&
        ((high & allHigh) ^ allHigh) === 0 &&
        ((low & anyLow) !== 0 || (high & anyHigh) !== 0) &&
        (low & noneLow) === 0 &&
        (high & noneHigh) === 0
      );
    };
  }

  #maskOf(genres: readonly string[]): [number, number] {
    let low = 0;
    let high = 0;
    for (const genre of genres) {
      const bit = this.#genreBit.get(genre);
      if (bit === undefined) continue;
      if (bit < 32) low |= 1 << bit;
      else high |= 1 << (bit - 32);
    }
    return [low, high];
  }
}
