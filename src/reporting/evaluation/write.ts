/** Writes an evaluation's report into a folder: JSON for programs, Markdown and charts for people. */

import { constants } from 'node:fs';
import { access, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { AppError, messageOf } from '../../domain/errors.ts';
import { type EvaluationReport, evaluationReportSchema } from '../../domain/evaluation.ts';
import { renderSvg } from '../charts/render.ts';
import { chartsOf } from './charts.ts';
import { evaluationMarkdown } from './markdown.ts';

/** Names of the two documents; the charts beside them are named by `chartsOf`. */
export const EVALUATION_FILES = { json: 'evaluation.json', markdown: 'evaluation.md' } as const;

/** Names and texts of all files, the documents first. */
export async function evaluationDocuments(report: EvaluationReport): Promise<[name: string, text: string][]> {
  const documents: [string, string][] = [
    [EVALUATION_FILES.markdown, evaluationMarkdown(report)],
    [EVALUATION_FILES.json, `${JSON.stringify(evaluationReportSchema.parse(report), null, 2)}\n`],
  ];
  for (const chart of report.protocols.flatMap(chartsOf)) documents.push([chart.file, await renderSvg(chart.spec)]);
  return documents;
}

/**
 * Writes all files, each whole or not at all; the same report gives the same bytes. The folder is made when missing; other
 * files in it stay.
 *
 * @returns the paths, the documents first
 * @throws {AppError} `storage_failed`
 */
export async function writeEvaluation(report: EvaluationReport, folder: string): Promise<string[]> {
  const documents = await evaluationDocuments(report);
  await prepareFolder(folder);
  const paths: string[] = [];
  for (const [name, text] of documents) {
    const path = join(folder, name);
    await onDisk(folder, () => writeFileAtomic(path, text));
    paths.push(path);
  }
  return paths;
}

/**
 * Makes the folder of a report if it is missing, so that what stands in the way is known before an evaluation, not after it.
 *
 * @throws {AppError} `storage_failed`
 */
export async function prepareFolder(folder: string): Promise<void> {
  await onDisk(folder, async () => {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
  });
}

async function onDisk(folder: string, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    throw new AppError(
      'storage_failed',
      `The report could not be written to ${folder}: ${messageOf(error)}. Free some space, or choose another folder with --report.`,
      { cause: error },
    );
  }
}
