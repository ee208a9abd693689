/** `imdb-recommender web`: the web app alone, with the API in another process or on another machine. */

import type { Command } from 'commander';
import { startWebApp } from '../../compose-serving.ts';
import { type WebOptions, webConfigFrom, withWebOptions } from '../options.ts';
import { announceServers } from '../view/servers.ts';

/** Registers the command. */
export function registerWeb(program: Command): void {
  const command = program.command('web').description('serve the web app alone, with the API elsewhere');
  withWebOptions(command).action(async (options: WebOptions) => {
    announceServers(await startWebApp(webConfigFrom(options)));
  });
}
