/** Draws a contact sheet of posters, so that one can look at them: `npx tsx web/scripts/poster-sheet.ts out.png [titles.json]`. */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { createServer } from 'vite';
import { CHROMIUM_ARGS, findChromium } from '../../test/helpers/chromium.ts';
import type { DrawnPoster, PosterTitle } from '../src/features/artwork/drawn-poster.tsx';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..');
const FONTS = ['fraunces', 'inter', 'oswald'];
/** Posters on the sheet, at their larger size. */
const SHOWN = 32;

const [output = join(tmpdir(), 'posters.png'), input] = process.argv.slice(2);
const titles = input === undefined ? knownTitles() : (JSON.parse(readFileSync(input, 'utf8')) as PosterTitle[]);
await photograph(sheet(await render(titles)), output);

/** The demo catalogue's best-known titles. */
function knownTitles(): PosterTitle[] {
  const votes = new Map(rows('title.ratings.tsv').map(([tconst = '', , count]) => [tconst, Number(count)]));
  return rows('title.basics.tsv')
    .sort((one, other) => (votes.get(other[0] ?? '') ?? 0) - (votes.get(one[0] ?? '') ?? 0))
    .slice(0, Number(process.env.TITLES ?? SHOWN))
    .map(([tconst = '', title_type = '', title = '', , , year, , , genres = '']) => ({
      tconst,
      title_type,
      title,
      year: Number(year),
      genres,
    }));
}

function rows(file: string): string[][] {
  const text = readFileSync(join(ROOT, 'demo', file), 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((row) => row.split('\t'));
}

/** Markup of each title's poster; vite leaves out the style sheets that the component imports. */
async function render(shown: readonly PosterTitle[]): Promise<readonly string[]> {
  const server = await createServer({
    root: join(ROOT, 'web'),
    configFile: false,
    appType: 'custom',
    server: { middlewareMode: true, ws: false },
    optimizeDeps: { noDiscovery: true },
    logLevel: 'error',
  });
  try {
    const loaded = (await server.ssrLoadModule('/src/features/artwork/drawn-poster.tsx')) as {
      DrawnPoster: typeof DrawnPoster;
    };
    return shown.map((title) => renderToStaticMarkup(createElement(loaded.DrawnPoster, { title })));
  } finally {
    await server.close();
  }
}

function sheet(posters: readonly string[]): string {
  const links = FONTS.map(
    (font) => pathToFileURL(join(ROOT, `node_modules/@fontsource-variable/${font}/wght.css`)).href,
  );
  const ground = process.env.GROUND ?? '#101114';
  return `<!doctype html><meta charset="utf-8">${links.map((href) => `<link rel="stylesheet" href="${href}">`).join('')}
    <style>body{margin:0;background:${ground};padding:16px;width:1728px}div{display:flex;flex-wrap:wrap;gap:16px;margin-bottom:16px}
    svg{border-radius:4px;width:${process.env.WIDTH ?? 200}px}.small svg{width:48px;border-radius:2px}</style>
    <div>${posters.join('')}</div><div class="small">${posters.slice(0, SHOWN - 6).join('')}</div>`;
}

async function photograph(html: string, file: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'posters-'));
  const page = join(folder, 'sheet.html');
  writeFileSync(page, html);
  const executablePath = findChromium();
  const browser = await chromium.launch({
    ...(executablePath && { executablePath }),
    args: [...CHROMIUM_ARGS, '--allow-file-access-from-files'],
  });
  try {
    const tab = await browser.newPage({ viewport: { width: 1760, height: 900 } });
    await tab.goto(pathToFileURL(page).href, { waitUntil: 'networkidle' });
    await tab.screenshot({ path: file, fullPage: true });
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
}
