/** `imdb-recommender recommend`: recommendations in the terminal. */

import { type Command, InvalidArgumentError } from 'commander';
import { presentRecommendations } from '../../api/present.ts';
import { openEngine } from '../../compose.ts';
import { AppError } from '../../domain/errors.ts';
import { configFrom, type SharedOptions, wholeNumber, withModelOptions } from '../options.ts';
import { type RankingOptions, rankingFrom, withRankingOptions } from '../ranking-options.ts';
import { terminalWidth } from '../view/table.ts';
import { recommendationsView } from '../view/titles.ts';

interface RecommendOptions extends SharedOptions, RankingOptions {
  readonly tconst?: string;
  readonly topK: number;
  readonly json?: boolean;
}

/** Registers the command. */
export function registerRecommend(program: Command): void {
  const command = program
    .command('recommend')
    .description('recommend titles similar to one')
    .argument('[title...]', 'the title, as you would type it')
    .option('--tconst <id>', "IMDb's id of the title, such as tt1375666; wins over the title")
    .option('-k, --top-k <number>', 'how many recommendations (1–50)', topK, 10);
  withRankingOptions(command, ['diversity', 'familiarity']).option('--json', 'print the answer as the API gives it');
  withModelOptions(command).action(async (words: string[], options: RecommendOptions) => {
    const title = words.join(' ').trim();
    if (title === '' && options.tconst === undefined) {
      throw new AppError(
        'usage',
        'Name a title, or give its id with --tconst. Example: imdb-recommender recommend inception',
      );
    }
    const ranking = rankingFrom(options);
    const engine = await openEngine(configFrom(options));
    const started = performance.now();
    const answer = engine.recommend({
      tconst: options.tconst,
      title: title === '' ? undefined : title,
      topK: options.topK,
      ...ranking,
    });
    if (options.json === true) {
      const latencyMs = performance.now() - started;
      const modelVersion = engine.model.manifest.version;
      const presented = presentRecommendations(answer, { topK: options.topK, latencyMs, modelVersion });
      process.stdout.write(`${JSON.stringify(presented, null, 2)}\n`);
      return;
    }
    process.stdout.write(`${recommendationsView(answer, terminalWidth())}\n`);
  });
}

function topK(text: string): number {
  const count = wholeNumber(text);
  if (count < 1 || count > 50) throw new InvalidArgumentError('expected a number from 1 to 50.');
  return count;
}
