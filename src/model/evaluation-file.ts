/** The report of an evaluation in a file: beside the model that was measured, or beside the weights that come with the program. */

import { readFile } from 'node:fs/promises';
import { AppError, messageOf } from '../domain/errors.ts';
import { type EvaluationReport, evaluationReportSchema } from '../domain/evaluation.ts';

/** What follows the version in the name of its report. */
export const EVALUATION_SUFFIX = '.evaluation.json';

/** A report as it is kept: compact, on one line. */
export function encodeEvaluation(report: EvaluationReport): string {
  return `${JSON.stringify(evaluationReportSchema.parse(report))}\n`;
}

/** Reads a report. @throws {AppError} `model_corrupt` when the file is missing, damaged or of another layout, saying what to do */
export async function readEvaluation(file: string): Promise<EvaluationReport> {
  try {
    return evaluationReportSchema.parse(JSON.parse(await readFile(file, 'utf8')), { jitless: true });
  } catch (error) {
    throw new AppError(
      'model_corrupt',
      `The report of an evaluation in ${file} cannot be read. Make it again with \`imdb-recommender evaluate\`, or remove it.`,
      { cause: error, details: { reason: messageOf(error) } },
    );
  }
}
