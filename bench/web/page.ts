/** Loads a page once in a new context and reads what the browser says of its paints. */

import type { Browser } from 'playwright';
import { z } from 'zod';
import { openTarget } from './target.ts';

const evaluatedSchema = z.object({ value: z.object({ lcp: z.number(), cls: z.number() }) });

/** Figures of one load. */
export interface PageFigures {
  /** Largest contentful paint, in milliseconds since the navigation began. */
  readonly lcp: number;
  /** Cumulative layout shift. */
  readonly cls: number;
}

/** What the browser has noted since the navigation began; asked for afterwards, so that nothing of it runs while the page loads. */
const SEEN = `new Promise((resolve) => {
  const seen = { lcp: 0, cls: 0 };
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) seen.lcp = entry.startTime; })
    .observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) seen.cls += entry.value; })
    .observe({ type: 'layout-shift', buffered: true });
  setTimeout(() => resolve(seen), 200);
})`;

/** Time for everything to arrive and settle, in milliseconds. */
const SETTLED_MS = 3000;

/** Loads a page with an empty cache. */
export async function measurePage(
  browser: Browser,
  url: string,
  { width, slowDown }: { readonly width: number; readonly slowDown: number },
): Promise<PageFigures> {
  const target = await openTarget(browser);
  try {
    await target.send('Emulation.setDeviceMetricsOverride', {
      width,
      height: 900,
      deviceScaleFactor: 1,
      mobile: false,
    });
    await target.send('Emulation.setCPUThrottlingRate', { rate: slowDown });
    await target.send('Page.navigate', { url });
    await new Promise((resolve) => {
      setTimeout(resolve, SETTLED_MS);
    });
    const { result } = await target.send('Runtime.evaluate', {
      expression: SEEN,
      awaitPromise: true,
      returnByValue: true,
    });
    return evaluatedSchema.parse(result).value;
  } finally {
    await target.close();
  }
}
