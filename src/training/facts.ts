/** The words in which a training run tells what it did. */

import type { ValidationReport } from '../domain/manifest.ts';
import type { ObtainedFile } from '../ingestion/types.ts';

/** 38466 → "38,466". */
export function thousands(count: number): string {
  return count.toLocaleString('en');
}

/** Bytes as kilobytes or megabytes. */
export function fileSize(bytes: number): string {
  return bytes < 1e6 ? `${Math.round(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

/** Where a data set came from. */
export function describeFile({ dataset, outcome, origin }: ObtainedFile): string {
  const how = {
    downloaded: 'downloaded from',
    unchanged: 'unchanged since the last download from',
    local: 'read from',
  };
  return `${dataset}: ${how[outcome]} ${origin}`;
}

/** What a gate found: one line, and one more for each check that rows failed. */
export function describeReport(report: ValidationReport): string[] {
  const aside = report.set_aside === 0 ? '' : `, ${thousands(report.set_aside)} rows set aside`;
  return [
    `${report.schema}: ${report.passed ? 'passed' : 'FAILED'} (${report.checks} checks, ${thousands(report.rows)} rows${aside})`,
    ...report.failures.map(
      ({ column, check, count, examples }) =>
        `  ${column ?? 'table'} ${check}: ${thousands(count)} rows, such as ${examples[0] ?? ''}`,
    ),
  ];
}
