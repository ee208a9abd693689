/** Times the hybrid strategy beside the content strategy on one trained model, and compares its stored candidates with exhaustive search. */

import { parseArgs } from 'node:util';
import { createEngine } from '../src/inference/bundle-engine.ts';
import type { RecommendationEngine } from '../src/inference/engine.ts';
import { loadBundle } from '../src/model/bundle.ts';
import { ModelStore } from '../src/model/store.ts';

/** The aim: the hybrid's median is at most so many times content's. */
const MOST = 40;
const REQUESTS = 3000;
const COMPARED = 500;
/** A stride that meets titles of all ages. */
const STRIDE = 7919;

const { values } = parseArgs({ options: { 'models-dir': { type: 'string', default: 'data/models' } } });
const bundle = await loadBundle(await new ModelStore(values['models-dir']).currentFolder());
const engine = createEngine(bundle);
const { titles } = bundle.recommender;
const ids = Array.from({ length: REQUESTS }, (_, at) => titles[(at * STRIDE) % titles.length]?.tconst ?? '');

const ways: Readonly<Record<string, (tconst: string) => unknown>> = {
  content: (tconst) => engine.recommend({ tconst, topK: 10, strategy: 'content' }),
  hybrid: (tconst) => engine.recommend({ tconst, topK: 10 }),
  'hybrid, filtered': (tconst) => engine.recommend({ tconst, topK: 10, filters: { minRating: 7 } }),
  'hybrid, five likes': (tconst) =>
    engine.recommendList({
      likes: [
        tconst,
        ...ids
          .slice(0, 5)
          .filter((id) => id !== tconst)
          .slice(0, 4),
      ],
      dislikes: [],
      topK: 10,
    }),
};
console.log(
  `${titles.length.toLocaleString('en')} titles, ${REQUESTS.toLocaleString('en')} requests each, one core, interleaved\n`,
);
const times = new Map(Object.keys(ways).map((name) => [name, [] as number[]]));
// Once before, so that everything is compiled.
for (const id of ids.slice(0, 300)) for (const ask of Object.values(ways)) ask(id);
for (const id of ids) {
  for (const [name, ask] of Object.entries(ways)) {
    const start = performance.now();
    ask(id);
    times.get(name)?.push(performance.now() - start);
  }
}
const quantile = (name: string, share: number): number => {
  const sorted = [...(times.get(name) ?? [])].sort((a, b) => a - b);
  return sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN;
};
console.log('| strategy | p50 ms | p99 ms | × content, median |\n|---|--:|--:|--:|');
const base = quantile('content', 0.5);
for (const name of times.keys()) {
  const [middle, high] = [quantile(name, 0.5), quantile(name, 0.99)];
  console.log(`| ${name} | ${middle.toFixed(3)} | ${high.toFixed(3)} | ${(middle / base).toFixed(1)} |`);
}
console.log(
  `\nOf the ten titles of an exhaustive search, stored candidates give ${(100 * recall(engine)).toFixed(1)} %.`,
);
const ratio = quantile('hybrid', 0.5) / base;
console.log(`${ratio <= MOST ? 'Within' : 'NOT within'} the aim of ${MOST} × content's median.`);
process.exitCode = ratio <= MOST ? 0 : 1;

/** How many of the titles that a search of everything finds are found among stored candidates. A filter that all pass searches everything. */
function recall(asked: RecommendationEngine): number {
  let [found, wanted] = [0, 0];
  for (const tconst of ids.slice(0, COMPARED)) {
    const list = new Set(asked.recommend({ tconst, topK: 10 }).recommendations.map(({ title }) => title));
    const all = asked.recommend({ tconst, topK: 10, filters: { minVotes: 0 } }).recommendations;
    wanted += all.length;
    found += all.filter(({ title }) => list.has(title)).length;
  }
  return found / wanted;
}
