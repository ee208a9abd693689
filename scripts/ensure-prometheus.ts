/** Makes sure that the stack tests have a Prometheus: finds one, or installs Debian's where that is possible. */

import { spawnSync } from 'node:child_process';
import { isExecutable } from '../test/helpers/chromium.ts';
import { findPrometheus } from '../test/helpers/prometheus.ts';

function run(program: string, ...args: string[]): boolean {
  console.error(`$ ${program} ${args.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(program, args, { stdio: ['ignore', 'ignore', 'inherit'], env }).status === 0;
}

if (findPrometheus() === undefined) {
  const canInstall = process.platform === 'linux' && process.getuid?.() === 0 && isExecutable('/usr/bin/apt-get');
  const installed =
    canInstall &&
    run('apt-get', 'update') &&
    run('apt-get', 'install', '-y', '--no-install-recommends', 'prometheus', 'prometheus-alertmanager');
  if (!installed) {
    console.error('No Prometheus was found: the tests of monitoring will be skipped. Install prometheus and promtool.');
    if (process.env.CI === 'true') process.exitCode = 1;
  }
}
