/** Lists of hidden titles: checked, merged, searched, and as a file. */

/** Why a title is hidden. */
export type HiddenReason = 'seen' | 'not-for-me';

/** A hidden title, with what is needed to show it without asking the server. */
export interface HiddenTitle {
  readonly tconst: string;
  readonly title: string;
  readonly year: number;
  readonly genres: string;
  readonly title_type: string;
  readonly reason: HiddenReason;
  /** When it was hidden, in milliseconds since 1970. */
  readonly at: number;
}

/** The API refuses longer lists of titles to exclude; the oldest are forgotten beyond it. */
export const MOST_HIDDEN = 1000;

/** What a file of hidden titles says it is. */
const FORMAT = 'imdb-recommender/hidden-titles';
/** The last millisecond that has a date. */
const LAST_MOMENT = 8_640_000_000_000_000;

/** What a file holds, or why it cannot be read. */
export type HiddenFile =
  | { readonly titles: readonly HiddenTitle[]; readonly refused: number }
  | { readonly problem: string };

/** The hidden titles among any values, the latest first, each once; and how many values are none. */
export function readHidden(values: readonly unknown[]): { titles: readonly HiddenTitle[]; refused: number } {
  const titles = values.filter(isHiddenTitle);
  return { titles: mergeHidden([], titles), refused: values.length - titles.length };
}

/** Both lists in one, the latest first; of a title in both, what was said last counts. */
export function mergeHidden(one: readonly HiddenTitle[], other: readonly HiddenTitle[]): readonly HiddenTitle[] {
  const latest = new Map<string, HiddenTitle>();
  for (const title of [...one, ...other]) {
    const known = latest.get(title.tconst);
    if (known === undefined || known.at < title.at) latest.set(title.tconst, title);
  }
  return [...latest.values()]
    .sort((a, b) => b.at - a.at)
    .slice(0, MOST_HIDDEN)
    .map(({ tconst, title, year, genres, title_type, reason, at }) => ({
      tconst,
      title,
      year,
      genres,
      title_type,
      reason,
      at,
    }));
}

/** The text of a file with hidden titles. */
export function formatHiddenFile(titles: readonly HiddenTitle[]): string {
  return `${JSON.stringify({ format: FORMAT, version: 1, titles }, undefined, 2)}\n`;
}

/** Reads the text of a file: one that this app wrote, or a bare list. */
export function parseHiddenFile(text: string): HiddenFile {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return { problem: 'It is not a JSON file, or it is damaged.' };
  }
  const isFile = typeof json === 'object' && json !== null && 'format' in json && json.format === FORMAT;
  const values = isFile && 'titles' in (json as object) ? (json as { readonly titles: unknown }).titles : json;
  if (!Array.isArray(values)) return { problem: 'It is a JSON file, but not one with hidden titles.' };
  const { titles, refused } = readHidden(values);
  if (titles.length === 0 && refused > 0) return { problem: 'Nothing in it is a hidden title.' };
  return { titles, refused };
}

/** The titles whose name or year has every word of a query, whatever the case and the accents. */
export function searchHidden(titles: readonly HiddenTitle[], query: string): readonly HiddenTitle[] {
  const words = fold(query).split(/\s+/).filter(Boolean);
  return titles.filter(({ title, year }) => {
    const text = `${fold(title)} ${year}`;
    return words.every((word) => text.includes(word));
  });
}

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

function isHiddenTitle(value: unknown): value is HiddenTitle {
  if (typeof value !== 'object' || value === null) return false;
  const { tconst, title, year, genres, title_type, reason, at } = value as Record<string, unknown>;
  return (
    typeof tconst === 'string' &&
    /^tt\d{7,10}$/.test(tconst) &&
    typeof title === 'string' &&
    typeof year === 'number' &&
    Number.isFinite(year) &&
    typeof genres === 'string' &&
    typeof title_type === 'string' &&
    (reason === 'seen' || reason === 'not-for-me') &&
    typeof at === 'number' &&
    at >= 0 &&
    at <= LAST_MOMENT
  );
}
