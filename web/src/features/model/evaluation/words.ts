/** An evaluation in plain words: what was asked, what ranked, by which measure, and how ours stands to the others. */

import type { Evaluation } from '../../../api/types.ts';
import { asSentence, formatCount } from '../../../lib/format.ts';
import { formatShare } from '../quantities.ts';

/** What one way of asking found. */
export type Protocol = Evaluation['protocols'][number];
/** What one way of ranking reached. */
export type Measured = Protocol['models'][number];
/** One of ours against another way of ranking. */
export type Comparison = Protocol['comparisons'][number];
/** A mean with its 95 % interval. */
export type Estimate = Measured['ndcg_10'];

/** The measures to choose from: what a chart says, and the name in reports. */
export const METRICS = [
  {
    value: 'ndcg_10',
    label: 'First ten',
    name: 'nDCG@10',
    says: 'How well the first ten of a list hit, its top counting most: 1 would be nothing but hits, 0 none.',
  },
  {
    value: 'recall_20',
    label: 'First twenty',
    name: 'Recall@20',
    says: 'How many hits there are among the first twenty, of as many as there could be.',
  },
  {
    value: 'coverage_10',
    label: 'Variety',
    name: 'Coverage@10',
    says: 'How many of the films are among the first ten of any list. The same list for everybody shows next to none.',
  },
] as const;

/** One of the measures. */
export type Metric = (typeof METRICS)[number]['value'];

const NAMES: Readonly<Record<string, string>> = {
  popularity: 'Most liked first',
  votes: 'Most votes on IMDb first',
  genre: 'Genres alone',
  'genre-popularity': 'Genres and popularity',
  'same-genre-popularity': 'Most liked of its genres',
  content: 'Genres and numbers',
  'content-popularity': 'Genres, numbers, popularity',
  'item-knn': 'Liked together (ItemKNN)',
  'item-knn-50': 'Liked together (ItemKNN, k 50)',
  ease: 'Liked together (EASE)',
  'ease-200': 'Liked together (EASE, λ 200)',
  personal: 'Ours, for one person',
  hybrid: 'Ours at familiarity 1',
  'hybrid-as-served': 'Ours as served, familiarity 0.2',
};

/** What a way of ranking is called; one that is new here keeps the report's name. Among unrated titles, popular means votes. */
export function nameOf({ id, label }: Pick<Measured, 'id' | 'label'>, protocol: Protocol['protocol']): string {
  return (protocol === 'C' && id === 'popularity' ? NAMES.votes : NAMES[id]) ?? label;
}

/** The title of each way of asking. */
export const TITLES: Readonly<Record<Protocol['protocol'], string>> = {
  A: 'For a person',
  B: 'More like this',
  C: 'Titles nobody has rated',
};

/** What was asked, with how many. */
export function questionOf({ protocol, queries, asking_users: users, films }: Protocol): string {
  const people = formatCount(users);
  switch (protocol) {
    case 'A':
      return `Of each of ${people} people, the last fifth of what they liked was hidden. From the rest, all ${formatCount(films)} films that they had not seen were ranked: is what they went on to like at the top?`;
    case 'B':
      return `Someone liked one film: what else did this person like? Asked ${formatCount(queries)} times for ${people} people of whom nothing was learned, ranking ${formatCount(films)} films.`;
    case 'C':
      return `The same question for ${formatCount(films)} films that are treated as if nobody had ever rated them, as it is with most of a catalogue. Asked ${formatCount(queries)} times for ${people} people.`;
  }
}

/** `0.404` */
export function formatScore(value: number): string {
  return value.toFixed(3);
}

/** `0.353 to 0.454` */
export function formatInterval({ low, high }: Pick<Estimate, 'low' | 'high'>): string {
  return `${formatSigned(low)} to ${formatSigned(high)}`;
}

/** `−0.021`, with a real minus. */
export function formatSigned(value: number): string {
  const text = formatScore(Math.abs(value));
  return value < 0 && text !== '0.000' ? `−${text}` : text;
}

/** `p = 0.021`, `p < 0.001` */
export function formatP(p: number): string {
  return p < 0.001 ? 'p < 0.001' : `p = ${formatScore(p)}`;
}

/** The share of films that lists show; a dash where it does not exist. */
export function formatCoverage({ coverage_10: share }: Pick<Measured, 'coverage_10'>): string {
  return share === null ? '–' : formatShare(share);
}

/** The figures of a bar in words. */
export function describe(model: Measured, protocol: Protocol['protocol']): string {
  const { ndcg_10: ndcg, recall_20: recall } = model;
  return `${nameOf(model, protocol)}: nDCG@10 ${formatScore(ndcg.mean)} (${formatInterval(ndcg)}), recall@20 ${formatScore(recall.mean)}, lists show ${formatCoverage(model)} of the films`;
}

/** How each of ours stands to the best of the others by the first ten, in a sentence. */
export function verdictsOf({ protocol, models, comparisons }: Protocol): { id: string; text: string }[] {
  const others = models.filter(({ role }) => role === 'baseline');
  const best = others.toSorted((one, other) => other.ndcg_10.mean - one.ndcg_10.mean)[0];
  return models
    .filter(({ role }) => role === 'ours')
    .flatMap((ours) => {
      const found = comparisons.find(({ a, b, metric }) => a === ours.id && b === best?.id && metric === 'ndcg_10');
      if (best === undefined || found === undefined) return [];
      const { difference, low, high, p } = found;
      const stands = low > 0 ? 'is ahead of' : high < 0 ? 'is behind' : 'cannot be told from';
      const text = `${nameOf(ours, protocol)} ${stands} the best of the others, ${nameOf(best, protocol)}: ${formatSigned(difference)} nDCG@10 (${formatInterval({ low, high })}, ${formatP(p)}). Its lists show ${formatCoverage(ours)} of the films, those of the other ${formatCoverage(best)}.`;
      return [{ id: ours.id, text }];
    });
}

/** What was left out, and what that changed. */
export interface Ablation {
  readonly model: Measured;
  /** The whole against what is left of it, by the first ten. */
  readonly comparison: Comparison | undefined;
}

/** The part that was left out, and of which whole: `Taste (as served)`; the report's name where there is no such part. */
export function partOf({ id, label }: Pick<Measured, 'id' | 'label'>): string {
  const [, part] = label.split(' without ');
  if (part === undefined) return label;
  const whole = id.startsWith('hybrid-as-served-')
    ? ' (as served)'
    : id.startsWith('hybrid-')
      ? ' (familiarity 1)'
      : '';
  return asSentence(part) + whole;
}

/** Ours without one of its parts, each beside the whole that it is a part of. */
export function ablationsOf({ models, comparisons }: Protocol): Ablation[] {
  return models
    .filter(({ role }) => role === 'ablation')
    .map((model) => ({
      model,
      comparison: comparisons.find(
        ({ a, b, metric }) => b === model.id && metric === 'ndcg_10' && model.id.startsWith(`${a}-without-`),
      ),
    }));
}
