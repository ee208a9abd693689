/** Options that several commands share, and how they become configuration. */

import { type Command, InvalidArgumentError } from 'commander';
import { readConfig } from '../compose.ts';
import type { ConfigLayer } from '../config/environment.ts';
import { type Config, MOVIELENS_SETS } from '../config/schema.ts';

/** Options as commander gives them. */
export interface SharedOptions {
  readonly config?: string;
  readonly source?: string;
  readonly modelsDir?: string;
  readonly rawDir?: string;
  readonly forceDownload?: boolean;
  readonly includePrincipals?: boolean;
  readonly movielens?: string;
  readonly acceptTerms?: boolean;
  readonly host?: string;
  readonly port?: number;
  readonly webPort?: number;
  readonly workers?: number;
  /** `false` after `--no-web`; commander sets it to `true` otherwise. */
  readonly web?: boolean;
}

/** Options of the command `web`. */
export interface WebOptions extends Pick<SharedOptions, 'config' | 'host' | 'port'> {
  readonly apiUrl?: string;
}

/** Adds `--config` and `--models-dir`. */
export function withModelOptions(command: Command): Command {
  return command
    .option('--config <file>', 'YAML file with settings that replace the defaults')
    .option('--models-dir <folder>', 'folder of trained models (data.models_dir)');
}

/** Adds the options about the data sets. */
export function withSourceOptions(command: Command): Command {
  return command
    .option('--source <address>', 'base address or local folder of the data sets (data.source, IMDB_SOURCE)')
    .option('--raw-dir <folder>', 'folder for downloaded files (data.raw_dir)')
    .option('--force-download', 'download again even if nothing has changed')
    .option('--include-principals', 'also read the data sets about people (data.include_principals)');
}

/** Adds the options about MovieLens's ratings; `purpose` says what for. */
export function withMovieLensOptions(command: Command, purpose = 'also get ratings of MovieLens'): Command {
  return command
    .option(
      '--movielens <set>',
      `${purpose}: ${MOVIELENS_SETS.join(', ')}, or an unpacked folder or .zip (data.movielens)`,
    )
    .option('--accept-terms', "accept GroupLens's terms of use for them (data.movielens_accept_terms)");
}

/** Adds the options of the API's server and of the web app beside it. */
export function withServerOptions(command: Command): Command {
  return command
    .option('--host <address>', 'address for the API to listen on (server.host)')
    .option('--port <number>', 'port of the API (server.port)', wholeNumber)
    .option('--web-port <number>', 'port of the web app (web.port)', wholeNumber)
    .option('--workers <number>', 'processes that serve the API (server.workers)', wholeNumber)
    .option('--no-web', 'serve the API without the web app (web.enabled)');
}

/** Adds the options of the web app on its own. */
export function withWebOptions(command: Command): Command {
  return command
    .option('--config <file>', 'YAML file with settings that replace the defaults')
    .option('--api-url <address>', 'the API, such as http://127.0.0.1:9876 (web.api_url)')
    .option('--host <address>', 'address to listen on (web.host)')
    .option('--port <number>', 'port of the web app (web.port)', wholeNumber);
}

/** The configuration with these options on top. @throws {AppError} `config_invalid` */
export function configFrom(options: SharedOptions): Config {
  const overrides: ConfigLayer = {
    data: {
      source: options.source,
      raw_dir: options.rawDir,
      models_dir: options.modelsDir,
      force_download: options.forceDownload,
      include_principals: options.includePrincipals,
      movielens: options.movielens,
      movielens_accept_terms: options.acceptTerms,
    },
    server: { host: options.host, port: options.port, workers: options.workers },
    web: { port: options.webPort, enabled: options.web === false ? false : undefined },
  };
  return readConfig(options.config, overrides);
}

/** The configuration with the options of the command `web` on top. @throws {AppError} `config_invalid` */
export function webConfigFrom({ config, apiUrl, host, port }: WebOptions): Config {
  return readConfig(config, { web: { api_url: apiUrl, host, port } });
}

/** Parses a whole number for commander. */
export function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('expected a whole number.');
  return Number(text);
}
