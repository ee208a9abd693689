/** The personal recommender as a model to be evaluated, whole and without each of its parts. */

import { contentSimilarity } from '../../recommend/personal/content-similarity.ts';
import { factsAt, itemFacts } from '../../recommend/personal/item-facts.ts';
import { personalScorer } from '../../recommend/personal/personal-scorer.ts';
import { PERSONAL_OPTIONS, type PersonalOptions, personalWeights } from '../../recommend/personal/personal-weights.ts';
import type { EvaluatedModel } from './model.ts';

const NO_SIDE = { genres: 0, people: 0, era: 0 };

function variant(
  id: string,
  label: string,
  role: EvaluatedModel['role'],
  changes: Partial<PersonalOptions> = {},
): EvaluatedModel {
  const options = { ...PERSONAL_OPTIONS, ...changes };
  return {
    id,
    label,
    role,
    protocols: ['A'],
    description:
      role === 'ours'
        ? `Directed EASE with side information, the ${options.kept} largest weights of each film, and similarity of content: see personalScorer. What the catalogue lacks has no side information.`
        : `As the personal recommender, ${label.slice(label.indexOf('without'))}.`,
    fit({ catalogue, rows, train }) {
      const facts = factsAt(itemFacts(catalogue.titles, catalogue.people), rows);
      const weights = personalWeights(train, facts, options);
      return personalScorer({
        weights,
        content: contentSimilarity(facts, options.content),
        contentWeight: options.contentWeight,
      });
    },
  };
}

/** For a user: what lists of several titles are scored by besides the blend. */
export const PERSONAL_MODELS: readonly EvaluatedModel[] = [
  variant('personal', 'Personal', 'ours'),
  variant('personal-without-order', 'Personal without order', 'ablation', { direction: 0 }),
  variant('personal-without-side', 'Personal without side information', 'ablation', { side: NO_SIDE }),
  variant('personal-without-content', 'Personal without content', 'ablation', { contentWeight: 0 }),
];
