/** Measures a fitted model by a protocol, in one form for all protocols. */

import type { BandReport, ListMetric } from '../../domain/evaluation.ts';
import { genreCosine } from '../../recommend/baselines/genres.ts';
import { columnCounts } from '../../recommend/collaborative/interactions.ts';
import type { UserScorer } from '../../recommend/collaborative/user-scorer.ts';
import { evaluateQueries } from '../protocols/evaluate-queries.ts';
import { evaluateUsers } from '../protocols/evaluate-users.ts';
import { catalogueMeasures, listMeasures } from '../protocols/list-measures.ts';
import type { QueryTask, UserTask } from '../protocols/prepare.ts';
import { bandsOf } from './bands.ts';

/** A protocol that is ready to be run. */
export type Task = UserTask | QueryTask;

/** What a fitted model reached. */
export interface Measured {
  /** By the metric's id: one value per user, the same users for all models of a task. */
  readonly perUser: Readonly<Record<string, Float64Array>>;
  /** By the metric's id: the plain mean over queries; `null` in protocol A. */
  readonly queryMeans: Readonly<Record<string, number>> | null;
  readonly lists: Readonly<Record<ListMetric, number | null>>;
  /** Empty in protocol A. */
  readonly bands: readonly BandReport[];
}

/** Ranks and measures. In protocols B and C each film's list counts once in `lists`, however many users ask for it. */
export function measure(task: Task, scorer: UserScorer): Measured {
  const { genres, rows, catalogue } = task.context;
  const cosine = genreCosine(genres);
  const votes = Float64Array.from(rows, (row) => catalogue.titles[row]?.numVotes ?? Number.NaN);
  if (task.protocol === 'A') {
    const { perUser, catalogue: measures, lists } = evaluateUsers(scorer, task.split);
    return {
      perUser,
      queryMeans: null,
      lists: { ...measures, ...listMeasures(lists, cosine, votes) },
      bands: [],
    };
  }
  const { train, candidates } = task.split;
  const evaluation = evaluateQueries(scorer, task.split);
  const lists = [...evaluation.lists.values()];
  return {
    perUser: evaluation.perUser,
    queryMeans: evaluation.queryMeans,
    lists: {
      ...catalogueMeasures(lists, columnCounts(train), train.rows, candidates),
      ...listMeasures(lists, cosine, votes),
    },
    bands: bandsOf(task, evaluation),
  };
}
