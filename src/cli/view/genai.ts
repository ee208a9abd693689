/** Shows an evaluation of answers: progress while it runs, a table when it has run. */

import { Presets, SingleBar } from 'cli-progress';
import type { QuestionRow } from '../../genai/datasets/questions.ts';
import type { RowResult, ScorerSummary } from '../../genai/run/result.ts';
import { type Column, renderTable } from './table.ts';

/** Where progress is shown. */
export interface GenaiView {
  readonly show: (done: number, total: number) => void;
  readonly say: (line: string) => void;
  /** Ends the bar, before anything else is printed. */
  readonly stop: () => void;
}

/** A view on stderr: a bar on a terminal, lines elsewhere. */
export function createGenaiView(stream: NodeJS.WriteStream = process.stderr): GenaiView {
  let bar: SingleBar | undefined;
  return {
    show(done, total) {
      if (!stream.isTTY) {
        stream.write(`     ${done} of ${total} answered and scored\n`);
        return;
      }
      if (bar === undefined) {
        const format = '     {bar} {value} of {total} answered and scored';
        bar = new SingleBar({ stream, format, hideCursor: true, clearOnComplete: true }, Presets.shades_classic);
        bar.start(total, done);
      }
      bar.update(done);
    },
    say(line) {
      bar?.stop();
      bar = undefined;
      stream.write(`${line}\n`);
    },
    stop() {
      bar?.stop();
      bar = undefined;
    },
  };
}

/** The results, a question a row, and the means below. */
export function genaiTable(
  rows: readonly QuestionRow[],
  results: readonly RowResult[],
  scorers: readonly ScorerSummary[],
  width: number,
): string {
  const columns: Column[] = [
    { head: '#', align: 'right' },
    { head: 'Question', flexible: true },
    { head: 'Answer', flexible: true, importance: 1 },
    { head: 'ms', align: 'right', importance: 2 },
    ...scorers.map(({ scorer }): Column => ({ head: scorer, align: 'right' })),
  ];
  const lines = results.map(({ index, answer, error, startedAt, endedAt, scores }) => [
    String(index + 1),
    rows[index]?.inputs.question ?? '',
    oneLine(answer ?? `error: ${error ?? ''}`),
    String(endedAt - startedAt),
    ...scorers.map(({ scorer }) => shown(scores[scorer])),
  ]);
  const means = scorers.map(({ scorer, mean, values, errors }) => {
    const failed = errors === 0 ? '' : `, ${errors} failed`;
    return `${scorer}/mean = ${mean === null ? 'none' : mean.toFixed(3)} (${values} scored${failed})`;
  });
  return [renderTable(columns, lines, width), '', ...means].join('\n');
}

function shown(score: RowResult['scores'][string] | undefined): string {
  if (score === undefined) return '–';
  return score.kind === 'value' ? String(score.value) : score.code;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
