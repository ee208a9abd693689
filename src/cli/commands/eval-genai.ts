/** `imdb-recommender eval-genai`: scores answers to questions about films. */

import { type Command, InvalidArgumentError, Option } from 'commander';
import { evaluateGenai, readConfig } from '../../compose.ts';
import { AppError } from '../../domain/errors.ts';
import { PROVIDERS, type ProviderName } from '../../genai/open.ts';
import type { GenaiReport } from '../../genai/run/run.ts';
import { interruptible } from '../interrupt.ts';
import { wholeNumber } from '../options.ts';
import { createGenaiView, genaiTable } from '../view/genai.ts';
import { framed } from '../view/notice.ts';
import { terminalWidth } from '../view/table.ts';

interface EvalGenaiOptions {
  readonly config?: string;
  readonly provider: ProviderName;
  readonly dataset?: string;
  readonly trackingUri?: string;
  readonly experimentId?: string;
  readonly experimentName?: string;
  readonly apiUrl?: string;
  readonly openaiModel: string;
  readonly judgeModel?: string;
  readonly concurrency: number;
  readonly timeout: number;
  readonly json?: boolean;
}

/** Registers the command. */
export function registerEvalGenai(program: Command): void {
  program
    .command('eval-genai')
    .description('score answers to questions about films, as MLflow evaluates generative AI')
    .addOption(
      new Option('--provider <name>', 'who answers: a short list, the running API, a language model')
        .choices(PROVIDERS)
        .default('mock'),
    )
    .option('--dataset <file>', 'questions as JSON Lines; the bundled ones for the provider without it')
    .option('--tracking-uri <address>', 'MLflow server to record the run on (mlflow.tracking_uri)')
    .addOption(new Option('--experiment-id <id>', 'experiment by its id').conflicts('experimentName'))
    .option('--experiment-name <name>', 'experiment by its name (mlflow.experiment_name)')
    .option('--api-url <address>', 'the API that the provider api asks (web.api_url)')
    .option('--openai-model <name>', 'the model that the provider openai asks', 'gpt-4o-mini')
    .option('--judge-model <name>', 'the model that judges; with openai the one that answers, without it')
    .option('--concurrency <number>', 'questions under way at once, 1 to 64', from1To(64), 4)
    .option('--timeout <seconds>', 'time limit of a request, 1 to 3600', from1To(3600), 60)
    .option('--config <file>', 'YAML file with settings that replace the defaults')
    .option('--json', 'print JSON')
    .action(evaluate);
}

async function evaluate(options: EvalGenaiOptions): Promise<void> {
  const { trackingUri, experimentId, experimentName, concurrency, timeout } = options;
  const config = readConfig(options.config, {
    mlflow: {
      ...(trackingUri !== undefined && { enabled: true, tracking_uri: trackingUri }),
      experiment_name: experimentName,
    },
    web: { api_url: options.apiUrl },
  });
  if (experimentId !== undefined && !config.mlflow.enabled) {
    throw new AppError(
      'usage',
      '--experiment-id names an experiment of a server. Give the server with --tracking-uri, or use --experiment-name.',
    );
  }
  const view = createGenaiView();
  const work = () =>
    evaluateGenai({
      config,
      provider: options.provider,
      dataset: options.dataset,
      experimentId,
      openaiModel: options.openaiModel,
      judgeModel: options.judgeModel,
      concurrency,
      timeoutSeconds: timeout,
      onProgress: view.show,
      onNotice: (text) => process.stderr.write(framed(text.split('\n'), process.stderr.isTTY)),
      onRetry: ({ reason, delaySeconds }) => view.say(`     ${reason}; again in ${delaySeconds.toFixed(1)} s`),
    });
  const { report, questions, server } = await interruptible(
    view.stop,
    work,
    'What was answered is kept; the same command goes on from there.',
  );
  const table = (): string => genaiTable(questions.rows, report.results, report.summaries, terminalWidth());
  process.stdout.write(`${options.json === true ? JSON.stringify(report, null, 2) : table()}\n`);
  tellWhere(report, server, config.mlflow.journal_dir);
}

/** Where the run is. @throws {AppError} `storage_failed` when it is nowhere */
function tellWhere({ id, delivery }: GenaiReport, server: string | undefined, journal: string): void {
  switch (delivery.kind) {
    case 'recorded':
      process.stderr.write(`The run ${id} is recorded on ${server}.\n`);
      break;
    case 'journalled':
      process.stderr.write(
        server === undefined
          ? `The run ${id} is in the journal ${journal}; no server was named (--tracking-uri).\n`
          : `The run ${id} is in the journal ${journal} (${delivery.reason}). \`imdb-recommender runs push\` brings it to the server.\n`,
      );
      break;
    case 'lost':
      throw new AppError(
        'storage_failed',
        `The run could be recorded neither on ${server} (${delivery.reason}) nor in the journal (${delivery.journalReason}). The answers are kept; the same command goes on from there.`,
      );
  }
}

function from1To(most: number): (text: string) => number {
  return (text) => {
    const number = wholeNumber(text);
    if (number < 1 || number > most) throw new InvalidArgumentError(`expected a whole number from 1 to ${most}.`);
    return number;
  };
}
