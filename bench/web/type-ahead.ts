/** Types queries as a person does and times from the last key to the frame that shows its answer. */

import type { Browser } from 'playwright';

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

/**
 * Notes when the last key went down, and the second frame after the answer to what is typed by then: answers to the keys
 * before it do not count.
 */
const WATCH = `
  globalThis.pressed = 0;
  globalThis.painted = 0;
  globalThis.typed = '';
  globalThis.watch = (input) => {
    input.addEventListener('keydown', () => { pressed = performance.now(); painted = 0; }, true);
    input.addEventListener('input', () => { typed = input.value; }, true);
  };
  const plain = globalThis.fetch;
  globalThis.fetch = async (request, ...rest) => {
    const answer = await plain(request, ...rest);
    const { pathname, searchParams } = new URL(request.url ?? request, location.href);
    if (pathname === '/api/suggest' && searchParams.get('q') === typed.trim()) {
      requestAnimationFrame(() => requestAnimationFrame(() => { painted = performance.now(); }));
    }
    return answer;
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
      // As a function: a text would be evaluated anew at each look, which the page's policy forbids.
      await page.waitForFunction(() => (globalThis as unknown as { painted: number }).painted > 0, undefined, {
        timeout: 5000,
      });
      times.push((await page.evaluate('painted - pressed')) as number);
    }
    return times;
  } finally {
    await context.close();
  }
}
