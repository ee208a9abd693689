/** Makes sure that the stack tests have a Redis: finds one, or installs Debian's where that is possible. */

import { spawnSync } from 'node:child_process';
import { isExecutable } from '../test/helpers/chromium.ts';
import { findRedis } from '../test/helpers/redis.ts';

function run(program: string, ...args: string[]): boolean {
  console.error(`$ ${program} ${args.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(program, args, { stdio: ['ignore', 'ignore', 'inherit'], env }).status === 0;
}

if (findRedis() === undefined) {
  const canInstall = process.platform === 'linux' && process.getuid?.() === 0 && isExecutable('/usr/bin/apt-get');
  const installed =
    canInstall &&
    run('apt-get', 'update') &&
    run('apt-get', 'install', '-y', '--no-install-recommends', 'redis-server');
  if (!installed) {
    console.error('No Redis was found: the tests of shared limits will be skipped. Install redis-server.');
    if (process.env.CI === 'true') process.exitCode = 1;
  }
}
