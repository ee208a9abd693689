/** Loads a page once in a new context and reads what the browser says of its paints. */

import type { Browser } from 'playwright-core';

/** Figures of one load. */
export interface PageFigures {
  /** Largest contentful paint, in milliseconds since the navigation began. */
  readonly lcp: number;
  /** Cumulative layout shift. */
  readonly cls: number;
}

const OBSERVE = `
  globalThis.seen = { lcp: 0, cls: 0 };
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) seen.lcp = entry.startTime; })
    .observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) seen.cls += entry.value; })
    .observe({ type: 'layout-shift', buffered: true });
`;

/** Time for everything to arrive and settle after the page says that it is loaded, in milliseconds. */
const SETTLED_MS = 1500;

/** Loads a page with an empty cache. */
export async function measurePage(
  browser: Browser,
  url: string,
  { width, slowDown }: { readonly width: number; readonly slowDown: number },
): Promise<PageFigures> {
  const context = await browser.newContext({ viewport: { width, height: 900 } });
  try {
    const page = await context.newPage();
    await page.addInitScript(OBSERVE);
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowDown });
    await page.goto(url, { waitUntil: 'networkidle' });
    await page.waitForTimeout(SETTLED_MS);
    return (await page.evaluate('seen')) as PageFigures;
  } finally {
    await context.close();
  }
}
