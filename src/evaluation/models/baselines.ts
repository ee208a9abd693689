/** The models that ours has to beat. */

import { contentScorer } from '../../recommend/baselines/content.ts';
import { genreScorer } from '../../recommend/baselines/genres.ts';
import { filledWithPopularity, popularityScorer, timesLogPopularity } from '../../recommend/baselines/popularity.ts';
import { SAME_GENRE_FORMS, sameGenreScorer } from '../../recommend/baselines/same-genre.ts';
import { easeScorer } from '../../recommend/collaborative/ease.ts';
import { itemKnnScorer } from '../../recommend/collaborative/item-knn.ts';
import { fitToLiked } from '../../recommend/collaborative/restricted.ts';
import type { UserScorer } from '../../recommend/collaborative/user-scorer.ts';
import type { EvaluationContext } from './context.ts';
import { type EvaluatedModel, numberOf } from './model.ts';

/** In protocol B, EASE knows the films with at least so many likes: a matrix of all would not be worth its time. */
const EASE_MIN_LIKES = 3;

/** And of the most liked films so many at most, whatever the protocol: the matrix of 5,000 films takes 200 MB. */
const EASE_MAX_FILMS = 5000;

const popularity: EvaluatedModel = {
  id: 'popularity',
  label: 'Popularity',
  role: 'baseline',
  protocols: ['A', 'B', 'C'],
  description: 'Most likes in training first; in protocol C most IMDb votes first.',
  fit: (context) => popularityScorer(context.popularity),
};

const votes: EvaluatedModel = {
  id: 'votes',
  label: 'IMDb votes',
  role: 'baseline',
  protocols: ['B'],
  description: 'Most IMDb votes first.',
  fit: ({ rows, catalogue }) =>
    popularityScorer(Float64Array.from(rows, (row) => catalogue.titles[row]?.numVotes ?? 0)),
};

const genre: EvaluatedModel = {
  id: 'genre',
  label: 'Genre TF-IDF',
  role: 'baseline',
  protocols: ['A', 'B', 'C'],
  description: 'Cosine of the genres, each weighted by its inverse document frequency.',
  fit: ({ genres }) => genreScorer(genres),
};

const genrePopularity: EvaluatedModel = {
  id: 'genre-popularity',
  label: 'Genre × log popularity',
  role: 'baseline',
  protocols: ['A', 'B', 'C'],
  description: 'cosine^power · ln(1 + popularity) with the cosine of Genre TF-IDF.',
  grid: (protocol) => (protocol === 'A' ? [1] : [2, 1, 0.5, 0.25]).map((power) => ({ power })),
  fit: ({ genres, popularity: popular }, settings) =>
    timesLogPopularity(genreScorer(genres), popular, numberOf(settings, 'power')),
};

const sameGenre: EvaluatedModel = {
  id: 'same-genre-popularity',
  label: 'Popularity within the genre',
  role: 'baseline',
  protocols: ['B', 'C'],
  description: 'Films that share any, the rarest or all of the genres first, then the most popular first.',
  grid: () => SAME_GENRE_FORMS.map((share) => ({ share })),
  fit({ genres, popularity: popular }, { share }) {
    const form = SAME_GENRE_FORMS.find((name) => name === share);
    if (form === undefined) throw new Error(`there is no form ${share} of sharing a genre`);
    return sameGenreScorer(genres, popular, form);
  },
};

const content: EvaluatedModel = {
  id: 'content',
  label: 'Content',
  role: 'baseline',
  protocols: ['A', 'B', 'C'],
  description: 'Cosine of the feature vectors, as strategy content; in protocol A of the mean of the unit vectors.',
  fit: ({ catalogue, rows }) => contentScorer(catalogue.vectors, rows),
};

const contentPopularity: EvaluatedModel = {
  id: 'content-popularity',
  label: 'Content × log popularity',
  role: 'baseline',
  protocols: ['B', 'C'],
  description: 'cosine^power · ln(1 + popularity) with the cosine of Content.',
  grid: () => [8, 4, 2, 1, 0.5, 0.25].map((power) => ({ power })),
  fit: ({ catalogue, rows, popularity: popular }, settings) =>
    timesLogPopularity(contentScorer(catalogue.vectors, rows), popular, numberOf(settings, 'power')),
};

const itemKnn: EvaluatedModel = {
  id: 'item-knn',
  label: 'ItemKNN',
  role: 'baseline',
  protocols: ['A', 'B'],
  description: 'Shrunk cosine of who liked the films, k neighbours each; in protocol B filled up with popular films.',
  grid: (protocol) =>
    protocol === 'A'
      ? [20, 50, 200].flatMap((k) => [0, 10, 40].map((shrinkage) => ({ k, shrinkage })))
      : [200, 1000].flatMap((k) => [40, 1000].map((shrinkage) => ({ k, shrinkage }))),
  fit: (context, settings) =>
    filledInB(
      context,
      itemKnnScorer(context.train, {
        neighbours: numberOf(settings, 'k'),
        shrinkage: numberOf(settings, 'shrinkage'),
      }),
    ),
};

const ease: EvaluatedModel = {
  id: 'ease',
  label: 'EASE',
  role: 'baseline',
  protocols: ['A', 'B'],
  description: `EASE with λ chosen on validation; in protocol B of the films with ${EASE_MIN_LIKES} likes or more, filled up with popular films.`,
  grid: (protocol) =>
    (protocol === 'A' ? [50, 100, 200, 400, 800] : [800, 3200, 12_800, 51_200]).map((lambda) => ({ lambda })),
  fit(context, settings) {
    return filledInB(context, easeOf(context, numberOf(settings, 'lambda')));
  },
};

/** The rows of the reference table of protocol A, whose numbers were picked on its test set. */
const itemKnnReference: EvaluatedModel = {
  id: 'item-knn-50',
  label: 'ItemKNN, k = 50',
  role: 'baseline',
  protocols: ['A'],
  description: 'Plain cosine of who liked the films, 50 neighbours each.',
  fit: ({ train }) => itemKnnScorer(train, { neighbours: 50 }),
};

const easeReference: EvaluatedModel = {
  id: 'ease-200',
  label: 'EASE, λ = 200',
  role: 'baseline',
  protocols: ['A'],
  description: 'EASE with a fixed λ.',
  fit: (context) => easeOf(context, 200),
};

/** All of them, in the order of reports. */
export const BASELINES: readonly EvaluatedModel[] = [
  popularity,
  votes,
  genre,
  genrePopularity,
  sameGenre,
  content,
  contentPopularity,
  itemKnnReference,
  itemKnn,
  easeReference,
  ease,
];

function easeOf({ protocol, train }: EvaluationContext, lambda: number): UserScorer {
  const atLeast = protocol === 'A' ? 0 : EASE_MIN_LIKES;
  return fitToLiked(train, { atLeast, atMost: EASE_MAX_FILMS }, (kept) => easeScorer(kept, { lambda }));
}

/** Many films that are asked for in protocol B are liked by hardly anyone in training: what a model knows nothing of is filled up. */
function filledInB(context: EvaluationContext, scorer: UserScorer): UserScorer {
  return context.protocol === 'B' ? filledWithPopularity(scorer, context.popularity) : scorer;
}
