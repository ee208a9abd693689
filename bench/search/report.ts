/** Writes what was measured as Markdown, and says whether it is what the project promises. */

import { DEPTHS, type Hits, overallOf, type Result } from './measure.ts';
import { KINDS, type Kind } from './queries.ts';

/** hit@3 as a share of the oracle's. */
const PROMISED: Partial<Record<Kind, number>> = {
  exact: 0.98,
  prefix: 0.98,
  'no accents': 0.98,
  'one typo': 0.95,
  'two typos': 0.85,
};
const TIMES_AS_FAST = 10;

/** Tables of hits and costs. */
export function tables(results: readonly Result[]): string {
  const [ours] = results;
  if (ours === undefined) return '';
  const hitRows = [...KINDS.filter((kind) => ours.hits.has(kind)), undefined].map((kind) => [
    kind ?? '**mean**',
    hitCell(kind === undefined ? overallOf(ours.oracle) : ours.oracle.get(kind)),
    ...results.map((result) => hitCell(kind === undefined ? result.overall : result.hits.get(kind))),
  ]);
  const costRows = results.map(({ engine, queries, p50, p99, buildMs, memory }) => [
    engine,
    String(queries),
    `${p50.toFixed(2)} ms`,
    `${p99.toFixed(2)} ms`,
    `${(p99 / ours.p99).toFixed(1)} ×`,
    `${buildMs.toFixed(0)} ms`,
    `${(memory / 1e6).toFixed(0)} MB`,
  ]);
  return [
    table([`hit@${DEPTHS.join(' / ')}`, 'oracle bound', ...results.map(({ engine }) => engine)], hitRows),
    table(['', 'queries', 'p50', 'p99', 'p99 to ours', 'build', 'memory'], costRows),
  ].join('\n\n');
}

/** One line for each promise, each starting with "ok" or "NOT MET". */
export function promises(results: readonly Result[]): string[] {
  const [ours, ...others] = results;
  if (ours === undefined) return [];
  const lines = Object.entries(PROMISED).flatMap(([kind, least]) => {
    const known = KINDS.find((name) => name === kind);
    const hits = known && ours.hits.get(known);
    const bound = known && ours.oracle.get(known);
    if (hits === undefined || bound === undefined) return [];
    const share = hits[1] / bound[1];
    return [line(share >= least, `${kind}: hit@3 is ${share.toFixed(3)} of the oracle bound (at least ${least})`)];
  });
  for (const other of others) {
    const text = `hit@3 of ${other.oursAt3.toFixed(3)} against ${other.overall[1].toFixed(3)} of ${other.engine} on the same ${other.queries} queries`;
    lines.push(line(other.oursAt3 > other.overall[1], text));
  }
  const nearest = [...others].sort((a, b) => b.overall[1] - a.overall[1])[0];
  if (nearest !== undefined) {
    const ratio = nearest.p99 / ours.p99;
    const text = `p99 ${ratio.toFixed(1)} times as fast as that of ${nearest.engine}, whose hits come nearest (at least ${TIMES_AS_FAST})`;
    lines.push(line(ratio >= TIMES_AS_FAST, text));
  }
  return lines;
}

function line(met: boolean, text: string): string {
  return `${met ? 'ok     ' : 'NOT MET'} ${text}`;
}

function hitCell(hits: Hits | undefined): string {
  return hits === undefined ? '–' : hits.map((hit) => hit.toFixed(3).replace(/^0/, '')).join(' / ');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
