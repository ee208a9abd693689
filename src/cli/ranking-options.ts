/** Options that tell how to rank, of the commands that recommend and compare. */

import { type Command, InvalidArgumentError, Option } from 'commander';
import { AppError } from '../domain/errors.ts';
import { DEFAULT_STRATEGY, type HybridOptions, STRATEGIES, type Strategy } from '../domain/recommendation.ts';

/** Options as commander gives them. */
export interface RankingOptions extends HybridOptions {
  readonly strategy: Strategy;
}

const DESCRIPTIONS: Readonly<Record<keyof HybridOptions, string>> = {
  diversity: 'how different the titles of the list are from each other, 0–1 (hybrid only)',
  familiarity: 'from what is most alike (0) to what most people who like it like too (1) (hybrid only)',
};

/** Adds `--strategy` and those options of the strategy hybrid that the command takes. */
export function withRankingOptions(command: Command, hybrid: readonly (keyof HybridOptions)[]): Command {
  command.addOption(new Option('--strategy <name>', 'how to rank').choices([...STRATEGIES]).default(DEFAULT_STRATEGY));
  for (const name of hybrid) command.option(`--${name} <number>`, DESCRIPTIONS[name], share);
  return command;
}

/** The part of a query that tells how to rank. @throws {AppError} `usage` when an option has no use */
export function rankingFrom({ strategy, diversity, familiarity }: RankingOptions): RankingOptions {
  if (strategy !== 'hybrid') {
    const useless = Object.entries({ diversity, familiarity }).find(([, value]) => value !== undefined);
    if (useless !== undefined) {
      throw new AppError(
        'usage',
        `--${useless[0]} belongs to the strategy hybrid. Leave it out, or leave out --strategy ${strategy}.`,
      );
    }
  }
  return { strategy, diversity, familiarity };
}

function share(text: string): number {
  const number = /^\d+(\.\d+)?$|^\.\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(number >= 0 && number <= 1)) throw new InvalidArgumentError('expected a number from 0 to 1.');
  return number;
}
