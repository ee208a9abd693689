/** Keeps the registry's aliases where the models folder says. */

import { REGISTERED_MODEL } from '../model/package.ts';
import { trackingFailure } from './failures.ts';
import type { MlflowHttp } from './http.ts';
import { modelVersionIn, setAlias, tagVersion, versionsOf } from './registry.ts';

/** Where the aliases belong, as versions of the models folder. */
export interface ModelLife {
  /** The current version. */
  readonly champion: string | undefined;
  /** The latest candidate that is newer than the current one. */
  readonly challenger: string | undefined;
}

/** A version of the models folder as the registry knows it. */
export interface RegisteredVersion {
  readonly registryVersion: string;
  readonly modelVersion: string;
  readonly aliases: readonly string[];
}

/**
 * Points `champion` and `challenger` to where the models folder says; one that the registry does not know points nowhere.
 *
 * @returns whether the registry knows the current version
 * @throws {AppError} `tracking_unavailable`
 */
export async function followModelLife(http: MlflowHttp, { champion, challenger }: ModelLife): Promise<boolean> {
  return told(http, async () => {
    const versions = await registered(http);
    if (versions.length === 0) return false;
    for (const [alias, wanted] of [
      ['champion', champion],
      ['challenger', challenger],
    ] as const) {
      const target = versions.find(({ modelVersion }) => modelVersion === wanted);
      if (target?.aliases.includes(alias) === true) continue;
      await setAlias(http, REGISTERED_MODEL, alias, target?.registryVersion);
    }
    return versions.some(({ modelVersion }) => modelVersion === champion);
  });
}

/** Notes on the version in the registry that it became current although the gate had refused it. @throws {AppError} `tracking_unavailable` */
export async function noteForced(http: MlflowHttp, version: string, reasons: readonly string[]): Promise<void> {
  await told(http, async () => {
    const found = (await registered(http)).find(({ modelVersion }) => modelVersion === version);
    if (found === undefined) return;
    await tagVersion(http, REGISTERED_MODEL, found.registryVersion, {
      'promotion.forced': 'true',
      'promotion.refused_because': reasons.join('; '),
    });
  });
}

/** Every version of the registry that is one of the models folder. @throws {AppError} `tracking_unavailable` */
export async function registeredVersions(http: MlflowHttp): Promise<RegisteredVersion[]> {
  return told(http, () => registered(http));
}

async function registered(http: MlflowHttp): Promise<RegisteredVersion[]> {
  return (await versionsOf(http, REGISTERED_MODEL)).flatMap(({ version, tags, aliases }) => {
    const modelVersion = modelVersionIn(tags);
    return modelVersion === undefined ? [] : [{ registryVersion: version, modelVersion, aliases }];
  });
}

async function told<T>(http: MlflowHttp, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw trackingFailure(error, http.address);
  }
}
