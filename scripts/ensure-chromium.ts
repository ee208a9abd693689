/** Makes sure that the browser tests have a Chromium: finds one, or installs Debian's where that is possible. */

import { spawnSync } from 'node:child_process';
import { findChromium, isExecutable } from '../test/helpers/chromium.ts';

function run(program: string, ...args: string[]): boolean {
  console.error(`$ ${program} ${args.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(program, args, { stdio: ['ignore', 'ignore', 'inherit'], env }).status === 0;
}

if (findChromium() === undefined) {
  const canInstall = process.platform === 'linux' && process.getuid?.() === 0 && isExecutable('/usr/bin/apt-get');
  const installed =
    canInstall &&
    run('apt-get', 'update') &&
    run('apt-get', 'install', '-y', '--no-install-recommends', 'chromium', 'fonts-dejavu-core');
  if (!installed) {
    console.error('No Chromium was found: the browser tests will be skipped. Install one, or set CHROMIUM_PATH.');
    if (process.env.CI === 'true') process.exitCode = 1;
  }
}
