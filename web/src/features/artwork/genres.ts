/** Which of a title's genres its poster is about. */

/** IMDb's genres, the most telling first: a poster is about the first of them that its title has. */
const BY_DISTINCTION = [
  'Western',
  'Horror',
  'Film-Noir',
  'War',
  'Game-Show',
  'Talk-Show',
  'News',
  'Reality-TV',
  'Musical',
  'Music',
  'Sport',
  'Animation',
  'Sci-Fi',
  'Fantasy',
  'Romance',
  'Mystery',
  'Crime',
  'Documentary',
  'History',
  'Biography',
  'Family',
  'Thriller',
  'Adventure',
  'Action',
  'Comedy',
  'Short',
  'Drama',
];

/** The title's genres, the most telling first; genres that nobody knows come last. */
export function byDistinction(genres: string): readonly string[] {
  const rank = (genre: string): number => {
    const found = BY_DISTINCTION.indexOf(genre);
    return found < 0 ? BY_DISTINCTION.length : found;
  };
  return genres.split(',').sort((one, other) => rank(one) - rank(other));
}
