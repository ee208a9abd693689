/** Generated ratings in MovieLens's format: users with tastes, films with fame, all from a seed. */

import type { Title } from '../../src/domain/title.ts';
import type { MovieLens } from '../../src/ingestion/movielens/read.ts';
import { seeded } from '../helpers/random.ts';

/** What to generate. */
export interface GeneratedRatings {
  /** The films; movieIds are given in their order. */
  readonly titles: readonly Pick<Title, 'tconst' | 'primaryTitle' | 'startYear' | 'genres' | 'numVotes'>[];
  readonly users: number;
  /** How many films each user rates. */
  readonly each: number;
  readonly seed?: number;
}

/** A data set as the reader gives it. Users favour one genre, and see films of many votes more often than others. */
export function generatedMovieLens({ titles, users, each, seed = 1 }: GeneratedRatings): MovieLens {
  const random = seeded(seed);
  const genres = [...new Set(titles.flatMap((title) => title.genres))].sort();
  const byVotes = titles.map((_, item) => item).sort((a, b) => titles[b]!.numVotes - titles[a]!.numVotes);
  const rows: { user: number; item: number; rating: number; timestamp: number }[] = [];
  for (let user = 0; user < users; user += 1) {
    const favourite = random.pick(genres);
    const seen = new Set<number>();
    while (seen.size < Math.min(each, titles.length)) {
      // The lower of two draws: a film at the head of the list is seen far more often than one at its end.
      const item = byVotes[Math.min(random.below(titles.length), random.below(titles.length))]!;
      if (titles[item]!.genres.includes(favourite) || random.below(3) === 0) seen.add(item);
      else if (random.below(50) === 0) seen.add(item);
    }
    for (const item of [...seen].sort((a, b) => a - b)) {
      const liked = titles[item]!.genres.includes(favourite) ? 4 : 3;
      rows.push({ user, item, rating: liked + random.below(3) / 2, timestamp: 1_000_000_000 + random.below(1e6) });
    }
  }
  return {
    ratings: {
      users,
      items: titles.length,
      user: Int32Array.from(rows, ({ user }) => user),
      item: Int32Array.from(rows, ({ item }) => item),
      rating: Float32Array.from(rows, ({ rating }) => rating),
      timestamp: Float64Array.from(rows, ({ timestamp }) => timestamp),
    },
    userIds: Int32Array.from({ length: users }, (_, user) => user + 1),
    movieIds: Int32Array.from(titles.keys(), (item) => item + 1),
    tconsts: titles.map(({ tconst }) => tconst),
    titles: titles.map(({ primaryTitle, startYear }) => `${primaryTitle} (${startYear})`),
    genres: titles.map((title) => title.genres),
  };
}

/** The texts of the data set's files, by name. */
export function movieLensFiles(data: MovieLens): Record<string, string> {
  const { ratings, userIds, movieIds, tconsts, titles, genres } = data;
  const lines = (head: string, rows: readonly string[]): string => `${[head, ...rows].join('\n')}\n`;
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  return {
    'movies.csv': lines(
      'movieId,title,genres',
      titles.map((title, item) => `${movieIds[item]},${quoted(title)},${genres[item]!.join('|')}`),
    ),
    'links.csv': lines(
      'movieId,imdbId,tmdbId',
      tconsts.map((tconst, item) => `${movieIds[item]},${tconst?.slice(2) ?? ''},`),
    ),
    'ratings.csv': lines(
      'userId,movieId,rating,timestamp',
      Array.from(
        ratings.user,
        (user, at) =>
          `${userIds[user]},${movieIds[ratings.item[at]!]},${ratings.rating[at]!.toFixed(1)},${ratings.timestamp[at]}`,
      ),
    ),
  };
}
