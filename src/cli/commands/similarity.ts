/** `imdb-recommender similarity`: compares two titles in the terminal. */

import type { Command } from 'commander';
import { presentSimilarity } from '../../api/present.ts';
import { titleQuery } from '../../api/read.ts';
import { openEngine } from '../../compose.ts';
import { AppError } from '../../domain/errors.ts';
import { configFrom, type SharedOptions, withModelOptions } from '../options.ts';
import { type RankingOptions, rankingFrom, withRankingOptions } from '../ranking-options.ts';
import { similarityView } from '../view/similarity.ts';
import { terminalWidth } from '../view/table.ts';

interface SimilarityOptions extends SharedOptions, Omit<RankingOptions, 'diversity'> {
  readonly json?: boolean;
}

/** Registers the command. */
export function registerSimilarity(program: Command): void {
  const command = program
    .command('similarity')
    .description('compare two titles: how alike they are, and why')
    .argument('<a>', "the one title, in quotes, or IMDb's id of it")
    .argument('<b>', 'the other one')
    .addHelpText('after', '\nExample:\n  imdb-recommender similarity "the matrix" inception');
  withRankingOptions(command, ['familiarity']).option('--json', 'print the answer as the API gives it');
  withModelOptions(command).action(async (a: string, b: string, options: SimilarityOptions) => {
    const ranking = rankingFrom(options);
    const [one, other] = [a.trim(), b.trim()];
    if (one === '' || other === '') {
      throw new AppError(
        'usage',
        'Name two titles, each in quotes. Example: imdb-recommender similarity "the matrix" inception',
      );
    }
    const engine = await openEngine(configFrom(options));
    const started = performance.now();
    const report = engine.similarity({ a: titleQuery(one), b: titleQuery(other), ...ranking });
    const latencyMs = performance.now() - started;
    if (options.json === true) {
      const presented = presentSimilarity(report, { latencyMs, modelVersion: engine.model.manifest.version });
      process.stdout.write(`${JSON.stringify(presented, null, 2)}\n`);
      return;
    }
    process.stdout.write(`${similarityView(report, terminalWidth())}\n`);
  });
}
