/** The text of a title, from which sentence embeddings can be made. */

import type { Title } from '../domain/title.ts';

const KINDS: Readonly<Record<string, string>> = {
  movie: 'film',
  short: 'short film',
  tvEpisode: 'episode',
  tvMiniSeries: 'mini-series',
  tvMovie: 'television film',
  tvPilot: 'pilot',
  tvSeries: 'series',
  tvShort: 'television short',
  tvSpecial: 'television special',
  video: 'video',
  videoGame: 'video game',
};

/** One sentence such as `Inception. 2010 film. Genres: Action, Adventure, Sci-Fi. Rated 8.8 of 10.` */
export function titleText(title: Title): string {
  const original = title.originalTitle === title.primaryTitle ? '' : ` (${title.originalTitle})`;
  const kind = KINDS[title.titleType] ?? title.titleType;
  return `${title.primaryTitle}${original}. ${title.startYear} ${kind}. Genres: ${title.genres.join(', ')}. Rated ${title.averageRating.toFixed(1)} of 10.`;
}
