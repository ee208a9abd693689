/** Logs the model of a run, in a form that MLflow can load, and registers it as a version. */

import type { RunModel } from '../run.ts';
import { anySchema, loggedModelAnswerSchema, loggedModelsSchema } from './answers.ts';
import { ask, quoted } from './api.ts';
import { uploadFiles } from './artifacts.ts';
import { pairs } from './batches.ts';
import type { MlflowHttp } from './http.ts';
import { ensureVersion } from './registry.ts';

/** Of the run that the model belongs to, as MLflow knows it. */
export interface OwningRun {
  readonly runId: string;
  readonly experimentId: string;
}

/**
 * Logs and registers a model; what is there already stays, and what was broken off is completed.
 *
 * @returns the version in the registry
 */
export async function logModel(http: MlflowHttp, owner: OwningRun, model: RunModel): Promise<string> {
  const { id, artifactUri, ready } = await ensureLoggedModel(http, owner, model);
  if (!ready) {
    await uploadFiles(http, artifactUri, model.files);
    await ask(http, anySchema, 'PATCH', `logged-models/${encodeURIComponent(id)}`, {
      model_id: id,
      status: 'LOGGED_MODEL_READY',
    });
  }
  await ask(http, anySchema, 'POST', 'runs/outputs', { run_id: owner.runId, models: [{ model_id: id, step: 0 }] });
  return ensureVersion(http, { model, modelId: id, runId: owner.runId });
}

/** The logged model of this run, created when it is missing. */
function ensureLoggedModel(
  http: MlflowHttp,
  { runId, experimentId }: OwningRun,
  { registeredName, params, tags }: RunModel,
): Promise<{ id: string; artifactUri: string; ready: boolean }> {
  return http.whole(async (once) => {
    const { models } = await ask(once, loggedModelsSchema, 'POST', 'logged-models/search', {
      experiment_ids: [experimentId],
      filter: `source_run_id = ${quoted(runId)}`,
      max_results: 1,
    });
    const found =
      models[0] ??
      (
        await ask(once, loggedModelAnswerSchema, 'POST', 'logged-models', {
          experiment_id: experimentId,
          name: registeredName,
          model_type: 'recommender',
          source_run_id: runId,
          params: pairs(params),
          tags: pairs(tags),
        })
      ).model;
    const { model_id: id, artifact_uri: artifactUri, status } = found.info;
    return { id, artifactUri, ready: status === 'LOGGED_MODEL_READY' };
  });
}
