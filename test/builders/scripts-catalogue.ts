/** A small catalogue of made-up titles in many scripts, and of lengths that no layout expects. */

import { type TitleRow, titleRow } from './imdb-files.ts';

/** Names that a page must show whole and in the right direction. */
export const ODD_NAMES = {
  japanese: '千の灯と海の記憶',
  chinese: '漫长的季节之后',
  korean: '바람이 머무는 계절',
  arabic: 'المسافر الأخير إلى البحر البعيد',
  hebrew: 'האור שבקצה הרחוב',
  cyrillic: 'Последний поезд на север',
  greek: 'Το τραγούδι της θάλασσας',
  thai: 'สายลมแห่งความทรงจำ',
  short: 'O',
  long: 'The Extraordinarily Long and Winding Account of a Night Watchman Who Counted Every Lamp in the Harbour, Lost Count, and Began Again Until the Morning Came',
  unbroken: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
} as const;

const GENRES = ['Drama', 'Comedy', 'Drama,Romance', 'Action,Sci-Fi', 'Crime,Thriller', 'Animation,Family'];

/** The titles with odd names first, the most voted; then enough plain ones to be recommended beside them. */
export function scriptsCatalogue(): TitleRow[] {
  const odd = Object.values(ODD_NAMES).map((primaryTitle, at) =>
    titleRow(at + 1, { primaryTitle, genres: 'Drama', numVotes: 90_000 - at * 1000, startYear: 2000 + at }),
  );
  const plain = Array.from({ length: 100 }, (_, at) =>
    titleRow(100 + at, {
      primaryTitle: `Plain ${at}`,
      genres: GENRES[at % GENRES.length] ?? 'Drama',
      startYear: 1980 + (at % 40),
      averageRating: 5 + (at % 40) / 10,
      numVotes: 1000 + at * 37,
      runtimeMinutes: 80 + at,
      titleType: at % 4 === 0 ? 'tvSeries' : 'movie',
    }),
  );
  return [...odd, ...plain];
}
