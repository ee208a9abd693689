/** What a question means as a request for recommendations; docs/genai.md has it as a table. */

/** The body of `POST /recommend`, as far as questions reach. */
export interface RecommendBody {
  title: string;
  top_k: number;
  filters: {
    title_types?: string[];
    genres?: { all?: string[]; none?: string[] };
    year_from?: number;
    year_to?: number;
    min_rating?: number;
    max_runtime?: number;
  };
}

/** How many titles are asked for when the question does not say. */
const ORDINARY_COUNT = 5;
const MOST = 50;
const COUNTS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** Words for IMDb's genres, other than the names themselves. */
const GENRES: readonly (readonly [RegExp, string])[] = [
  [/\baction\b/, 'Action'],
  [/\badventures?\b/, 'Adventure'],
  [/\b(?:animation|animated|cartoons?)\b/, 'Animation'],
  [/\b(?:biography|biographies|biographical|biopics?)\b/, 'Biography'],
  [/\b(?:comedy|comedies|funny)\b/, 'Comedy'],
  [/\bcrime\b/, 'Crime'],
  [/\b(?:documentary|documentaries)\b/, 'Documentary'],
  [/\bdramas?\b/, 'Drama'],
  [/\bfamily\b/, 'Family'],
  [/\bfantasy\b/, 'Fantasy'],
  [/\b(?:history|historical)\b/, 'History'],
  [/\bhorrors?\b/, 'Horror'],
  [/\bmusicals?\b/, 'Musical'],
  [/\b(?:mystery|mysteries)\b/, 'Mystery'],
  [/\b(?:romance|romances|romantic)\b/, 'Romance'],
  [/\b(?:sci-fi|science fiction)\b/, 'Sci-Fi'],
  [/\bsports?\b/, 'Sport'],
  [/\bthrillers?\b/, 'Thriller'],
  [/\bwar\b/, 'War'],
  [/\bwesterns?\b/, 'Western'],
];

/** What stands before a title, the surer words first; "I would like" is a wish. */
const BEGINNINGS = ['\\bsimilar to\\s+', "(?<!(?:\\bwould|['’]d)\\s+)\\blike\\s+"];
const QUOTED = BEGINNINGS.map((beginning) => new RegExp(`${beginning}["“«]([^"”»]+)["”»]`, 'i'));
const GENRE = GENRES.map(([pattern]) => pattern.source).join('|');
/** An unquoted title ends where a condition begins; `no` and `not` are one before a genre alone, as there is "Dr. No". */
const CONDITION = `\\b(?:but|from|made|released|rated|rating|with|without|and not|before|after|since|between|under|shorter|less than|at most|that|which)\\b|\\b(?:and\\s+)?(?:no|not)\\s+(?:an?\\s+|any\\s+)?(?:${GENRE})`;
const UNQUOTED = BEGINNINGS.map(
  (beginning) => new RegExp(`${beginning}(.+?)(?=\\s*(?:[,;]|${CONDITION}|[?!]|\\.?$))`, 'i'),
);
/** Between two sentences; after initials and these words, a full stop ends none. */
const SENTENCE_END = /(?<=\.)(?<!\b(?:Mr|Mrs|Ms|Dr|St|\p{L})\.)\s+(?=\p{Lu})/u;

/**
 * The request that a question means; `undefined` when it names no title after `like` or `similar to`.
 *
 * Each condition is looked for outside the title, so that a title never counts as one. A title with words such as *from* needs quotes.
 */
export function requestOf(question: string): RecommendBody | undefined {
  const found = titleIn(question);
  if (found === undefined) return undefined;
  const rest = `${question.slice(0, found.from)} like ${question.slice(found.to)}`.toLowerCase();
  return {
    title: found.title,
    top_k: countOf(rest),
    filters: { ...typesOf(rest), ...genresOf(rest), ...yearsOf(rest), ...ratingOf(rest), ...runtimeOf(rest) },
  };
}

/** The title of a question, and where it stands, with the words before it. */
function titleIn(question: string): { title: string; from: number; to: number } | undefined {
  for (const [texts, patterns] of [
    [[question], QUOTED],
    [question.split(SENTENCE_END), UNQUOTED],
  ] as const) {
    for (const pattern of patterns) {
      for (const text of texts) {
        const found = pattern.exec(text);
        const title = found?.[1]?.replace(/^["“”«»\s]+|["“”«»\s]+$/g, '');
        if (found === null || title === undefined || title === '') continue;
        const from = question.indexOf(found[0]);
        return { title, from, to: from + found[0].length };
      }
    }
  }
  return undefined;
}

function countOf(text: string): number {
  const [, said = ''] =
    /\b(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)\s+(?:\S+\s+){0,2}?(?:films?|movies?|series|shows?|titles?|things)\b/.exec(
      text,
    ) ?? [];
  const count = /^\d/.test(said) ? Number(said) : COUNTS.indexOf(said) + 1;
  return count >= 1 && count <= MOST ? count : ORDINARY_COUNT;
}

function typesOf(text: string): { title_types?: string[] } {
  const films = /\b(?:films?|movies?)\b/.test(text) ? ['movie', 'tvMovie'] : [];
  const series = /\b(?:series|shows?)\b/.test(text) ? ['tvSeries', 'tvMiniSeries'] : [];
  const all = [...films, ...series];
  return all.length === 0 ? {} : { title_types: all };
}

function genresOf(text: string): { genres?: { all?: string[]; none?: string[] } } {
  const refused = [...text.matchAll(/\b(?:no|not|without)\s+(?:an?\s+|any\s+)?([a-z-]+(?:\s+fiction)?)/g)];
  const wanted = refused.reduce((left, [whole]) => left.replace(whole, ' '), text);
  const all = namedIn(wanted);
  const none = namedIn(refused.map(([, word = '']) => word).join(' '));
  if (all.length + none.length === 0) return {};
  return { genres: { ...(all.length > 0 && { all }), ...(none.length > 0 && { none }) } };
}

function namedIn(text: string): string[] {
  return GENRES.filter(([pattern]) => pattern.test(text)).map(([, genre]) => genre);
}

function yearsOf(text: string): { year_from?: number; year_to?: number } {
  const year = '((?:18|19|20)\\d\\d)';
  const numbers = (pattern: string): number[] | undefined => new RegExp(pattern).exec(text)?.slice(1).map(Number);
  const [from, to] = numbers(`\\bbetween ${year} and ${year}\\b`) ?? [];
  if (from !== undefined && to !== undefined) return { year_from: Math.min(from, to), year_to: Math.max(from, to) };
  const bounds = (['before', 'after', 'since'] as const).map((word) => boundOf(text, word));
  const [decade] = numbers(`\\b${year}s\\b`) ?? [];
  if (decade !== undefined && !bounds.some((bound) => bound?.isDecade)) {
    return { year_from: decade, year_to: decade + 9 };
  }
  const [before, after, since] = bounds;
  if (before !== undefined || after !== undefined || since !== undefined) {
    const first = after === undefined ? since?.year : after.year + (after.isDecade ? 10 : 1);
    return {
      ...(first !== undefined && { year_from: first }),
      ...(before !== undefined && { year_to: before.year - 1 }),
    };
  }
  const [exactly] = numbers(`\\b(?:from|in|of) ${year}\\b`) ?? [];
  return exactly === undefined ? {} : { year_from: exactly, year_to: exactly };
}

/** The year, or the first year of the decade, after a word. */
function boundOf(text: string, word: string): { year: number; isDecade: boolean } | undefined {
  const found = new RegExp(`\\b${word} (?:the )?((?:18|19|20)\\d\\d)(s?)\\b`).exec(text);
  return found === null ? undefined : { year: Number(found[1]), isDecade: found[2] === 's' };
}

function ratingOf(text: string): { min_rating?: number } {
  const said = /\brat(?:ed|ing)(?:\s+(?:of|at least|above|over|better than))*\s+(\d{1,2}(?:\.\d+)?)\b/.exec(text)?.[1];
  return said === undefined || Number(said) > 10 ? {} : { min_rating: Number(said) };
}

function runtimeOf(text: string): { max_runtime?: number } {
  const said = /\b(?:under|shorter than|less than|at most)\s+(\d{1,3}|one|two|three)\s+(minutes?|hours?)\b/.exec(text);
  if (said === null) return {};
  const [, number = '', unit = ''] = said;
  const count = /^\d/.test(number) ? Number(number) : COUNTS.indexOf(number) + 1;
  const minutes = unit.startsWith('hour') ? count * 60 : count;
  return minutes === 0 ? {} : { max_runtime: minutes };
}
