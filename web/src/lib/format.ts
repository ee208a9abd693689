/** Numbers and names as people read them. */

import type { TitleType } from '../api/types.ts';

/** Units of large numbers. */
const UNITS = ['', 'K', 'M', 'B', 'T'] as const;

const TYPES: Readonly<Record<TitleType, string>> = {
  movie: 'Film',
  tvSeries: 'Series',
  tvMiniSeries: 'Mini-series',
  tvMovie: 'TV film',
  tvSpecial: 'TV special',
  tvShort: 'TV short',
  tvEpisode: 'Episode',
  tvPilot: 'Pilot',
  short: 'Short',
  video: 'Video',
  videoGame: 'Game',
};

/**
 * `2_534_120` → `2.5M`. As `Intl.NumberFormat` writes it for `en`, whose first use takes the browser as long as drawing
 * two dozen posters does.
 *
 * @param value at least 0
 */
export function formatCompact(value: number): string {
  // What is rounded up to a thousand of a unit is one of the next.
  const exponent = UNITS.findIndex((_, index) => Math.round(value / (1000 ** index / 10)) < 10_000);
  const at = exponent === -1 ? UNITS.length - 1 : exponent;
  return `${Math.round(value / (1000 ** at / 10)) / 10}${UNITS[at]}`;
}

/** `2_534_120` → `2,534,120`; rounded, with half away from zero. */
export function formatCount(value: number): string {
  const digits = String(Math.round(Math.abs(value)));
  const grouped = digits.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return value < 0 && digits !== '0' ? `-${grouped}` : grouped;
}

/** `8.8`, always with one decimal. */
export function formatRating(value: number): string {
  return value.toFixed(1);
}

/** `148` → `2 h 28 min`. */
export function formatRuntime(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

/** `0.9871` → `98.7 %`: cut, not rounded, so that only an equal title shows 100 %. */
export function formatSimilarity(score: number): string {
  const percent = Math.floor(score * 1000) / 10;
  return `${percent === 100 ? '100' : percent.toFixed(1)} %`;
}

/** `0.9271` → `92 %`: cut, not rounded, so that only the surest match shows 100 %. */
export function formatMatch(score: number): string {
  return `${Math.floor(Math.round(score * 10_000) / 100)} %`;
}

/** `0.7` → `70 %`. */
export function formatShare(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** `directed by Ang Lee` → `Directed by Ang Lee`. */
export function asSentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `0.214` → `0.21 ms`. */
export function formatMilliseconds(value: number): string {
  return `${value < 10 ? value.toFixed(2) : formatCount(value)} ms`;
}

/** `tvMiniSeries` → `Mini-series`. */
export function formatType(type: string): string {
  return type in TYPES ? TYPES[type as TitleType] : type;
}

/** `Action,Crime` → `['Action', 'Crime']`. */
export function genresOf(genres: string): string[] {
  return genres === '' ? [] : genres.split(',');
}
