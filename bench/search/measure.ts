/** Runs the searches on a catalogue and counts hits, time and memory. */

import type { Title } from '../../src/domain/title.ts';
import type { Engine, Search } from './engines.ts';
import { type Names, namesOf, rankOf } from './names.ts';
import { oracleRank } from './oracle.ts';
import { KINDS, type Kind, makeQueries, type Query } from './queries.ts';

/** How deep answers go. */
export const DEPTHS = [1, 3, 10] as const;
const LIMIT = 10;
/** Each query is timed so often and the fastest counts, so that other processes on the machine count less. */
const TIMES = 3;

/** Shares of queries, 0–1, answered within the first 1, 3 and 10. */
export type Hits = readonly [number, number, number];

/** What one search did. */
export interface Result {
  readonly engine: string;
  readonly hits: ReadonlyMap<Kind, Hits>;
  /** The oracle on the same queries. */
  readonly oracle: ReadonlyMap<Kind, Hits>;
  /** This project's search, with the same queries as this one. */
  readonly oursAt3: number;
  /** The mean of hit@1, @3 and @10 over the kinds. */
  readonly overall: Hits;
  readonly queries: number;
  readonly p50: number;
  readonly p99: number;
  readonly buildMs: number;
  /** Of the index alone, in bytes, outside the list of titles. */
  readonly memory: number;
}

/** Measures every engine that can take so many titles. The first engine is this project's. */
export function measure(titles: readonly Title[], engines: readonly Engine[], perKind: number, seed: number): Result[] {
  const names = namesOf(titles);
  const queries = makeQueries(titles, perKind, seed);
  const oracle = queries.map((query) => oracleRank(query, names, LIMIT));
  let ours: readonly number[] | undefined;
  const results: Result[] = [];
  for (const engine of engines) {
    if (titles.length > engine.titles) continue;
    const chosen = chosenOf(queries, engine.queriesPerKind);
    const { search, buildMs, memory } = built(engine, titles);
    const { ranks, times } = ran(
      search,
      chosen.map((at) => queries[at]!),
      names,
    );
    ours ??= ranks;
    const of = (list: readonly number[]): number[] => chosen.map((at) => list[at] ?? Number.POSITIVE_INFINITY);
    const asked = chosen.map((at) => queries[at]!);
    const hits = hitsOf(asked, ranks);
    results.push({
      engine: engine.name,
      hits,
      oracle: hitsOf(asked, of(oracle)),
      oursAt3: overallOf(hitsOf(asked, of(ours)))[1],
      overall: overallOf(hits),
      queries: chosen.length,
      p50: quantile(times, 0.5),
      p99: quantile(times, 0.99),
      buildMs,
      memory,
    });
  }
  return results;
}

/** The mean over the kinds. */
export function overallOf(hits: ReadonlyMap<Kind, Hits>): Hits {
  const mean = (depth: number): number => [...hits.values()].reduce((sum, hit) => sum + hit[depth]!, 0) / hits.size;
  return [mean(0), mean(1), mean(2)];
}

/** The first queries of each kind. */
function chosenOf(queries: readonly Query[], perKind: number): number[] {
  const taken = new Map<Kind, number>();
  return [...queries.keys()].filter((at) => {
    const { kind } = queries[at]!;
    const so = taken.get(kind) ?? 0;
    taken.set(kind, so + 1);
    return so < perKind;
  });
}

function built(engine: Engine, titles: readonly Title[]): { search: Search; buildMs: number; memory: number } {
  engine.build(titles.slice(0, 5000));
  const before = used();
  const started = performance.now();
  const search = engine.build(titles);
  const buildMs = performance.now() - started;
  return { search, buildMs, memory: used() - before };
}

function used(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function ran(search: Search, queries: readonly Query[], names: Names): { ranks: number[]; times: number[] } {
  const warmUp = Math.ceil(queries.length / 100);
  for (let at = 0; at < queries.length; at += warmUp) search(queries[at]?.text ?? '', LIMIT);
  const times: number[] = [];
  const ranks = queries.map(({ text, name }) => {
    let rows: readonly number[] = [];
    let fastest = Number.POSITIVE_INFINITY;
    for (let time = 0; time < TIMES; time++) {
      const started = performance.now();
      rows = search(text, LIMIT);
      fastest = Math.min(fastest, performance.now() - started);
    }
    times.push(fastest);
    return rankOf(name, rows, names);
  });
  return { ranks, times };
}

function hitsOf(queries: readonly Query[], ranks: readonly number[]): Map<Kind, Hits> {
  const hits = new Map<Kind, Hits>();
  for (const kind of KINDS) {
    const mine = ranks.filter((_, at) => queries[at]?.kind === kind);
    if (mine.length === 0) continue;
    const share = (depth: number): number => mine.filter((rank) => rank <= depth).length / mine.length;
    hits.set(kind, [share(1), share(3), share(10)]);
  }
  return hits;
}

function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
