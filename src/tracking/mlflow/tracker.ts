/** Runs on an MLflow server. */

import { AppError } from '../../domain/errors.ts';
import type { RunTracker } from '../port.ts';
import type { Run, RunRecord, RunSummary } from '../run.ts';
import { anySchema, type MlflowRun, runAnswerSchema } from './answers.ts';
import { ask, ensureExperiment, experimentId, getRun, quoted, searchRuns } from './api.ts';
import { downloadFile, hasFile, listFiles, uploadFiles } from './artifacts.ts';
import { batchesOf, pairs } from './batches.ts';
import { datasetInput, datasetsOf } from './datasets.ts';
import { isMissing, trackingFailure } from './failures.ts';
import type { MlflowHttp } from './http.ts';
import { logModel } from './logged-model.ts';
import { logTraces } from './traces.ts';

/** Tags by which this program knows its runs again, and whether they are whole. */
const TAGS = { id: 'imdb_recommender.run_id', whole: 'imdb_recommender.whole' } as const;

/** MLflow's own tags: the description, the tables, and where a run comes from. */
const SYSTEM_TAGS = { note: 'mlflow.note.content', tables: 'mlflow.loggedArtifacts' } as const;

/** The runs of one experiment on one server. */
export class MlflowTracker implements RunTracker {
  readonly place: string;
  readonly #http: MlflowHttp;
  readonly #experiment: string;

  constructor(http: MlflowHttp, experiment: string) {
    this.#http = http;
    this.#experiment = experiment;
    this.place = http.address;
  }

  /** Until its last request the run is RUNNING on the server; broken off, it is found by its tag and completed. */
  record(run: Run): Promise<void> {
    return this.#told(async () => {
      const http = this.#http;
      const experiment = await ensureExperiment(http, run.experiment);
      const { info, data } = await this.#ensureRun(experiment, run);
      if (data.tags.some(({ key }) => key === TAGS.whole)) return;
      for (const batch of batchesOf({ ...run, tags: tagsOf(run) })) {
        await ask(http, anySchema, 'POST', 'runs/log-batch', { run_id: info.run_id, ...batch });
      }
      if (run.datasets.length > 0) {
        const datasets = run.datasets.map(datasetInput);
        await ask(http, anySchema, 'POST', 'runs/log-inputs', { run_id: info.run_id, datasets });
      }
      await uploadFiles(http, info.artifact_uri, run.files);
      if (run.model !== undefined) {
        await logModel(http, { runId: info.run_id, experimentId: experiment }, run.model);
      }
      await logTraces(http, { runId: info.run_id, experimentId: experiment }, run.traces ?? []);
      await ask(http, anySchema, 'POST', 'runs/update', {
        run_id: info.run_id,
        status: run.status,
        end_time: run.endedAt,
      });
      await ask(http, anySchema, 'POST', 'runs/set-tag', { run_id: info.run_id, key: TAGS.whole, value: 'true' });
    });
  }

  list(): Promise<RunSummary[]> {
    return this.#told(async () => {
      const experiment = await experimentId(this.#http, this.#experiment);
      return experiment === undefined ? [] : (await searchRuns(this.#http, experiment, '')).map(summaryOf);
    });
  }

  read(id: string): Promise<RunRecord> {
    return this.#told(async () => {
      const run = await this.#find(id);
      const tags = Object.fromEntries(run.data.tags.map(({ key, value }) => [key, value]));
      return {
        ...summaryOf(run),
        experiment: this.#experiment,
        description: tags[SYSTEM_TAGS.note] ?? '',
        params: Object.fromEntries(run.data.params.map(({ key, value }) => [key, value])),
        tags,
        metrics: Object.fromEntries(run.data.metrics.map(({ key, value }) => [key, value])),
        datasets: datasetsOf(run),
        files: await listFiles(this.#http, run.info.run_id),
      };
    });
  }

  readFile(id: string, path: string): Promise<Uint8Array> {
    return this.#told(async () => {
      const run = await this.#find(id);
      // Asked first, because some releases answer 500 for a file that does not exist.
      if (!(await hasFile(this.#http, run.info.run_id, path)))
        throw new AppError('run_not_found', `The run ${id} on ${this.place} has no file ${path}.`);
      return downloadFile(this.#http, run.info.artifact_uri, path);
    });
  }

  /** The run by the id that it was recorded under, or by MLflow's own. */
  async #find(id: string): Promise<MlflowRun> {
    const experiment = await experimentId(this.#http, this.#experiment);
    const [found] =
      experiment === undefined ? [] : await searchRuns(this.#http, experiment, `tags.\`${TAGS.id}\` = ${quoted(id)}`);
    if (found !== undefined) return getRun(this.#http, found.info.run_id);
    try {
      if (/^[0-9a-f]{32}$/.test(id)) return await getRun(this.#http, id);
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
    throw new AppError(
      'run_not_found',
      `There is no run ${id} in the experiment ${this.#experiment} on ${this.place}. \`imdb-recommender runs list\` shows those that are there.`,
    );
  }

  #ensureRun(experiment: string, run: Run): Promise<MlflowRun> {
    return this.#http.whole(async (once) => {
      const [known] = await searchRuns(once, experiment, `tags.\`${TAGS.id}\` = ${quoted(run.id)}`);
      if (known !== undefined) return known;
      const { id, name, startedAt } = run;
      const answer = await ask(once, runAnswerSchema, 'POST', 'runs/create', {
        experiment_id: experiment,
        run_name: name,
        start_time: startedAt,
        tags: pairs({ [TAGS.id]: id }),
      });
      return answer.run;
    });
  }

  async #told<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw trackingFailure(error, this.place);
    }
  }
}

function tagsOf({ tags, description, tables }: Run): Record<string, string> {
  return {
    ...tags,
    [SYSTEM_TAGS.note]: description,
    ...(tables.length > 0 && {
      [SYSTEM_TAGS.tables]: JSON.stringify(tables.map((path) => ({ path, type: 'table' }))),
    }),
  };
}

function summaryOf({ info, data }: MlflowRun): RunSummary {
  const ours = data.tags.find(({ key }) => key === TAGS.id)?.value;
  return {
    id: ours ?? info.run_id,
    name: info.run_name,
    status: info.status,
    startedAt: info.start_time,
    endedAt: info.end_time === undefined || info.end_time === 0 ? null : info.end_time,
  };
}
