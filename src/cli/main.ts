#!/usr/bin/env node
/** The command line: parses, runs a command, and maps every failure to a message and an exit code. */

import { Command, CommanderError } from 'commander';
import { isWorker, VERSION } from '../compose.ts';
import { AppError } from '../domain/errors.ts';
import { registerConfig } from './commands/config.ts';
import { registerDownload } from './commands/download.ts';
import { registerEvalGenai } from './commands/eval-genai.ts';
import { registerEvaluate } from './commands/evaluate.ts';
import { registerKey } from './commands/key.ts';
import { registerModel } from './commands/model.ts';
import { registerRecommend } from './commands/recommend.ts';
import { registerRuns } from './commands/runs.ts';
import { registerSearch } from './commands/search.ts';
import { registerServe, registerStart } from './commands/serve.ts';
import { registerSimilarity } from './commands/similarity.ts';
import { registerTrain } from './commands/train.ts';
import { registerWeb } from './commands/web.ts';
import { EXIT_CODES, EXIT_CODES_HELP } from './exit-codes.ts';

function buildProgram(): Command {
  const program = new Command('imdb-recommender')
    .description('A movie and series recommender built on the official IMDb non-commercial data sets.')
    .version(VERSION)
    .showSuggestionAfterError()
    .showHelpAfterError('(add --help for the options)')
    .addHelpText('after', EXIT_CODES_HELP)
    .exitOverride();
  registerDownload(program);
  registerTrain(program);
  registerServe(program);
  registerStart(program);
  registerWeb(program);
  registerRecommend(program);
  registerSimilarity(program);
  registerSearch(program);
  registerEvaluate(program);
  registerEvalGenai(program);
  registerRuns(program);
  registerModel(program);
  registerConfig(program);
  registerKey(program);
  for (const command of program.commands) {
    for (const one of [command, ...command.commands]) one.exitOverride();
  }
  return program;
}

async function main(): Promise<void> {
  try {
    await buildProgram().parseAsync();
  } catch (error) {
    process.exitCode = report(error);
    // The connection with the process that started it would keep a worker alive.
    if (isWorker()) process.exit();
  }
}

/** Prints an error for people and gives the exit code. */
function report(error: unknown): number {
  // Commander has printed its own message already.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : EXIT_CODES.usage;
  if (error instanceof AppError) {
    process.stderr.write(`\nError: ${error.message}\n${suggestions(error)}`);
    return EXIT_CODES[error.code];
  }
  process.stderr.write(
    `\nUnexpected error, which is a bug of this program:\n${error instanceof Error ? error.stack : String(error)}\n`,
  );
  return 1;
}

/** What may have been meant; of several texts that mean nothing, by each. */
function suggestions({ details }: AppError): string {
  if (!Array.isArray(details.unresolved)) return listed('Did you mean', details.did_you_mean);
  return details.unresolved
    .map(({ seed, did_you_mean }) => listed(`Did you mean, instead of ${JSON.stringify(seed)}`, did_you_mean))
    .join('');
}

function listed(question: string, near: unknown): string {
  if (!Array.isArray(near) || near.length === 0) return '';
  const lines = near.map(({ tconst, title, year }) => `  ${tconst}  ${title} (${year})`);
  return `${question}:\n${lines.join('\n')}\n`;
}

await main();
