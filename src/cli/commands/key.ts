/** `imdb-recommender key create`: makes an API key. */

import type { Command } from 'commander';
import { createApiKey } from '../../api/api-keys.ts';
import { API_KEY_NAME } from '../../config/limits-schema.ts';
import { AppError } from '../../domain/errors.ts';

/** Registers the commands about API keys. */
export function registerKey(program: Command): void {
  const key = program.command('key').description('API keys');
  key
    .command('create')
    .description('make an API key: shows it once, and the line for the configuration, which holds its hash alone')
    .argument('<name>', 'who it is for; the name is what limits and the log go by')
    .option('--admin', 'open the routes of administration with it')
    .option('--json', 'print JSON')
    .action((name: string, options: { readonly admin?: true; readonly json?: true }) => {
      if (!API_KEY_NAME.test(name)) {
        throw new AppError(
          'usage',
          `"${name}" is no name for a key: take 1 to 40 letters, digits, dots, hyphens or underscores.`,
        );
      }
      const { key: made, configLine } = createApiKey({ name, isAdmin: options.admin === true });
      process.stdout.write(
        options.json === true
          ? `${JSON.stringify({ name, key: made, config_line: configLine })}\n`
          : [
              `API key of ${name}, shown only now:`,
              `  ${made}`,
              '',
              'For the configuration (or, after a comma, for IMDB_RECOMMENDER_SECURITY_API_KEYS):',
              'security:',
              '  api_keys:',
              `    - "${configLine}"`,
              '',
              'Requests show it as "X-API-Key: KEY" or "Authorization: Bearer KEY".',
              '',
            ].join('\n'),
      );
    });
}
