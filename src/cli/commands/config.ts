/** `imdb-recommender config show`: the configuration in force. */

import type { Command } from 'commander';
import { showConfig } from '../../config/document.ts';
import { configFrom, type SharedOptions } from '../options.ts';

/** Registers the command. */
export function registerConfig(program: Command): void {
  const config = program.command('config').description('the configuration');
  config
    .command('show')
    .description(
      'print the configuration in force, from the defaults, --config and the environment; secrets are hidden',
    )
    .option('--config <file>', 'YAML file with settings that replace the defaults')
    .action((options: SharedOptions) => {
      process.stdout.write(showConfig(configFrom(options)));
    });
}
