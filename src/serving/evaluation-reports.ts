/** Finds the report of the evaluation that tells about a model: its own, or else the one of the weights that come with the program. */

import { stat } from 'node:fs/promises';
import type { Logger } from 'pino';
import type { FoundEvaluation } from '../api/deps.ts';
import { messageOf } from '../domain/errors.ts';
import type { EvaluationReport } from '../domain/evaluation.ts';
import { readEvaluation } from '../model/evaluation-file.ts';
import type { ModelStore } from '../model/store.ts';

/**
 * Looks for a version's report. Its file is looked at every time, and read again only when it changed, so a report that is made while the server
 * runs shows at once. One that cannot be read, or is of another version, is logged once and treated as if it were not there.
 *
 * @param shippedFile the report of the weights that come with the program
 */
export function evaluationReports(
  store: ModelStore,
  shippedFile: string,
  logger: Logger,
): (version: string) => Promise<FoundEvaluation | undefined> {
  const own = remembered((file, reason) => logger.warn({ file, reason }, 'the report of an evaluation is ignored'));
  const shipped = remembered((file, reason) =>
    logger.warn({ file, reason }, 'the report of the evaluation that comes with the program is ignored'),
  );
  return async (version) => {
    const ownReport = await own(store.evaluationFile(version), version);
    if (ownReport !== undefined) return { report: ownReport, isOwn: true };
    const report = await shipped(shippedFile);
    return report && { report, isOwn: report.model.version === version };
  };
}

/** Reads one report at a time, and remembers it until its file is another one or has changed. */
function remembered(ignored: (file: string, reason: string) => void) {
  let last: { readonly state: string; readonly report: EvaluationReport | undefined } | undefined;
  return async (file: string, version?: string): Promise<EvaluationReport | undefined> => {
    const state = await stateOf(file);
    if (state === undefined) return undefined;
    if (last?.state === state) return last.report;
    let report: EvaluationReport | undefined;
    try {
      report = await readEvaluation(file);
      if (version !== undefined && report.model.version !== version) {
        ignored(file, `It is of the model ${report.model.version}.`);
        report = undefined;
      }
    } catch (error) {
      ignored(file, messageOf(error));
    }
    last = { state, report };
    return report;
  };
}

/** What tells a file from another one and from itself before a change; `undefined` when it is not there. */
async function stateOf(file: string): Promise<string | undefined> {
  try {
    const { mtimeMs, size, ino } = await stat(file);
    return `${file} ${mtimeMs} ${size} ${ino}`;
  } catch {
    // Not there, or out of reach: either way there is no report to show.
    return undefined;
  }
}
