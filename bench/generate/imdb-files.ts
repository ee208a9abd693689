/**
 * The command that generates files of IMDb's format for benchmarks:
 * `npx tsx bench/generate/imdb-files.ts --out DIR [--basics 11000000] [--ratings 1500000] [--seed 1] [--quotes] [--people [--principals 90000000] [--names 14000000]]`.
 */

import { parseArgs } from 'node:util';
import { generateImdbFiles } from './files.ts';

const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    basics: { type: 'string', default: '11000000' },
    ratings: { type: 'string', default: '1500000' },
    seed: { type: 'string', default: '1' },
    quotes: { type: 'boolean', default: false },
    people: { type: 'boolean', default: false },
    principals: { type: 'string', default: '90000000' },
    names: { type: 'string', default: '14000000' },
  },
});
if (values.out === undefined) throw new Error('Say where to put the files: --out DIR.');

const started = performance.now();
const { counts, reused } = await generateImdbFiles(values.out, {
  basics: wholeNumber('basics', values.basics, 1),
  ratings: wholeNumber('ratings', values.ratings, 0),
  seed: wholeNumber('seed', values.seed, 0),
  quotes: values.quotes,
  ...(values.people
    ? {
        people: {
          principals: wholeNumber('principals', values.principals, 1),
          names: wholeNumber('names', values.names, 1),
        },
      }
    : {}),
});
const report = {
  folder: values.out,
  reused,
  ...counts,
  seconds: Number(((performance.now() - started) / 1000).toFixed(1)),
  peak_memory_bytes: process.resourceUsage().maxRSS * 1024,
};
process.stdout.write(`${JSON.stringify(report)}\n`);

function wholeNumber(name: string, text: string, least: number): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < least) {
    throw new Error(`--${name} must be a whole number of at least ${least}, not "${text}".`);
  }
  return value;
}
