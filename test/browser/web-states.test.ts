/** The web app while things go wrong or slowly: the API away, without a model, late, or answering nonsense. */

import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { end, skipUntil, startApi, startWeb } from '../helpers/apart.ts';
import { freePort } from '../helpers/ports.ts';
import { browserTitle, CHROMIUM, expectElement, onPage, startProduct, useWeb } from '../helpers/web.ts';
import { TWO } from '../helpers/web-states.ts';

const ATTRIBUTION = 'Information courtesy of IMDb (https://www.imdb.com). Used with permission.';
const INCEPTION = '/title/tt1375666';

/** The pages with what is asked of the API, what they say while it is on its way, and what then shows. */
const PAGES = [
  { path: INCEPTION, asks: '**/api/titles/tt*', loading: 'Loading', heading: 'Inception' },
  { path: '/search?q=matrix', asks: '**/api/search?*', loading: 'Searching …', heading: 'matrix' },
  { path: '/mix', asks: '**/api/catalogue', loading: 'Loading well-known titles', heading: 'Well-known titles' },
  { path: TWO, asks: '**/api/similarity?*', loading: 'Comparing …', heading: 'Why' },
  { path: '/model', asks: '**/api/model', loading: 'Loading the model’s figures', heading: 'The catalogue' },
] as const;

/** The pages with what they say when the API answers nonsense. */
const FAILURES = [
  { path: INCEPTION, asks: '**/api/titles/tt*', says: 'The title could not be loaded' },
  { path: INCEPTION, asks: '**/api/recommend', says: 'The recommendations could not be loaded' },
  { path: '/mix?likes=tt1375666', asks: '**/api/recommend/list', says: 'The recommendations could not be loaded' },
  { path: '/search?q=matrix', asks: '**/api/search?*', says: 'The search does not answer' },
  { path: '/', asks: '**/api/catalogue', says: 'The catalogue does not answer' },
  { path: '/mix', asks: '**/api/catalogue', says: 'The well-known titles did not come' },
  { path: TWO, asks: '**/api/similarity?*', says: 'The two could not be compared' },
  { path: '/model', asks: '**/api/model', says: 'The model cannot be shown' },
] as const;

const OTHER_SERVER = { status: 500, contentType: 'text/html', body: '<h1>Internal Server Error</h1>' };
const HALF_OF_IT = { status: 200, contentType: 'application/json', body: '{"titles": [' };

describe.skipIf(CHROMIUM === undefined)(browserTitle('states of the web app'), () => {
  const web = useWeb();

  it('keeps what is on screen when the API goes away, and fills in what failed when it is back', async () => {
    const port = await freePort();
    let api = await startApi(web.temporary(), port);
    const { url, app } = await startWeb(web.temporary(), port);
    await onPage(web.openAt(url, INCEPTION, { before: (page) => page.clock.install() }), async (page) => {
      const cards = page.getByRole('article');
      await expectElement(cards).toHaveCount(20);
      const banner = page.getByRole('status', { name: 'Connection to the server' });
      await expectElement(banner).toHaveText('');

      await end(api, 'SIGKILL');
      // The app asks how the service is when someone comes back to its tab.
      await page.evaluate('window.dispatchEvent(new Event("visibilitychange"))');
      await skipUntil(page, () => banner.getByText('The server does not answer. What you see stays').isVisible());
      await expectElement(page.getByRole('heading', { level: 1 })).toHaveText('Inception');
      await expectElement(cards).toHaveCount(20);
      await page.getByText('No answer', { exact: true }).waitFor();

      await page.getByRole('combobox', { name: 'Search titles' }).fill('godfather');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/search?q=godfather');
      await skipUntil(page, () => page.getByRole('alert').isVisible());
      await page.getByRole('heading', { name: 'The search does not answer' }).waitFor();

      api = await startApi(web.temporary(), port);
      await skipUntil(page, () => page.getByRole('link', { name: /^The Godfather.*1972/ }).isVisible());
      await expectElement(page.getByRole('alert')).toHaveCount(0);
      await page.getByText('All well', { exact: true }).waitFor();
      await skipUntil(page, async () => (await banner.innerText()) === '');
    });
    await Promise.all([end(app), end(api)]);
  });

  it('fills in a page that was opened while the API was down', async () => {
    const port = await freePort();
    const { url, app } = await startWeb(web.temporary(), port);
    await onPage(web.openAt(url, INCEPTION, { before: (page) => page.clock.install() }), async (page) => {
      await skipUntil(page, () => page.getByRole('alert').isVisible());
      await page.getByRole('heading', { name: 'The title could not be loaded' }).waitFor();
      const api = await startApi(web.temporary(), port);
      await skipUntil(page, () => page.getByRole('heading', { name: 'Inception', level: 1 }).isVisible());
      await expectElement(page.getByRole('article')).toHaveCount(20);
      await end(api);
    });
    await end(app);
  });

  it('says that no model is loaded, and how to train one', async () => {
    const product = await startProduct('none', web.temporary());
    await onPage(web.openAt(product.web, '/model'), async (page) => {
      const banner = page.getByRole('status', { name: 'Connection to the server' });
      await banner.getByText('make train').waitFor();
      await page.getByText('No model', { exact: true }).waitFor();
      await page.getByRole('heading', { name: 'The model cannot be shown' }).waitFor();
      await expectElement(page.getByRole('button', { name: 'Try now' })).toBeVisible();
    });
    await product.stop();
  });

  it.each(PAGES)(
    'says of $path that it is loading until the answer comes',
    async ({ path, asks, loading, heading }) => {
      await onPage(web.open('/robots.txt'), async (page) => {
        let release: () => void = () => undefined;
        const held = new Promise<void>((resolve) => {
          release = resolve;
        });
        await page.route(asks, async (route) => {
          await held;
          await route.continue();
        });
        await page.goto(web.url(path));
        const status = page.getByRole('main').getByRole('status').filter({ hasText: loading }).first();
        await status.waitFor();
        await page.getByRole('main').locator('[aria-hidden=true]:visible').first().waitFor();
        release();
        await page.getByRole('main').getByRole('heading', { name: heading, exact: true }).first().waitFor();
        await status.waitFor({ state: 'detached' });
      });
    },
  );

  it.each([
    ...FAILURES.map((failure) => ({ ...failure, what: 'the error page of another server', nonsense: OTHER_SERVER })),
    ...FAILURES.slice(0, 2).map((failure) => ({ ...failure, what: 'half of an answer', nonsense: HALF_OF_IT })),
  ])('$path says so when $asks answers with $what, and tries again', async ({ path, asks, says, nonsense }) => {
    const before = async (page: Page): Promise<void> => {
      await page.clock.install();
      await page.route(asks, (route) => route.fulfill(nonsense));
    };
    await onPage(web.open(path, { before }), async (page) => {
      const notice = page.getByRole('heading', { name: says, exact: true });
      await skipUntil(page, () => notice.isVisible());
      await expectElement(page.getByRole('banner').getByRole('link', { name: 'Movie night' })).toBeVisible();
      await page.unrouteAll();
      const again = page.getByRole('button', { name: 'Try again' });
      if ((await again.count()) === 0) return;
      await again.click();
      await notice.waitFor({ state: 'detached' });
    });
  });

  it('says that the titles are a demonstration until that is put away for good', async () => {
    await onPage(web.open('/'), async (page) => {
      const notice = page.getByRole('region', { name: 'Demo catalogue' });
      await notice.getByText('517 titles with illustrative ratings').waitFor();
      await notice.getByText('How to get all of IMDb’s').click();
      await notice.getByText('make train').waitFor();
      await notice.getByRole('button', { name: 'Dismiss the demo notice' }).click();
      await notice.waitFor({ state: 'detached' });
      await page.reload();
      await page.getByText('All well', { exact: true }).waitFor();
      await expectElement(notice).toHaveCount(0);
    });
  });

  it('says of an address that means nothing that there is no page', async () => {
    await onPage(web.open('/films/of/1999'), async (page) => {
      await page.getByRole('heading', { name: 'There is no page here', level: 1 }).waitFor();
      await expect.poll(() => page.title()).toBe('Page not found · Movie night');
      await page.getByRole('link', { name: 'To the start page' }).click();
      await page.getByRole('heading', { name: /^Name a film you like/, level: 1 }).waitFor();
      await expectElement(page).toHaveURL(web.url('/'));
    });
  });

  it('tells at its foot how the service is, and whose the data is', async () => {
    const health = (await (await fetch(`${web.product().api}/health`)).json()) as Record<string, string>;
    await onPage(web.open('/hidden'), async (page) => {
      const foot = page.getByRole('contentinfo');
      await foot.getByText('All well', { exact: true }).waitFor();
      const facts = await foot.locator('dl > div').allInnerTexts();
      const [, year, month, day, id] = /^(\d{4})(\d\d)(\d\d)T.*-(\w+)$/.exec(health.model_version ?? '') ?? [];
      expect(facts.map((fact) => fact.replace(/\s+/g, ' '))).toEqual([
        'Server All well',
        'Titles 517',
        `Model ${year}-${month}-${day} · ${id}`,
        expect.stringMatching(/^Up for (\d+ s|\d+ min)$/),
        `Version ${health.version}`,
      ]);
      await expectElement(foot.getByText(ATTRIBUTION, { exact: true })).toHaveCount(1);
    });
  });
});
