/** How the comparison of two titles is shown in the terminal. */

import type { ScorerReport, SimilarityReport } from '../../domain/recommendation.ts';
import { reasonsLine } from './reasons.ts';
import { type Column, renderTable, wrapped } from './table.ts';
import { titleLine } from './titles.ts';

const COLUMNS: readonly Column[] = [
  { head: 'Scorer', flexible: true },
  { head: 'Value', align: 'right' },
  { head: 'Contribution', align: 'right' },
];

/** The two titles, their score, what each scorer says of them, and why they are alike. */
export function similarityView(report: SimilarityReport, width: number): string {
  const { a, b, strategy, score, similarity, scorers, reasons } = report;
  const numbers =
    strategy === 'content'
      ? `Similarity ${similarity.toFixed(4)} (content)`
      : `Score ${score.toFixed(4)} (${strategy}), similarity of content ${similarity.toFixed(4)}`;
  return [
    wrapped(titleLine(a), width),
    wrapped(titleLine(b), width),
    '',
    wrapped(numbers, width),
    '',
    renderTable(COLUMNS, scorers.map(scorerCells), width),
    ...(reasons.length === 0 ? [] : ['', wrapped(`Why: ${reasonsLine(reasons)}`, width)]),
  ].join('\n');
}

function scorerCells({ name, value, contribution }: ScorerReport): string[] {
  return [name, value === null ? '–' : String(Number(value.toPrecision(4))), contribution.toFixed(4)];
}
