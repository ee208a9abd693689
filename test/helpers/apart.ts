/** Runs the API and the web app as two processes, of which one can go away and come back. */

import type { Page } from 'playwright';
import { expect } from 'vitest';
import { type Running, start } from './program.ts';
import { PATIENT } from './serving.ts';

/** More than the app waits between its tries, and less than its slow round of asking how the service is. */
const SKIP_MS = 6000;

/** Starts the API alone, with the models in the folder `models` of a folder. */
export async function startApi(cwd: string, port: number): Promise<Running> {
  const api = start(['serve', '--no-web', '--models-dir', 'models', '--port', String(port)], { cwd, env: PATIENT });
  await api.saw(/listening at/);
  return api;
}

/** Starts the web app alone, before an API at a port, and gives its address too. */
export async function startWeb(cwd: string, apiPort: number): Promise<{ readonly url: string; readonly app: Running }> {
  const app = start(['web', '--api-url', `http://127.0.0.1:${apiPort}`, '--port', '0'], { cwd, env: PATIENT });
  const [, url = ''] = await app.saw(/web app at (http:\/\/[\d.]+:\d+)/);
  return { url, app };
}

/** Ends a process, and waits until it has ended. */
export async function end(running: Running, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  running.child.kill(signal);
  await running.finished;
}

/** Lets a page's clock, which has to be installed, run ahead until something is the case: its next tries come at once. */
export async function skipUntil(page: Page, isSo: () => Promise<boolean>): Promise<void> {
  const look = async (): Promise<boolean> => {
    await page.clock.fastForward(SKIP_MS);
    return isSo();
  };
  await expect.poll(look, { interval: 100 }).toBe(true);
}
