/** Filters of many selectivities, made for a catalogue: by year, type, genre, votes, and by nothing. */

import type { TitleFilters } from '../../src/domain/filters.ts';
import type { Title } from '../../src/domain/title.ts';
import type { RowFilter } from '../../src/similarity/port.ts';
import { TitleAttributes } from '../../src/similarity/title-filter.ts';

/** Shares of the titles that the filters are to let pass. */
const TARGETS = [0.5, 0.05, 0.001];

/** A filter, and the share of titles that passes it. */
export interface FilterCase {
  readonly label: string;
  readonly share: number;
  readonly filter: RowFilter;
}

/** For each kind of condition those whose share of titles is nearest to 50 %, 5 % and 0.1 %; and one that all titles pass. */
export function filterCases(titles: readonly Title[], genres: readonly string[]): FilterCase[] {
  const attributes = new TitleAttributes(titles, genres, () => undefined);
  const measured = (filters: TitleFilters): FilterCase => {
    const filter = attributes.compile(filters) ?? { accepts: () => true };
    let passed = 0;
    for (let row = 0; row < titles.length; row += 1) if (filter.accepts(row)) passed += 1;
    return { label: describe(filters), share: passed / titles.length, filter };
  };
  const byKind: TitleFilters[][] = [yearFilters(titles), typeFilters(), genreFilters(genres), voteFilters(titles)];
  const chosen = byKind.flatMap((candidates) => {
    const cases = candidates.map(measured).filter(({ share }) => share > 0);
    const off = ({ share }: FilterCase, target: number): number => Math.abs(Math.log(share / target));
    const nearest = TARGETS.map((target) => cases.reduce((a, b) => (off(b, target) < off(a, target) ? b : a)));
    return [...new Set(nearest)];
  });
  return [...chosen, measured({ minVotes: 0 })];
}

function yearFilters(titles: readonly Title[]): TitleFilters[] {
  const years = [...new Set(titles.map(({ startYear }) => startYear))];
  return years.flatMap((year) => [{ yearFrom: year }, { yearFrom: year, yearTo: year }, { yearTo: year }]);
}

function typeFilters(): TitleFilters[] {
  const types = ['movie', 'tvSeries', 'tvMiniSeries', 'tvMovie'] as const;
  return types.flatMap((type) => [{ titleTypes: [type] }, ...types.map((other) => ({ titleTypes: [type, other] }))]);
}

function genreFilters(genres: readonly string[]): TitleFilters[] {
  return genres.flatMap((genre) => [
    { genresAny: [genre] },
    { genresNone: [genre] },
    ...genres.map((other) => ({ genresAll: [genre, other] })),
  ]);
}

function voteFilters(titles: readonly Title[]): TitleFilters[] {
  const votes = Int32Array.from(titles, ({ numVotes }) => numVotes).sort();
  return TARGETS.map((target) => ({ minVotes: votes[Math.floor((1 - target) * votes.length)]! }));
}

function describe(filters: TitleFilters): string {
  return Object.entries(filters)
    .map(([name, value]) => `${name} ${Array.isArray(value) ? value.join(' ') : String(value)}`)
    .join(', ');
}
