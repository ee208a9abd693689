/** Takes the pictures of MLflow's own pages in `docs/screenshots/`: a run and traced requests on the demo catalogue, on a real server. */

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { ensureMlflow, startMlflow } from '../test/helpers/mlflow.ts';
import { DEMO, REPOSITORY, run } from '../test/helpers/program.ts';
import { recommend, startServing } from '../test/helpers/serving.ts';
import { launch } from '../test/helpers/web.ts';

const RELEASE = process.argv[2] ?? '3.10.0';
const SIZE = { width: 1440, height: 900 };

const target = join(REPOSITORY, 'docs', 'screenshots');
const folder = mkdtempSync(join(tmpdir(), 'imdb-recommender-mlflow-shots-'));
const server = await startMlflow(await ensureMlflow(RELEASE), { folder });
const browser = await launch();
try {
  const options = { cwd: folder, env: { MLFLOW_TRACKING_URI: server.url } };
  for (let runs = 0; runs < 2; runs += 1) {
    const { code, stderr } = await run(['train', '--source', DEMO], options);
    if (code !== 0) throw new Error(stderr);
  }
  const { experiment } = (await ask('experiments/get-by-name?experiment_name=imdb-recommender')) as {
    experiment: { experiment_id: string };
  };
  const { runs } = (await ask('runs/search', { experiment_ids: [experiment.experiment_id], max_results: 1 })) as {
    runs: { info: { run_id: string } }[];
  };
  const page = await browser.newPage({ viewport: SIZE });
  const address = `${server.url}/#/experiments/${experiment.experiment_id}/runs/${runs[0]?.info.run_id ?? ''}`;
  mkdirSync(target, { recursive: true });
  await shoot(page, 'mlflow-run', address);
  await shoot(page, 'mlflow-metrics', `${address}/model-metrics`);
  await shoot(page, 'mlflow-system', `${address}/system-metrics`);
  await shoot(page, 'mlflow-chart', `${address}/artifacts/figures/genres.png`);
  await shoot(page, 'mlflow-table', `${address}/artifacts/tables/top_50_rated.json`);
  await shoot(page, 'mlflow-model', `${server.url}/#/models/imdb-content-recommender`);
  await askSomething(options);
  await shoot(page, 'mlflow-traces', `${server.url}/#/experiments/${experiment.experiment_id}/traces`);
  await page.getByText('"Inception"').first().click();
  await page.getByText('Details & Timeline').first().click();
  await page.waitForTimeout(5000);
  await page.screenshot({ path: join(target, 'mlflow-trace.png') });
} finally {
  await browser.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** Serves with tracing on, and asks for what the pictures show. */
async function askSomething({ cwd, env }: { cwd: string; env: Readonly<Record<string, string>> }): Promise<void> {
  const serving = await startServing(['serve'], { cwd, env: { ...env, IMDB_RECOMMENDER_TRACING_ENABLED: 'true' } });
  for (const title of ['Breaking Bad', 'Alien', 'no such title at all', 'Spirited Away', 'Inception'])
    await recommend(serving.url, { title, top_k: 5 });
  await fetch(`${serving.url}/search?q=godfater`);
  // What waits to be delivered is, when the service ends.
  await serving.stop();
}

async function shoot(page: Page, name: string, address: string): Promise<void> {
  await page.goto('about:blank');
  // Its pages ask for more as long as they are open, so the last request is no sign that they are done.
  await page.goto(address, { waitUntil: 'domcontentloaded', timeout: 120_000 });
  await page.waitForTimeout(15_000);
  // What its registry shows to whoever comes for the first time.
  const welcome = page.getByRole('button', { name: 'Try it now' });
  if (await welcome.isVisible()) {
    await welcome.click();
    await page.waitForTimeout(2000);
  }
  await page.screenshot({ path: join(target, `${name}.png`) });
}

async function ask(path: string, body?: unknown): Promise<unknown> {
  const answer = await fetch(`${server.url}/api/2.0/mlflow/${path}`, {
    ...(body !== undefined && {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  });
  return answer.json();
}
