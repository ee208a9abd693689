/** Times contenders in turn, so that noise hits all alike, and checks their answers meanwhile. */

import { setTimeout } from 'node:timers/promises';
import type { NearestQuery, Vectors } from '../../src/similarity/port.ts';
import type { Answer, Ask, Contender } from './contenders.ts';

/** Questions that one contender answers before it is the next one's turn. */
const BATCH = 25;
const WARM_UP = 60;

/** A contender that was built, and what that took. */
export interface Built {
  readonly contender: Contender;
  readonly ask: Ask;
  readonly buildMs: number;
  /** Growth of the resident set and of array buffers (WebAssembly's memory is in the former alone), bytes. */
  readonly rssBytes: number;
  readonly bufferBytes: number;
}

/** Times of one contender, in ms, and how well it answered. */
export interface Result {
  readonly built: Built;
  readonly p50: number;
  readonly p99: number;
  readonly mean: number;
  /** Share of the rows of the first contender's answers that this one found, 0–1. */
  readonly found: number;
}

/** Builds each contender in turn. Needs `node --expose-gc` for its figures of memory. */
export async function buildAll(contenders: readonly Contender[], vectors: Vectors): Promise<Built[]> {
  const built: Built[] = [];
  for (const contender of contenders) {
    const before = await settledMemory();
    const started = performance.now();
    const ask = await contender.build(vectors);
    const buildMs = performance.now() - started;
    const after = await settledMemory();
    const rssBytes = after.rss - before.rss;
    built.push({ contender, ask, buildMs, rssBytes, bufferBytes: after.arrayBuffers - before.arrayBuffers });
  }
  return built;
}

/**
 * Asks everyone everything, in batches, each batch beginning with another contender.
 *
 * @param all the first is the reference
 * @throws {Error} where an exact contender's rows or scores differ from the reference's
 */
export async function compare(all: readonly Built[], queries: readonly NearestQuery[]): Promise<Result[]> {
  const times = all.map(() => new Float64Array(queries.length));
  const found = all.map(() => 0);
  let wanted = 0;
  for (const { ask } of all) for (const query of queries.slice(0, WARM_UP)) await ask(query);
  for (let from = 0, turn = 0; from < queries.length; from += BATCH, turn += 1) {
    const batch = queries.slice(from, from + BATCH);
    const answers: Answer[][] = all.map(() => []);
    for (let i = 0; i < all.length; i += 1) {
      const who = (turn + i) % all.length;
      for (let at = 0; at < batch.length; at += 1) {
        const started = performance.now();
        const pending = all[who]!.ask(batch[at]!);
        const answer = pending instanceof Promise ? await pending : pending;
        times[who]![from + at] = performance.now() - started;
        answers[who]!.push(answer);
      }
    }
    for (let at = 0; at < batch.length; at += 1) {
      const reference = answers[0]![at]!;
      wanted += reference.rows.length;
      all.forEach(({ contender }, who) => {
        const answer = answers[who]![at]!;
        if (contender.exact) requireEqual(contender.name, answer, reference);
        const rows = new Set(Array.from(answer.rows));
        found[who]! += Array.from(reference.rows).filter((row) => rows.has(row)).length;
      });
    }
  }
  return all.map((built, who) => {
    const sorted = times[who]!.sort();
    return {
      built,
      p50: quantile(sorted, 0.5),
      p99: quantile(sorted, 0.99),
      mean: sorted.reduce((sum, time) => sum + time, 0) / sorted.length,
      found: wanted === 0 ? 1 : found[who]! / wanted,
    };
  });
}

/** Memory after garbage was collected and its pages were given back. */
async function settledMemory(): Promise<NodeJS.MemoryUsage> {
  for (let i = 0; i < 3; i += 1) {
    globalThis.gc?.();
    await setTimeout(50);
  }
  return process.memoryUsage();
}

/** The smallest value that this share of the values does not exceed. */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** A Markdown table; all columns but the first are numbers. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, i) => (i === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}

/** Milliseconds with three digits that count. */
export function ms(time: number): string {
  return time >= 100 ? time.toFixed(0) : time.toPrecision(3);
}

function requireEqual(name: string, answer: Answer, reference: Answer): void {
  const same =
    answer.rows.length === reference.rows.length &&
    Array.from(reference.rows).every(
      (row, i) => answer.rows[i] === row && Object.is(answer.scores?.[i], reference.scores?.[i]),
    );
  if (!same) {
    const show = ({ rows, scores }: Answer): string => JSON.stringify([Array.from(rows), Array.from(scores ?? [])]);
    throw new Error(`${name} does not equal the definition:\n${show(answer)}\n${show(reference)}`);
  }
}
