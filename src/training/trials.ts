/** Step 6: well-known titles, tried on the saved model. */

import type { Trial } from '../domain/manifest.ts';
import type { Title } from '../domain/title.ts';
import type { ContentRecommender } from '../model/content-recommender.ts';

/** Titles that nearly every catalogue has, of several kinds. */
const WELL_KNOWN = [
  'tt1375666', // Inception
  'tt0903747', // Breaking Bad
  'tt6751668', // Parasite
  'tt0468569', // The Dark Knight
  'tt0114709', // Toy Story
];

const TOP = 3;

/** The well-known titles that the model has, filled up to five with its most voted ones. */
export function trialTitles(titles: readonly Title[]): Title[] {
  const known = WELL_KNOWN.flatMap((tconst) => titles.find((title) => title.tconst === tconst) ?? []);
  const famous = [...titles].sort((a, b) => b.numVotes - a.numVotes || (a.tconst < b.tconst ? -1 : 1));
  return [...new Set([...known, ...famous.slice(0, WELL_KNOWN.length)])].slice(0, WELL_KNOWN.length);
}

/** Asks the model for each trial title's best three. */
export function runTrials(recommender: ContentRecommender): Trial[] {
  return trialTitles(recommender.titles).map((title) => {
    const row = recommender.rowOf(title.tconst);
    const similar = row === undefined ? [] : recommender.recommend(row, TOP);
    return {
      tconst: title.tconst,
      title: title.primaryTitle,
      top: similar.map(({ title: found, similarity }) => ({
        tconst: found.tconst,
        title: found.primaryTitle,
        similarity_score: Math.round(similarity * 10_000) / 10_000,
      })),
    };
  });
}

/** What is wrong with the answers; empty when each title got three sound ones. */
export function trialProblems(trials: readonly Trial[]): string[] {
  return trials.flatMap((trial) => {
    const sound = trial.top.filter(
      ({ tconst, similarity_score: score }) => tconst !== trial.tconst && Number.isFinite(score),
    );
    return sound.length === TOP
      ? []
      : [`${trial.title} (${trial.tconst}) got ${sound.length} sound recommendations instead of ${TOP}`];
  });
}
