/** `imdb-recommender search`: looks titles up in the terminal. */

import { type Command, InvalidArgumentError } from 'commander';
import { presentSearchResult } from '../../api/present.ts';
import { openEngine } from '../../compose.ts';
import { AppError } from '../../domain/errors.ts';
import { configFrom, type SharedOptions, wholeNumber, withModelOptions } from '../options.ts';
import { terminalWidth } from '../view/table.ts';
import { titlesTable } from '../view/titles.ts';

interface SearchOptions extends SharedOptions {
  readonly limit: number;
  readonly json?: boolean;
}

/** Registers the command. */
export function registerSearch(program: Command): void {
  const command = program
    .command('search')
    .description('find titles by name; typos are forgiven')
    .argument('<words...>', 'what to look for')
    .option('-n, --limit <number>', 'how many results (1–100)', limit, 20)
    .option('--json', 'print the results as the API gives them');
  withModelOptions(command).action(async (words: string[], options: SearchOptions) => {
    const query = words.join(' ');
    const engine = await openEngine(configFrom(options));
    const hits = engine.search(query, options.limit);
    if (options.json === true) process.stdout.write(`${JSON.stringify(hits.map(presentSearchResult), null, 2)}\n`);
    else if (hits.length > 0)
      process.stdout.write(
        `${titlesTable(
          hits.map(({ title }) => title),
          terminalWidth(),
        )}\n`,
      );
    if (hits.length === 0) {
      throw new AppError(
        'title_not_found',
        `No title matches ${JSON.stringify(query)}. Try fewer words, or check the spelling.`,
      );
    }
  });
}

function limit(text: string): number {
  const count = wholeNumber(text);
  if (count < 1 || count > 100) throw new InvalidArgumentError('expected a number from 1 to 100.');
  return count;
}
