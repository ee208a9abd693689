/** Options that several commands share, and how they become configuration. */

import { type Command, InvalidArgumentError } from 'commander';
import { readConfig } from '../compose.ts';
import type { ConfigLayer } from '../config/environment.ts';
import type { Config } from '../config/schema.ts';

/** Options as commander gives them. */
export interface SharedOptions {
  readonly config?: string;
  readonly source?: string;
  readonly modelsDir?: string;
  readonly rawDir?: string;
  readonly forceDownload?: boolean;
  readonly includePrincipals?: boolean;
  readonly host?: string;
  readonly port?: number;
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
    .option('--include-principals', 'also fetch the data sets about people');
}

/** Adds the options of a server. */
export function withServerOptions(command: Command): Command {
  return command
    .option('--host <address>', 'address to listen on (server.host)')
    .option('--port <number>', 'port of the API (server.port)', wholeNumber);
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
    },
    server: { host: options.host, port: options.port },
  };
  return readConfig(options.config, overrides);
}

/** Parses a whole number for commander. */
export function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('expected a whole number.');
  return Number(text);
}
