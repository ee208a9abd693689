/** Measures the web app in Chromium: bytes before the first paint, largest paint, layout shift, and the answer to a key. */

import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { DEMO, REPOSITORY, run } from '../test/helpers/program.ts';
import { REAL_IMDB } from '../test/helpers/real-data.ts';
import { launch, startProduct } from '../test/helpers/web.ts';
import { median } from './web/median.ts';
import { measurePage, type PageFigures } from './web/page.ts';
import { measureTypeAhead } from './web/type-ahead.ts';

const RUNS = 5;
const SLOW_DOWN = 4;
const PAGES = [
  '/',
  '/title/tt1375666',
  '/search?q=dark',
  '/mix?likes=tt1375666,tt0133093',
  '/similarity?a=tt1375666&b=tt0816692',
  '/model',
];
const WIDTHS = [390, 1280];

const folder = mkdtempSync(join(tmpdir(), 'imdb-recommender-web-'));
const source = REAL_IMDB ?? DEMO;
const trained = await run(['train', '--source', source, '--models-dir', 'models'], { cwd: folder });
if (trained.code !== 0) throw new Error(trained.stderr);
const product = await startProduct('models', folder);
const browser = await launch();
try {
  const titles = REAL_IMDB === undefined ? 'the demo catalogue' : 'the real titles';
  console.log(`${cpus().length} processors (${cpus()[0]?.model}), Node ${process.version}, ${titles}\n`);
  console.log(`Initial JavaScript: ${(initialBytes() / 1000).toFixed(1)} kB gzip\n`);
  await tellPages(browser);
  await tellTypeAhead(browser);
} finally {
  await browser.close();
  await product.stop();
  rmSync(folder, { recursive: true });
}

/** The scripts that the page names, as they are sent. */
function initialBytes(): number {
  const web = join(REPOSITORY, 'dist', 'web');
  const html = readFileSync(join(web, 'index.html'), 'utf8');
  const scripts = [...html.matchAll(/(?:src|modulepreload" crossorigin href)="(\/[^"]+\.js)"/g)].map(
    ([, path]) => path,
  );
  return scripts.reduce((sum, path) => {
    const compressed = join(web, `${path}.gz`);
    return sum + (statSync(compressed, { throwIfNoEntry: false }) ?? statSync(join(web, path ?? ''))).size;
  }, 0);
}

async function tellPages(chromium: Browser): Promise<void> {
  console.log(`| page, ${SLOW_DOWN} × CPU slow-down | width | LCP ms, median of ${RUNS} | worst | CLS, worst |`);
  console.log('|---|---|---|---|---|');
  for (const path of PAGES) {
    for (const width of WIDTHS) {
      const runs: PageFigures[] = [];
      for (let at = 0; at < RUNS; at += 1) {
        runs.push(await measurePage(chromium, product.web + path, { width, slowDown: SLOW_DOWN }));
      }
      const lcp = runs.map((figures) => figures.lcp);
      const cls = Math.max(...runs.map((figures) => figures.cls));
      console.log(
        `| ${path} | ${width} | ${median(lcp).toFixed(0)} | ${Math.max(...lcp).toFixed(0)} | ${cls.toFixed(4)} |`,
      );
    }
  }
}

async function tellTypeAhead(chromium: Browser): Promise<void> {
  console.log('\n| type-ahead: last key to painted answer, ms | median | worst |');
  console.log('|---|---|---|');
  for (const slowDown of [1, SLOW_DOWN]) {
    const times = await measureTypeAhead(chromium, product.web, slowDown);
    const name = slowDown === 1 ? 'as it is' : `${slowDown} × CPU slow-down`;
    console.log(
      `| ${name}, ${times.length} queries | ${median(times).toFixed(0)} | ${Math.max(...times).toFixed(0)} |`,
    );
  }
}
