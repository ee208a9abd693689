/** The model registry: versions of the registered model, and the aliases that say which is in force. */

import type { RunModel } from '../run.ts';
import {
  anySchema,
  type ModelVersion,
  modelVersionAnswerSchema,
  modelVersionsSchema,
  registeredModelSchema,
} from './answers.ts';
import { ask, pages, quoted } from './api.ts';
import { pairs } from './batches.ts';
import { isMissing, isPresent } from './failures.ts';
import type { MlflowHttp } from './http.ts';

/** Tag of a version: which version of the models folder it is. */
export const VERSION_TAG = 'imdb_recommender.model_version';

/** The version that is in force, and the one that may become so. */
export const ALIASES = ['champion', 'challenger'] as const;

/** One of {@link ALIASES}. */
export type Alias = (typeof ALIASES)[number];

/** The version of a logged model, created when it is missing. */
export function ensureVersion(
  http: MlflowHttp,
  { model, modelId, runId }: { readonly model: RunModel; readonly modelId: string; readonly runId: string },
): Promise<string> {
  const { registeredName, version, description, tags } = model;
  return http.whole(async (once) => {
    await ensureRegisteredModel(once, registeredName);
    const known = await findVersion(once, registeredName, version);
    if (known !== undefined) return known.version;
    const created = await ask(once, modelVersionAnswerSchema, 'POST', 'model-versions/create', {
      name: registeredName,
      source: `models:/${modelId}`,
      run_id: runId,
      model_id: modelId,
      description,
      tags: pairs({ ...tags, [VERSION_TAG]: version }),
    });
    return created.model_version.version;
  });
}

/** The version in the registry of a version in the models folder. */
export async function findVersion(http: MlflowHttp, name: string, version: string): Promise<ModelVersion | undefined> {
  return (await versionsOf(http, name)).find(({ tags }) => modelVersionIn(tags) === version);
}

/** All versions of a registered model, with the aliases that point to each; none when it is not registered. */
export async function versionsOf(http: MlflowHttp, name: string): Promise<ModelVersion[]> {
  const versions = await pages(async (token) => {
    const answer = await ask(http, modelVersionsSchema, 'GET', 'model-versions/search', {
      filter: `name=${quoted(name)}`,
      max_results: '200',
      ...(token !== undefined && { page_token: token }),
    });
    return { items: answer.model_versions, next: answer.next_page_token };
  });
  const aliases = await aliasesOf(http, name);
  return versions.map((one) => ({
    ...one,
    aliases: aliases.filter(({ version }) => version === one.version).map(({ alias }) => alias),
  }));
}

/** The version of the models folder that these tags name. */
export function modelVersionIn(tags: ModelVersion['tags']): string | undefined {
  return tags.find(({ key }) => key === VERSION_TAG)?.value;
}

/** Points an alias to a version of the registry, or to none. */
export async function setAlias(
  http: MlflowHttp,
  name: string,
  alias: Alias,
  version: string | undefined,
): Promise<void> {
  if (version !== undefined) {
    await ask(http, anySchema, 'POST', 'registered-models/alias', { name, alias, version });
    return;
  }
  const present = (await aliasesOf(http, name)).some((one) => one.alias === alias);
  if (present) await ask(http, anySchema, 'DELETE', 'registered-models/alias', { name, alias });
}

/** Tags a version of the registry. */
export async function tagVersion(
  http: MlflowHttp,
  name: string,
  version: string,
  tags: Readonly<Record<string, string>>,
): Promise<void> {
  for (const tag of pairs(tags))
    await ask(http, anySchema, 'POST', 'model-versions/set-tag', { name, version, ...tag });
}

async function ensureRegisteredModel(http: MlflowHttp, name: string): Promise<void> {
  try {
    await ask(http, anySchema, 'POST', 'registered-models/create', { name });
  } catch (error) {
    if (!isPresent(error)) throw error;
  }
}

async function aliasesOf(http: MlflowHttp, name: string): Promise<{ alias: string; version: string }[]> {
  try {
    return (await ask(http, registeredModelSchema, 'GET', 'registered-models/get', { name })).registered_model.aliases;
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}
