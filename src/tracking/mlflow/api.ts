/** The calls of MLflow's REST API that this program makes, with answers of known shape. */

import { z } from 'zod';
import { AppError } from '../../domain/errors.ts';
import {
  createdExperimentSchema,
  experimentSchema,
  type MlflowRun,
  namedExperimentSchema,
  runAnswerSchema,
  runsSchema,
} from './answers.ts';
import { isMissing, isPresent, Refused, trackingFailure } from './failures.ts';
import type { MlflowHttp } from './http.ts';

type Body = Readonly<Record<string, unknown>>;

/** Makes a call and reads its answer. @throws {Refused} with status 404 when the answer has another shape: that is no MLflow server */
export async function ask<S extends z.ZodType>(
  http: MlflowHttp,
  schema: S,
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  path: string,
  content: Body = {},
): Promise<z.output<S>> {
  const answer = schema.safeParse(await http.call(method, `2.0/mlflow/${path}`, content));
  if (answer.success) return answer.data;
  throw new Refused(
    404,
    undefined,
    `the answer to ${path} has another form: ${z.prettifyError(answer.error).split('\n')[0]}`,
  );
}

/** Every page of a search, one after the other. */
export async function pages<T>(
  fetchPage: (token: string | undefined) => Promise<{ items: readonly T[]; next: string | undefined }>,
): Promise<T[]> {
  const all: T[] = [];
  let token: string | undefined;
  do {
    const { items, next } = await fetchPage(token);
    all.push(...items);
    token = next === '' ? undefined : next;
  } while (token !== undefined);
  return all;
}

/** The id of an experiment, or `undefined` when there is none of this name, or it was deleted. */
export async function experimentId(http: MlflowHttp, name: string): Promise<string | undefined> {
  const experiment = await experimentNamed(http, name);
  return experiment?.lifecycle_stage === 'deleted' ? undefined : experiment?.experiment_id;
}

/** The id of an experiment, which is created when it is missing; one that was deleted is restored. */
export function ensureExperiment(http: MlflowHttp, name: string): Promise<string> {
  return http.whole(async (once) => {
    const known = await restoredExperiment(once, name);
    if (known !== undefined) return known;
    try {
      return (await ask(once, createdExperimentSchema, 'POST', 'experiments/create', { name })).experiment_id;
    } catch (error) {
      // Another process was faster.
      const created = isPresent(error) ? await restoredExperiment(once, name) : undefined;
      if (created === undefined) throw error;
      return created;
    }
  });
}

async function restoredExperiment(http: MlflowHttp, name: string): Promise<string | undefined> {
  const experiment = await experimentNamed(http, name);
  if (experiment?.lifecycle_stage === 'deleted') {
    await ask(http, z.unknown(), 'POST', 'experiments/restore', { experiment_id: experiment.experiment_id });
  }
  return experiment?.experiment_id;
}

async function experimentNamed(
  http: MlflowHttp,
  name: string,
): Promise<z.output<typeof experimentSchema>['experiment'] | undefined> {
  try {
    const query = { experiment_name: name };
    return (await ask(http, experimentSchema, 'GET', 'experiments/get-by-name', query)).experiment;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** The name of an experiment, by MLflow's own id. @throws {AppError} `run_not_found` when there is none */
export async function experimentName(http: MlflowHttp, id: string): Promise<string> {
  try {
    return (await ask(http, namedExperimentSchema, 'GET', 'experiments/get', { experiment_id: id })).experiment.name;
  } catch (error) {
    const missing = isMissing(error) || (error instanceof Refused && error.status === 400);
    if (!missing) throw trackingFailure(error, http.address);
    throw new AppError(
      'run_not_found',
      `There is no experiment ${id} on ${http.address}. Give the id of one that is there, or a name with --experiment-name.`,
    );
  }
}

/** The runs of an experiment that meet a filter, the latest first. */
export function searchRuns(http: MlflowHttp, experiment: string, filter: string): Promise<MlflowRun[]> {
  return pages(async (token) => {
    const answer = await ask(http, runsSchema, 'POST', 'runs/search', {
      experiment_ids: [experiment],
      filter,
      run_view_type: 'ACTIVE_ONLY',
      max_results: 200,
      order_by: ['attributes.start_time DESC'],
      ...(token !== undefined && { page_token: token }),
    });
    return { items: answer.runs, next: answer.next_page_token };
  });
}

/** One run by MLflow's own id. */
export async function getRun(http: MlflowHttp, runId: string): Promise<MlflowRun> {
  return (await ask(http, runAnswerSchema, 'GET', 'runs/get', { run_id: runId })).run;
}

/** A text for a filter, in quotes. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "\\'")}'`;
}
