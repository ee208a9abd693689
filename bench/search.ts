/** Compares the title search with others: hits beside what is possible, time and memory, on real and on generated titles. */

import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { TitleSearch } from '../src/search/title-search.ts';
import { ENGINES } from './search/engines.ts';
import { generateTitles } from './search/generated-titles.ts';
import { hardQueries } from './search/hard-queries.ts';
import { measure } from './search/measure.ts';
import { readRealTitles } from './search/real-titles.ts';
import { promises, tables } from './search/report.ts';

const { values } = parseArgs({
  options: {
    /** Another than the one on which the ranking was tuned, which is 1. */
    seed: { type: 'string', default: '2024' },
    /** Queries of each kind. */
    queries: { type: 'string', default: '200' },
    /** Which catalogues: `real`, or a number of generated titles. */
    catalogues: { type: 'string', default: 'real,80000,1500000' },
    /** Which searches, by name; this project's always runs. */
    engines: { type: 'string', default: ENGINES.map(({ name }) => name).join(',') },
  },
});

const { TEST_DATA_DIR: folder = '../shared/data' } = process.env;
const real = readRealTitles(folder);
if (real === undefined)
  console.log(`There are no IMDb files in ${folder}: real titles are left out, words are made up.\n`);
if (globalThis.gc === undefined) console.log('Run with --expose-gc for sound figures of memory.\n');
console.log(
  `${cpus().length} processors (${cpus()[0]?.model}), Node ${process.version}, queries of seed ${values.seed}\n`,
);

const engines = ENGINES.filter(({ name }, at) => at === 0 || values.engines.split(',').includes(name));
for (const catalogue of values.catalogues.split(',')) {
  const titles = catalogue === 'real' ? real : generateTitles(Number(catalogue), Number(values.seed), real);
  if (titles === undefined) continue;
  const results = measure(titles, engines, Number(values.queries), Number(values.seed));
  console.log(`## ${titles.length.toLocaleString('en')} ${catalogue === 'real' ? 'real' : 'generated'} titles\n`);
  console.log(`${tables(results)}\n`);
  for (const { name, titles: most } of engines) {
    if (titles.length > most) console.log(`${name} was left out: it is too slow or too large for so many titles.`);
  }
  const lines = promises(results);
  console.log(`${lines.join('\n')}\n`);
  if (catalogue === 'real') console.log(`${hardQueries(new TitleSearch(titles), titles)}\n`);
  if (lines.some((line) => line.startsWith('NOT'))) process.exitCode = 1;
}
