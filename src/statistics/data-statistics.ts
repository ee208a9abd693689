/** Computes `data_statistics.json`: what the catalogue of titles is like. */

import type { DataStatistics } from '../domain/statistics.ts';
import type { Title } from '../domain/title.ts';
import { evenEdges, growingEdges } from './bins.ts';
import { meanOf } from './describe.ts';
import { distributionOf, rangeOf } from './distribution.ts';
import { groupTitles, largestFirst } from './groups.ts';
import { countInPairsOfBins } from './histogram.ts';
import { topTitles } from './ranking.ts';
import { roundDigits } from './round.ts';
import { WEIGHTED_RATING_VOTES, weightedRating } from './weighted-rating.ts';

/** How many titles the rankings hold. */
const TOP = 50;

/** Widths of the histograms' bins; runtimes are in minutes and have bins up to four hours. */
const BINS = { rating: 0.5, votesLog10: 0.25, year: 1, runtime: 10, longestRuntime: 240 } as const;

/**
 * Computes the statistics of a catalogue. O(n log n); does not depend on the order of the titles.
 *
 * @param titles at least one, each tconst once
 * @throws {Error} when there is no title: the gates before this must have refused that
 */
export function computeDataStatistics(titles: readonly Title[]): DataStatistics {
  if (titles.length === 0) throw new Error('there are no titles to compute statistics of');
  const ratings = columnOf(titles, (title) => title.averageRating);
  const votes = columnOf(titles, (title) => title.numVotes);
  const votesLog10 = votes.map((count) => Math.log10(1 + count));
  const years = columnOf(titles, (title) => title.startYear);
  const runtimes = columnOf(titles, (title) => title.runtimeMinutes ?? Number.NaN).filter(
    (minutes) => !Number.isNaN(minutes),
  );

  const mean = meanOf(ratings.slice().sort());
  const weighted = ratings.map((rating, index) => weightedRating(rating, votes[index] ?? 0, mean));
  const ratingEdges = evenEdges(0, 10, BINS.rating);
  const votesRange = rangeOf(votes);
  const logRange = rangeOf(votesLog10);
  const logEdges = evenEdges(logRange.min, logRange.max, BINS.votesLog10);
  const yearsRange = rangeOf(years);

  return {
    titles: titles.length,
    years_range: yearsRange,
    ratings: distributionOf(ratings, ratingEdges),
    votes: distributionOf(votes, growingEdges(votesRange.min, votesRange.max)),
    votes_log10: distributionOf(votesLog10, logEdges),
    years: distributionOf(years, evenEdges(yearsRange.min, yearsRange.max + 1, BINS.year)),
    runtimes: runtimes.length === 0 ? null : distributionOf(runtimes, evenEdges(0, BINS.longestRuntime, BINS.runtime)),
    missing_runtimes: titles.length - runtimes.length,
    decades: groupTitles(titles, ({ startYear }) => [startYear - (startYear % 10)]).map(({ key, facts }) => ({
      decade: key,
      ...facts,
    })),
    genres: largestFirst(groupTitles(titles, ({ genres }) => genres)).map(({ key, facts }) => ({
      genre: key,
      ...facts,
    })),
    title_types: largestFirst(groupTitles(titles, ({ titleType }) => [titleType])).map(({ key, facts }) => ({
      title_type: key,
      ...facts,
    })),
    weighted_rating: { m: WEIGHTED_RATING_VOTES, c: roundDigits(mean) },
    top_rated: topTitles(titles, weighted, weighted, TOP),
    top_voted: topTitles(titles, votes, weighted, TOP),
    rating_by_votes: {
      rating_edges: ratingEdges,
      votes_log10_edges: logEdges,
      counts: countInPairsOfBins(ratings, ratingEdges, votesLog10, logEdges),
    },
  };
}

/** One number of each title; a loop, because `Float64Array.from` goes through an iterator and takes several times as long. */
function columnOf(titles: readonly Title[], numberOf: (title: Title) => number): Float64Array {
  const column = new Float64Array(titles.length);
  for (const [index, title] of titles.entries()) column[index] = numberOf(title);
  return column;
}
