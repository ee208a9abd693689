/** The documentation pages in a real browser: they show the API, and load nothing from any other host. */

import type { FastifyInstance } from 'fastify';
import { type Browser, chromium } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../src/api/app.ts';
import { tinyApi } from '../builders/tiny-engine.ts';
import { CHROMIUM_ARGS, findChromium } from '../helpers/chromium.ts';
import { expectElement } from '../helpers/web.ts';

const executablePath = findChromium();
const title = executablePath === undefined ? 'the pages (skipped: no Chromium, set CHROMIUM_PATH)' : 'the pages';

describe.skipIf(executablePath === undefined)(title, () => {
  let app: FastifyInstance;
  let browser: Browser;
  let address = '';

  beforeAll(async () => {
    app = await buildApp(tinyApi().deps);
    address = await app.listen({ host: '127.0.0.1', port: 0 });
    browser = await chromium.launch({
      args: CHROMIUM_ARGS,
      ...(executablePath === undefined ? {} : { executablePath }),
    });
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
  });

  it.each([
    ['/docs', '.opblock-summary-path'],
    ['/redoc', '[data-section-id]'],
  ])('%s shows the endpoints', async (path, operation) => {
    const page = await browser.newPage();
    page.setDefaultTimeout(60_000);
    const foreign: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(address) && !url.startsWith('data:') && !url.startsWith('blob:')) foreign.push(url);
    });
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(address + path);
    await page.locator(operation).first().waitFor();
    await expectElement(page.locator('body')).toContainText('/recommend');
    await expectElement(page.locator('body')).toContainText('Information courtesy of IMDb');
    expect(foreign).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  });
});
