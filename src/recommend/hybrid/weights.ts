/** The scorers of the hybrid strategy and how much each counts. */

/** What is compared of two titles. The order is that of weights, values and reports. */
export const SCORERS = ['taste', 'graph', 'genres', 'people', 'kind', 'popularity'] as const;

/** Name of a scorer. */
export type ScorerName = (typeof SCORERS)[number];

/** A number a scorer. */
export type Weights = Readonly<Record<ScorerName, number>>;

/** How the scorers are joined: score = logistic(Σ weight · value − offset), with weights that depend on the wanted familiarity. */
export interface Blend {
  /** What predicts which titles are liked together, beyond how popular they are: learned from ratings. */
  readonly liked: Weights;
  /**
   * What is added, times 1 − familiarity, so that titles resemble each other and not only please the same people. Chosen by
   * reading lists, not learned.
   */
  readonly resemblance: Weights;
  /** What popularity counts at familiarity 1; chosen on validation. */
  readonly popularity: number;
  /** Where the blend crosses 0.5. */
  readonly offset: number;
}

/** Familiarity of a request that does not say. */
export const DEFAULT_FAMILIARITY = 0.2;

/**
 * What resemblance adds. Not learned: what people like together is mostly what everybody likes, so weights that are learned from it
 * alone answer a romantic comedy with a war film of the same year. Chosen by reading the lists of some thirty titles that are not among
 * those of docs/evaluation.md.
 */
const RESEMBLANCE = { people: 1.2, graph: 2.5, genres: 1.7, kind: 1.5 };
/** What popularity counts at familiarity 1, chosen on validation. */
const POPULARITY = 1.6;
/** Where a blend is worth a half: about where a list's tenth title stands. */
const OFFSET = 3.4;
/** ln of the share of people who like a title of usual fame: popularity counts from there. */
export const USUAL_POPULARITY = Math.log(0.03);

/** The blend of weights that were learned. */
export function blendOf(liked: Weights): Blend {
  return { liked, resemblance: { ...NO_WEIGHTS, ...RESEMBLANCE }, popularity: POPULARITY, offset: OFFSET };
}

/** No weight for anything. */
export const NO_WEIGHTS: Weights = Object.fromEntries(SCORERS.map((name) => [name, 0])) as unknown as Weights;

/**
 * The weights at a familiarity f: liked + (1 − f) · resemblance, and f · popularity for the popularity of the recommended title.
 *
 * @param familiarity 0–1
 */
export function weightsAt({ liked, resemblance, popularity }: Blend, familiarity: number): Weights {
  const weights = SCORERS.map((name) => [name, liked[name] + (1 - familiarity) * resemblance[name]]);
  return { ...(Object.fromEntries(weights) as Weights), popularity: familiarity * popularity };
}
