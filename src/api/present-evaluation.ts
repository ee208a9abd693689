/** The report of an evaluation as it is answered: in short, without what was tried. */

import type { Comparison, EvaluationReport, ProtocolReport } from '../domain/evaluation.ts';
import type { FoundEvaluation } from './deps.ts';
import type { EvaluationAnswer } from './schemas/evaluation.ts';

const METRICS = { 'ndcg@10': 'ndcg_10', 'recall@20': 'recall_20' } as const;

/** The answer about a report. Of the comparisons those of ours are told, seen from ours. */
export function presentEvaluation({ report, isOwn }: FoundEvaluation): EvaluationAnswer {
  const { model, split, seed } = report;
  const { name, ratings, users, films }: EvaluationReport['ratings'] = report.ratings;
  return {
    model_version: model.version,
    is_own: isOwn,
    split,
    seed,
    ratings: { name, ratings, users, films },
    catalogue: { titles: model.titles, people: model.people },
    protocols: report.protocols.map(presentProtocol),
  };
}

function presentProtocol(report: ProtocolReport): EvaluationAnswer['protocols'][number] {
  const { protocol, queries, asking_users, films, models, comparisons } = report;
  const ours = new Set(models.filter(({ role }) => role === 'ours').map((model) => model.id));
  return {
    protocol,
    queries,
    asking_users,
    films,
    models: models.map(({ id, label, role, description, accuracy, lists }) => ({
      id,
      label,
      role,
      description,
      ndcg_10: accuracy['ndcg@10'],
      recall_20: accuracy['recall@20'],
      coverage_10: lists['coverage@10'],
    })),
    comparisons: comparisons
      .map((comparison) => (ours.has(comparison.a) ? comparison : reversed(comparison)))
      .filter(({ a }) => ours.has(a))
      .map(({ metric, a, b, difference, low, high, p }) => ({
        a,
        b,
        metric: METRICS[metric],
        difference,
        low,
        high,
        p,
      })),
  };
}

/** The same comparison from the other side; zeros keep no sign. */
function reversed({ metric, a, b, difference, low, high, p }: Comparison): Comparison {
  return { metric, a: b, b: a, difference: 0 - difference, low: 0 - high, high: 0 - low, p };
}
