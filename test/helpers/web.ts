/** Opens the built product in Chromium: starts the API and the web app, and pages that note whatever goes wrong in them. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright';
import { expect as expectInPage } from 'playwright/test';
import { afterAll, beforeAll, expect } from 'vitest';
import { CHROMIUM_ARGS, findChromium } from './chromium.ts';
import { DEMO, run, start } from './program.ts';
import { PATIENT } from './serving.ts';
import { useTemporaryFolder } from './temporary.ts';

/** Whether there is a browser, and a name for a block of tests that says so where there is none. */
export const CHROMIUM: string | undefined = findChromium();

/** A name for a block of tests, which says that it is skipped where there is no browser. */
export function browserTitle(name: string): string {
  return CHROMIUM === undefined ? `${name} (skipped: no Chromium, set CHROMIUM_PATH)` : name;
}

/** After so long what has not come counts as missing. */
const PATIENCE_MS = 60_000;

/** Expects something of an element or of a page, and waits until it is so: what a page shows comes when it comes. */
export const expectElement = expectInPage.configure({ timeout: PATIENCE_MS });

/** The product: an API with a web app in front of it. */
export interface Product {
  /** Address of the web app. */
  readonly web: string;
  /** Address of the API. */
  readonly api: string;
  stop(): Promise<void>;
}

/** Starts `serve` on free ports. */
export async function startProduct(modelsDir: string, cwd: string): Promise<Product> {
  const running = start(['serve', '--models-dir', modelsDir, '--port', '0', '--web-port', '0'], {
    cwd,
    env: PATIENT,
  });
  const [, api = ''] = await running.saw(/listening at (http:\/\/[\d.]+:\d+)/);
  const [, web = ''] = await running.saw(/web app at (http:\/\/[\d.]+:\d+)/);
  return {
    web,
    api,
    async stop() {
      running.child.kill('SIGTERM');
      await running.finished;
    },
  };
}

/** How a page is opened. */
export interface PageOptions {
  readonly width?: number;
  readonly height?: number;
  readonly theme?: 'dark' | 'light';
  readonly options?: BrowserContextOptions;
  /** What is done before the page is loaded, such as answering in the place of the API. */
  readonly before?: (page: Page) => Promise<unknown>;
}

/** How a page that is shared is visited. */
export interface Visit {
  readonly width?: number;
  /** What the browser remembers. */
  readonly memory?: Readonly<Record<string, unknown>>;
}

/** A page, and what went wrong in it: errors in its console, requests to other hosts. */
export interface WatchedPage {
  readonly page: Page;
  readonly problems: string[];
}

/** What a file of browser tests has at hand; to be used inside tests only. */
export interface WebTests {
  /** Address of the web app. */
  readonly url: (path?: string) => string;
  readonly product: () => Product;
  readonly temporary: (...names: string[]) => string;
  /** Opens a path in a new context, which has no memory of others. It is closed with the test file. */
  readonly open: (path: string, options?: PageOptions) => Promise<WatchedPage>;
  /** As `open`, at another web app. */
  readonly openAt: (base: string, path: string, options?: PageOptions) => Promise<WatchedPage>;
  /** Does something at a path, in a page that all such visits of a file share, as it saves time; checks that nothing went wrong. */
  readonly visit: (path: string, visit: Visit, steps: (page: Page) => Promise<void>) => Promise<void>;
}

/** Options of `train`, given a function that names files of the tests' temporary folder. */
export type TrainOptions = (temporary: (...names: string[]) => string) => readonly string[];

const DEMO_WITH_PEOPLE: TrainOptions = () => ['--source', DEMO, '--include-principals'];

/** Trains, by default on the demo with its people, starts the product and a browser before the tests, and stops them after. */
export function useWeb(trainOptions: TrainOptions = DEMO_WITH_PEOPLE): WebTests {
  const temporary = useTemporaryFolder();
  let product: Product | undefined;
  let browser: Browser | undefined;
  let shared: WatchedPage | undefined;
  beforeAll(async () => {
    const trained = await run(['train', ...trainOptions(temporary), '--models-dir', 'models'], { cwd: temporary() });
    expect(trained.code, trained.stderr).toBe(0);
    product = await startProduct('models', temporary());
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });
  const need = (): Product => {
    if (product === undefined) throw new Error('the product runs only while tests do');
    return product;
  };
  const openAt: WebTests['openAt'] = async (base, path, options) => {
    if (browser === undefined) throw new Error('the browser runs only while tests do');
    return openPage(browser, base, path, options);
  };
  return {
    url: (path = '/') => need().web + path,
    product: need,
    temporary,
    open: (path, options) => openAt(need().web, path, options),
    openAt,
    async visit(path, { width = 1280, memory = {} }, steps) {
      shared ??= await openAt(need().web, '/robots.txt');
      const { page, problems } = shared;
      await page.goto(`${need().web}/robots.txt`);
      problems.length = 0;
      await page.evaluate(`localStorage.clear(); for (const [name, value] of ${JSON.stringify(Object.entries(memory))})
        localStorage.setItem(name, JSON.stringify(value));`);
      await page.setViewportSize({ width, height: 900 });
      await page.goto(need().web + path);
      await steps(page);
      expect(problems).toEqual([]);
    },
  };
}

/** Starts Chromium. */
export function launch(): Promise<Browser> {
  return chromium.launch({ args: CHROMIUM_ARGS, ...(CHROMIUM === undefined ? {} : { executablePath: CHROMIUM }) });
}

/**
 * Messages that go away by themselves stay for much longer: a test may need more than seconds from what brings a message to the button on it. Timers of a clock that a test holds are its
 * own affair.
 */
const PATIENT_MESSAGES = `(() => {
  const { setTimeout } = globalThis;
  globalThis.setTimeout = (run, milliseconds, ...more) =>
    setTimeout(run, milliseconds >= 8000 ? milliseconds * 20 : milliseconds, ...more);
})()`;

/** Waits until a page has loaded what it shows, its fonts and posters included. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.getByText('All well', { exact: true }).waitFor();
  await page.waitForLoadState('networkidle');
  await page.evaluate('document.fonts.ready');
}

/**
 * Waits until what was changed is laid out and painted: a frame for what the page does about it, and another for what that brings.
 */
export async function painted(page: Page): Promise<void> {
  await page.evaluate('new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))');
}

/** Shows the page in its light colours. */
export async function turnLight(page: Page): Promise<void> {
  await page.evaluate("document.documentElement.dataset.theme = 'light'");
  await painted(page);
}

/** Opens a path of a web app in a context of its own. */
export async function openPage(
  browser: Browser,
  base: string,
  path: string,
  { width = 1280, height = 900, theme = 'dark', options = {}, before }: PageOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({
    viewport: { width, height },
    reducedMotion: 'reduce',
    timezoneId: 'UTC',
    ...options,
  });
  context.setDefaultTimeout(PATIENCE_MS);
  await context.addInitScript(PATIENT_MESSAGES);
  await context.addInitScript(
    `if (localStorage.getItem('theme') === null) localStorage.setItem('theme', '${JSON.stringify(theme)}');`,
  );
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${base}/`) && !/^(data|blob):/.test(url)) problems.push(`a request to ${url}`);
  });
  page.on('console', (message) => {
    // What the server refuses is part of some tests; the browser tells it as an error.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
      problems.push(message.text());
    }
  });
  page.on('pageerror', (error) => problems.push(error.message));
  await before?.(page);
  await page.goto(base + path);
  return { page, problems };
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * What axe finds wrong with the page as it is now: a line for each rule and element; none when all is well.
 *
 * @param rules the rules to check, by default all
 */
export async function axeViolations(page: Page, rules?: readonly string[]): Promise<string[]> {
  if (await page.evaluate('window.axe === undefined')) await page.evaluate(AXE);
  const options = { resultTypes: ['violations'], ...(rules !== undefined && { runOnly: rules }) };
  const { violations } = (await page.evaluate(`axe.run(document, ${JSON.stringify(options)})`)) as AxeResults;
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary ?? ''}`),
  );
}

/** Whether the page is wider than what its window leaves beside a scroll bar. */
export function overflowsSideways(page: Page): Promise<boolean> {
  return page.evaluate(`(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth > Math.min(clientWidth, Math.ceil(document.documentElement.getBoundingClientRect().width));
  })()`);
}

/** Does something on a page, checks that nothing went wrong in it, and closes it. */
export async function onPage(opened: Promise<WatchedPage>, steps: (page: Page) => Promise<void>): Promise<void> {
  const { page, problems } = await opened;
  try {
    await steps(page);
    expect(problems).toEqual([]);
  } finally {
    await page.context().close();
  }
}

/** What a browser of someone who was here before remembers, as an option of its context. */
export function remembering(origin: string, entries: Readonly<Record<string, unknown>>): BrowserContextOptions {
  const localStorage = Object.entries(entries).map(([name, value]) => ({ name, value: JSON.stringify(value) }));
  return { storageState: { cookies: [], origins: [{ origin, localStorage }] } };
}
