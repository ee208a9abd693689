/** Types queries as a person does and times from the last key to the frame that shows its answer. */

import type { Browser } from 'playwright-core';

const QUERIES = [
  'incep',
  'dark kn',
  'godf',
  'matr',
  'breaking b',
  'amelie',
  'se7',
  'spiderm',
  'lord of the r',
  'star w',
];

/** Milliseconds between keys: a quick typist. */
const BETWEEN_KEYS_MS = 90;

/** Notes when the last key went down, and the first frame after which the listed options belong to what was typed. */
const WATCH = `
  globalThis.watch = (input) => {
    globalThis.pressed = 0;
    globalThis.painted = 0;
    input.addEventListener('keydown', () => { pressed = performance.now(); painted = 0; }, true);
    const list = () => [...document.querySelectorAll('[role=option]')].map((option) => option.textContent).join('|');
    let before = '';
    const look = () => {
      const now = list();
      if (now !== before) {
        before = now;
        if (painted === 0 && now !== '') requestAnimationFrame(() => setTimeout(() => { if (painted === 0) painted = performance.now(); }));
      }
      requestAnimationFrame(look);
    };
    look();
  };
`;

/** The times of all queries, in milliseconds. */
export async function measureTypeAhead(browser: Browser, url: string, slowDown: number): Promise<number[]> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  try {
    const page = await context.newPage();
    await page.addInitScript(WATCH);
    await page.goto(`${url}/model`, { waitUntil: 'networkidle' });
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowDown });
    const input = page.getByRole('combobox').first();
    await page.evaluate('watch(document.querySelector("[role=combobox]"))');
    const times: number[] = [];
    for (const query of QUERIES) {
      await input.fill('');
      await input.pressSequentially(query, { delay: BETWEEN_KEYS_MS });
      await page.waitForFunction('painted > 0', undefined, { timeout: 5000 });
      times.push((await page.evaluate('painted - pressed')) as number);
    }
    return times;
  } finally {
    await context.close();
  }
}
