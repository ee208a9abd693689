/** The scorers of the smart match in plain words. */

interface ScorerWords {
  readonly name: string;
  /** What it looks at. */
  readonly heeds: string;
}

const SCORERS: Readonly<Record<string, ScorerWords>> = {
  taste: { name: 'Taste', heeds: 'what people like together' },
  graph: { name: 'Circles', heeds: 'who works with whom' },
  people: { name: 'People', heeds: 'who made them and who plays in them' },
  genres: { name: 'Genres', heeds: 'genres in common, the rarer the weightier' },
  content: { name: 'Numbers', heeds: 'rating, votes, runtime, year and genres together' },
  kind: { name: 'Kind', heeds: 'documentary, animation, series or neither' },
  popularity: { name: 'Fame', heeds: 'how many like the recommended one' },
};

/** What a scorer is called and looks at; one that is new here keeps the API's name. */
export function scorerWords(name: string): ScorerWords {
  return SCORERS[name] ?? { name, heeds: '' };
}
