/** What a person can ask of recommendations, and how it is written in the address. */

import type { Catalogue, Strategy, TitleFilters, TitleType } from '../../api/types.ts';

/** How many recommendations, how they are ranked, and the conditions on them. */
export interface Controls {
  readonly count: number;
  readonly strategy: Strategy;
  /** 0–1, how different the titles are from each other; undefined for the API's own. Only with the strategy hybrid. */
  readonly diversity: number | undefined;
  /** 0–1, from hidden gems to crowd-pleasers; undefined for the API's own. Only with the strategy hybrid. */
  readonly familiarity: number | undefined;
  /** Types of which the title is one; any type when empty. */
  readonly types: readonly TitleType[];
  /** Genres of which the title has at least one; any genre when empty. */
  readonly wanted: readonly string[];
  /** Genres of which the title has none. */
  readonly unwanted: readonly string[];
  readonly from: number | undefined;
  readonly to: number | undefined;
  readonly rating: number | undefined;
  readonly votes: number | undefined;
  /** The longest runtime, in minutes. */
  readonly runtime: number | undefined;
}

/** The part of the controls that says how to rank. */
export type Ranking = Pick<Controls, 'strategy' | 'diversity' | 'familiarity'>;

/** How to rank, as requests say it. */
export interface RankingOptions {
  readonly strategy?: Strategy;
  readonly diversity?: number;
  readonly familiarity?: number;
}

/** The least and the largest number of recommendations. */
export const COUNT_RANGE = { min: 3, max: 50 } as const;

/** What the API takes where a request says nothing of them. */
export const RANKING_DEFAULTS = { diversity: 0.3, familiarity: 0.2 } as const;

/** Nothing asked for: an address without parameters. */
export const DEFAULT_CONTROLS: Controls = {
  count: 20,
  strategy: 'hybrid',
  diversity: undefined,
  familiarity: undefined,
  types: [],
  wanted: [],
  unwanted: [],
  from: undefined,
  to: undefined,
  rating: undefined,
  votes: undefined,
  runtime: undefined,
};

/** Every type of title that the API knows. */
export const TITLE_TYPES = [
  'movie',
  'short',
  'tvEpisode',
  'tvMiniSeries',
  'tvMovie',
  'tvPilot',
  'tvSeries',
  'tvShort',
  'tvSpecial',
  'video',
  'videoGame',
] as const satisfies readonly TitleType[];

const NAMES = [
  'n',
  'strategy',
  'diversity',
  'familiarity',
  'type',
  'genre',
  'from',
  'to',
  'rating',
  'votes',
  'runtime',
] as const;

/** Reads the query of an address. What is not valid counts as absent; parameters of others are passed over. */
export function parseControls(search: string): Controls {
  const parameters = new URLSearchParams(search);
  const number = (name: string, low: number, high: number, pattern = /^\d{1,10}$/): number | undefined => {
    const text = parameters.get(name) ?? '';
    const value = Number(text);
    return pattern.test(text) && value >= low && value <= high ? value : undefined;
  };
  const isContent = parameters.get('strategy') === 'content';
  const share = (name: keyof typeof RANKING_DEFAULTS): number | undefined => {
    const value = isContent ? undefined : number(name, 0, 1, /^[01](\.\d)?$/);
    return value === RANKING_DEFAULTS[name] ? undefined : value;
  };
  const { wanted, unwanted } = parseGenres(listOf(parameters.get('genre')));
  const from = number('from', 1800, 2200);
  return {
    count: number('n', COUNT_RANGE.min, COUNT_RANGE.max) ?? DEFAULT_CONTROLS.count,
    strategy: isContent ? 'content' : 'hybrid',
    diversity: share('diversity'),
    familiarity: share('familiarity'),
    types: listOf(parameters.get('type')).filter(isTitleType),
    wanted,
    unwanted,
    from,
    to: number('to', from ?? 1800, 2200),
    rating: number('rating', 0.1, 10, /^\d{1,2}(\.\d)?$/),
    votes: number('votes', 1, 2_147_483_647),
    runtime: number('runtime', 1, 100_000),
  };
}

/** The query of an address with these controls in place of those it had, from its `?` on; empty when nothing is left. */
export function formatControls(controls: Controls, search = ''): string {
  const parameters = new URLSearchParams(search);
  const { count, types, wanted, unwanted, from, to, rating, votes, runtime } = controls;
  const values: Partial<Record<(typeof NAMES)[number], string | number | undefined>> = {
    n: count === DEFAULT_CONTROLS.count ? undefined : count,
    ...rankingOf(controls),
    type: types.join(','),
    genre: [...wanted, ...unwanted.map((genre) => `-${genre}`)].join(','),
    from,
    to,
    rating,
    votes,
    runtime,
  };
  for (const name of NAMES) {
    parameters.delete(name);
    const value = values[name];
    if (value !== undefined && value !== '') parameters.set(name, String(value));
  }
  const query = parameters.toString().replaceAll('%2C', ',');
  return query === '' ? '' : `?${query}`;
}

/** The controls that mean something to a catalogue: the API refuses genres that no title has. */
export function fitControls(controls: Controls, { genres, title_types, years }: Catalogue): Controls {
  const isKnown = (name: string): boolean => genres.some(({ genre }) => genre === name);
  return {
    ...controls,
    types: controls.types.filter((type) => title_types.some(({ title_type }) => title_type === type)),
    wanted: controls.wanted.filter(isKnown),
    unwanted: controls.unwanted.filter(isKnown),
    from: controls.from !== undefined && controls.from <= years.min ? undefined : controls.from,
    to: controls.to !== undefined && controls.to >= years.max ? undefined : controls.to,
  };
}

/** How to rank, as the API takes it: what it does by itself is left out, and what only hybrid has a use for. */
export function rankingOf({ strategy, diversity, familiarity }: Ranking): RankingOptions {
  if (strategy !== 'hybrid') return { strategy };
  return { ...(diversity !== undefined && { diversity }), ...(familiarity !== undefined && { familiarity }) };
}

/** The conditions as the API takes them; those that are off are left out. */
export function filtersOf(controls: Controls, exclude: readonly string[]): TitleFilters {
  const { types, wanted, unwanted, from, to, rating, votes, runtime } = controls;
  const genres = {
    ...(wanted.length > 0 && { any: [...wanted] }),
    ...(unwanted.length > 0 && { none: [...unwanted] }),
  };
  return {
    ...(types.length > 0 && { title_types: [...types] }),
    ...(Object.keys(genres).length > 0 && { genres }),
    ...(from !== undefined && { year_from: from }),
    ...(to !== undefined && { year_to: to }),
    ...(rating !== undefined && { min_rating: rating }),
    ...(votes !== undefined && { min_votes: votes }),
    ...(runtime !== undefined && { max_runtime: runtime }),
    ...(exclude.length > 0 && { exclude: [...exclude] }),
  };
}

function parseGenres(words: readonly string[]): Pick<Controls, 'wanted' | 'unwanted'> {
  const wanted: string[] = [];
  const unwanted: string[] = [];
  for (const word of words) {
    const genre = word.replace(/^-/, '');
    if (!/^[A-Za-z][A-Za-z-]{0,30}$/.test(genre) || wanted.includes(genre) || unwanted.includes(genre)) continue;
    (genre === word ? wanted : unwanted).push(genre);
  }
  return { wanted, unwanted };
}

function listOf(text: string | null): string[] {
  return text === null ? [] : [...new Set(text.split(','))];
}

function isTitleType(text: string): text is TitleType {
  return TITLE_TYPES.some((type) => type === text);
}
