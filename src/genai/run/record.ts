/** An evaluation of answers as a run, in the form that MLflow's pages of evaluations show. */

import { createHash } from 'node:crypto';
import type { MetricPoint, Run, RunAssessment, RunTrace } from '../../tracking/run.ts';
import type { QuestionRow, Questions } from '../datasets/questions.ts';
import type { Provider } from '../providers/provider.ts';
import type { Scorer } from '../scorers/scorer.ts';
import { type RowResult, summaries } from './result.ts';

/** Name of the table of answers among the run's files. */
export const ANSWERS_TABLE = 'tables/answers.json';

/** What was evaluated. */
export interface Evaluated {
  readonly id: string;
  readonly experiment: string;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly questions: Questions;
  readonly provider: Provider;
  readonly scorers: readonly Scorer[];
  /** One for each question, in order. */
  readonly results: readonly RowResult[];
  readonly version: string;
  readonly user: string | undefined;
}

/** The run. */
export function runOfEvaluation(evaluated: Evaluated): Run {
  const { id, experiment, startedAt, endedAt, questions, provider, scorers, results, version, user } = evaluated;
  return {
    id,
    name: id,
    experiment,
    status: 'FINISHED',
    startedAt,
    endedAt,
    description: `${questions.rows.length} questions, answered by ${provider.name}.`,
    params: {
      provider: provider.name,
      ...provider.params,
      questions: String(questions.rows.length),
      scorers: scorers.map(({ name }) => name).join(','),
      ...judgeOf(scorers),
    },
    tags: {
      'mlflow.runType': 'genai_evaluate',
      'mlflow.source.name': 'imdb-recommender eval-genai',
      'mlflow.source.type': 'LOCAL',
      'code.version': version,
      ...(user !== undefined && { 'mlflow.user': user }),
    },
    metrics: metricsOf(evaluated),
    datasets: [
      {
        name: 'dataset',
        digest: questions.digest,
        source: questions.file,
        columns: [
          { name: 'inputs', type: 'string', required: true },
          { name: 'expectations', type: 'string', required: true },
        ],
        rows: questions.rows.length,
        context: 'evaluation',
      },
    ],
    files: [{ path: ANSWERS_TABLE, content: Buffer.from(JSON.stringify(tableOf(evaluated))) }],
    tables: [ANSWERS_TABLE],
    traces: results.flatMap((result) => {
      const row = questions.rows[result.index];
      return row === undefined ? [] : [traceOf(id, row, result, scorers)];
    }),
  };
}

function judgeOf(scorers: readonly Scorer[]): Record<string, string> {
  const judge = scorers.find(({ source }) => source.type === 'LLM_JUDGE');
  return judge === undefined ? {} : { judge: judge.source.id };
}

function metricsOf({ results, scorers, endedAt }: Evaluated): MetricPoint[] {
  const point = (key: string, value: number): MetricPoint => ({ key, value, timestamp: endedAt, step: 0 });
  const ofScorers = summaries(
    results,
    scorers.map(({ name }) => name),
  ).flatMap(({ scorer, mean, errors }) => [
    ...(mean === null ? [] : [point(`${scorer}/mean`, mean)]),
    point(`${scorer}/errors`, errors),
  ]);
  return [...ofScorers, point('unanswered', results.filter(({ error }) => error !== null).length)];
}

function tableOf({ questions, scorers, results }: Evaluated): { columns: string[]; data: unknown[][] } {
  const data = results.map(({ index, answer, error, scores, startedAt, endedAt }) => {
    const row = questions.rows[index];
    return [
      row?.inputs.question ?? '',
      row?.expectations.expected_response ?? null,
      row?.expectations.expected_facts?.join('; ') ?? null,
      answer,
      error,
      endedAt - startedAt,
      ...scorers.map(({ name }) => {
        const score = scores[name];
        return score?.kind === 'value' ? score.value : null;
      }),
    ];
  });
  const names = scorers.map(({ name }) => name);
  return {
    columns: ['question', 'expected_response', 'expected_facts', 'answer', 'error', 'milliseconds', ...names],
    data,
  };
}

function traceOf(run: string, row: QuestionRow, result: RowResult, scorers: readonly Scorer[]): RunTrace {
  const { index, answer, error, startedAt, endedAt, scores } = result;
  return {
    id: createHash('sha256').update(`${run} ${index}`).digest('hex').slice(0, 32),
    name: 'answer',
    inputs: { question: row.inputs.question },
    output: answer,
    error,
    startedAt,
    endedAt,
    assessments: [
      ...Object.entries(row.expectations).flatMap(([name, value]) =>
        value === undefined ? [] : [expectation(name, value)],
      ),
      ...scorers.flatMap(({ name, source }): RunAssessment[] => {
        const score = scores[name];
        if (score === undefined) return [];
        const common = { name, kind: 'feedback', source } as const;
        return score.kind === 'value'
          ? [{ ...common, value: score.value, rationale: score.rationale, error: null }]
          : [{ ...common, value: null, rationale: null, error: { code: score.code, message: score.message } }];
      }),
    ],
  };
}

function expectation(name: string, value: string | readonly string[]): RunAssessment {
  return { name, kind: 'expectation', source: { type: 'HUMAN', id: 'dataset' }, value, rationale: null, error: null };
}
