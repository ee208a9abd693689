/** Starts a local MLflow server on port 9878, installing MLflow into `data/mlflow/venv` the first time: `make mlflow`. */

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The release that is installed: the oldest one that the tests try. */
const MLFLOW = 'mlflow==3.10.0';
const PORT = process.env.MLFLOW_PORT ?? '9878';

const folder = join(fileURLToPath(new URL('..', import.meta.url)), 'data', 'mlflow');
const python = 'python3';

function stop(message) {
  console.error(`\n${message}`);
  process.exit(1);
}

function run(program, args) {
  const { status } = spawnSync(program, args, { stdio: 'inherit' });
  if (status !== 0) stop(`${program} ${args.join(' ')} failed; the reason stands above.`);
}

const probe = spawnSync(python, ['-c', 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))']);
if (probe.status !== 0) {
  stop(
    'MLflow needs Python 3.10 or later with venv (on Debian: apt install python3-venv). Install it, or use a server elsewhere: set MLFLOW_TRACKING_URI.',
  );
}

const server = join(folder, 'venv', 'bin', 'mlflow');
if (!existsSync(server)) {
  console.error(`Installing ${MLFLOW} into ${join(folder, 'venv')}; this takes a minute or two.`);
  mkdirSync(folder, { recursive: true });
  run(python, ['-m', 'venv', join(folder, 'venv')]);
  run(join(folder, 'venv', 'bin', 'pip'), ['install', '--quiet', '--disable-pip-version-check', MLFLOW]);
}

console.error(
  `MLflow: http://localhost:${PORT} (Ctrl-C stops it). Train with it: MLFLOW_TRACKING_URI=http://localhost:${PORT} make train`,
);
const child = spawn(
  server,
  [
    'server',
    ...['--host', '127.0.0.1', '--port', PORT],
    ...['--backend-store-uri', `sqlite:///${join(folder, 'mlflow.db')}`],
    ...['--artifacts-destination', join(folder, 'artifacts')],
  ],
  { cwd: folder, stdio: 'inherit' },
);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 0));
