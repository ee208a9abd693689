/** Runs the API with reload on change and Vite's server for the web app; when either ends, or on Ctrl-C, both end. */

import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Milliseconds for a process to end when it is asked to. */
const PATIENCE_MS = 12_000;

const COMMANDS = [
  {
    cwd: root,
    args: ['node_modules/tsx/dist/cli.mjs', 'watch', '--clear-screen=false', 'src/cli/main.ts', 'serve', '--no-web'],
  },
  { cwd: `${root}web`, args: [`${root}node_modules/vite/bin/vite.js`, '--clearScreen', 'false'] },
];

// Neither reads the terminal, which both would.
const children = COMMANDS.map(({ cwd, args }) =>
  spawn(process.execPath, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'] }),
);

let ending = false;

/** Asks both to end, and after a while does not ask any more. */
function end(exitCode) {
  if (ending) return;
  ending = true;
  process.exitCode = exitCode;
  const running = () => children.filter((child) => child.exitCode === null && child.signalCode === null);
  for (const child of running()) child.kill('SIGTERM');
  setTimeout(() => {
    for (const child of running()) child.kill('SIGKILL');
  }, PATIENCE_MS).unref();
}

for (const child of children) {
  child.once('error', (error) => {
    console.error(error.message);
    end(1);
  });
  child.once('exit', (code) => end(code ?? 0));
}
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => end(0));
