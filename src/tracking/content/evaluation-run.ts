/** Puts together what is recorded of an offline evaluation. */

import type { EvaluationReport } from '../../domain/evaluation.ts';
import type { Run } from '../run.ts';
import { evaluationMetrics, pointsAt } from './metrics.ts';

/** A report, its documents, and where it was made. */
export interface RecordedEvaluation {
  readonly report: EvaluationReport;
  /** Names and texts of the report's files. */
  readonly documents: readonly (readonly [name: string, text: string])[];
  readonly experiment: string;
  readonly codeVersion: string;
  readonly gitCommit?: string | undefined;
  readonly user?: string | undefined;
  /** Milliseconds since 1970 (UTC). */
  readonly startedAt: number;
  readonly endedAt: number;
}

/** The run. Its name is that of the model, so that the two stand together. */
export function evaluationRun(evaluation: RecordedEvaluation): Run {
  const { report, documents, experiment, codeVersion, gitCommit, user, startedAt, endedAt } = evaluation;
  const { model, ratings, split, seed } = report;
  const moment = new Date(startedAt).toISOString().replace(/[-:.]/g, '');
  const id = `${model.version}-evaluation-${moment}`;
  return {
    id,
    name: id,
    experiment,
    status: 'FINISHED',
    startedAt,
    endedAt,
    description: `How well lists rank what people turned out to like: model ${model.version}, ${ratings.name}, split ${split}.`,
    params: {
      'evaluation.model': model.version,
      'evaluation.ratings': ratings.name,
      'evaluation.split': split,
      'evaluation.seed': String(seed),
      'evaluation.protocols': report.protocols.map(({ protocol }) => protocol).join(','),
    },
    tags: {
      'mlflow.source.name': 'imdb-recommender evaluate',
      'mlflow.source.type': 'LOCAL',
      ...(gitCommit !== undefined && { 'mlflow.source.git.commit': gitCommit }),
      ...(user !== undefined && { 'mlflow.user': user }),
      'version.imdb_recommender': codeVersion,
      'version.node': process.versions.node,
      'model.version': model.version,
    },
    metrics: pointsAt(evaluationMetrics(report), endedAt),
    datasets: [],
    files: documents.map(([name, text]) => ({ path: `evaluation/${name}`, content: Buffer.from(text) })),
    tables: [],
  };
}
