/** The web app keeps to itself: no other host, no cookies, no more in requests and in the browser than is needed. */

import type { Page, Request, Response } from 'playwright';
import { describe, expect, it } from 'vitest';
import { browserTitle, CHROMIUM, useWeb } from '../helpers/web.ts';
import { cards, HIDDEN, INCEPTION, MIX, TWO } from '../helpers/web-states.ts';

const PATHS = [
  '/',
  '/search?q=the',
  INCEPTION,
  '/mix',
  MIX.replace('&n', ',tt9999999&n'),
  TWO,
  '/hidden',
  '/model',
  '/nowhere',
];

/** All that the app ever remembers, and only in the browser. */
const REMEMBERED = ['demo-notice-dismissed', 'filters-open', 'hidden-titles', 'last-mix', 'recent', 'theme'];
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/** What the API lets browsers do with data: nothing. */
const DATA_POLICY = "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'";

/** A link as the page has it. */
interface LinkFacts {
  readonly href: string;
  readonly target: string;
  readonly rel: string;
}

describe.skipIf(CHROMIUM === undefined)(browserTitle('privacy of the web app'), () => {
  const web = useWeb();

  it.each(PATHS)('%s loads from its own host alone, without cookies, and links to IMDb alone', async (path) => {
    await web.visit('/robots.txt', {}, async (page) => {
      const { requests, responses } = watch(page);
      await page.goto(web.url(path));
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.getByText('All well', { exact: true }).waitFor();
      await page.waitForLoadState('networkidle');

      expect(requests.length).toBeGreaterThan(5);
      for (const request of requests) {
        expect(new URL(request.url()).origin).toBe(web.url(''));
        const headers = await request.allHeaders();
        expect([headers.cookie ?? '', headers.referer ?? ''], request.url()).toEqual(['', '']);
      }
      for (const response of responses) {
        const headers = await response.allHeaders();
        const policy = response.url().startsWith(web.url('/api/')) ? DATA_POLICY : POLICY;
        expect(headers['content-security-policy'], response.url()).toBe(policy);
        expect(headers['referrer-policy'], response.url()).toBe('no-referrer');
        expect(headers, response.url()).not.toHaveProperty('set-cookie');
      }
      expect(await page.context().cookies()).toEqual([]);

      const links = (await page.evaluate(LINKS)) as LinkFacts[];
      const outward = links.filter(({ href }) => new URL(href).origin !== web.url(''));
      expect(new Set(outward.map(({ href }) => new URL(href).origin))).toEqual(new Set(['https://www.imdb.com']));
      // "noreferrer" is "noopener" as well, and keeps the address of the page from the other host.
      expect(outward.filter(({ rel }) => !rel.split(' ').includes('noreferrer'))).toEqual([]);
      const opening = links.filter(({ target }) => target === '_blank');
      expect(opening.filter(({ rel }) => !/\b(noopener|noreferrer)\b/.test(rel))).toEqual([]);
    });
  });

  it('asks with titles and wishes alone, and keeps the rest in the browser', async () => {
    await web.visit('/', { memory: { 'hidden-titles': HIDDEN } }, async (page) => {
      const { requests } = watch(page);
      await page.getByRole('combobox', { name: 'Search titles' }).fill('godfather');
      await page.getByRole('option').first().click();
      await cards(page);
      await page.getByRole('button', { name: /^Filters/ }).click();
      await page.getByRole('button', { name: 'Drama', exact: true }).click();
      await page.waitForURL('**genre=Drama');
      await page
        .getByRole('button', { name: /^Not for me: / })
        .first()
        .click();
      await page
        .getByRole('link', { name: /^Add to mix: / })
        .first()
        .click();
      await page.getByRole('heading', { name: 'Your mix' }).waitFor();
      await cards(page);
      await page.getByRole('link', { name: 'Hidden', exact: true }).click();
      await page.getByText('3 titles', { exact: true }).waitFor();
      await page.getByRole('button', { name: 'Dismiss the demo notice' }).click();
      await page.getByRole('button', { name: /^Colours: / }).click();

      const writing = requests.filter((request) => request.method() !== 'GET');
      expect(new Set(writing.map((request) => `${request.method()} ${new URL(request.url()).pathname}`))).toEqual(
        new Set(['POST /api/recommend', 'POST /api/recommend/list']),
      );
      for (const request of writing) {
        const { filters, ...body } = request.postDataJSON() as { filters?: Record<string, unknown> };
        expect(['dislikes', 'likes', 'tconst', 'top_k']).toEqual(expect.arrayContaining(Object.keys(body)));
        expect(['genres', 'exclude']).toEqual(expect.arrayContaining(Object.keys(filters ?? {})));
        // Of hidden titles no more than which they are.
        expect(filters?.exclude).toEqual(expect.arrayContaining(HIDDEN.map(({ tconst }) => tconst)));
        expect(request.postData()).not.toMatch(/seen|not-for-me|Inception/);
      }
      const asked = requests.filter((request) => request.method() === 'GET').map((request) => new URL(request.url()));
      const parameters = new Set(asked.flatMap(({ searchParams }) => [...searchParams.keys()]));
      expect(['q', 'limit']).toEqual(expect.arrayContaining([...parameters]));

      await expect.poll(() => page.evaluate('Object.keys(localStorage).sort()')).toEqual(REMEMBERED);
      expect(await page.evaluate('sessionStorage.length')).toBe(0);
      expect(await page.evaluate('indexedDB.databases()')).toEqual([]);
      expect(await page.evaluate('caches.keys()')).toEqual([]);
      expect(await page.evaluate('navigator.serviceWorker.getRegistrations()')).toEqual([]);
      expect(await page.context().cookies()).toEqual([]);
    });
  });

  it('lets nothing in from other hosts, whatever a page would try', async () => {
    const { page, problems } = await web.open(INCEPTION);
    await cards(page);
    expect(problems).toEqual([]);
    const outcome = await page.evaluate(`fetch('https://example.org/').then(() => 'answered', (error) => error.name)`);
    expect(outcome).toBe('TypeError');
    await expect.poll(() => problems.join()).toContain('Content Security Policy');
    await page.context().close();
  });
});

/** Lists that fill with every request of a page from now on, and with every answer. */
function watch(page: Page): { readonly requests: readonly Request[]; readonly responses: readonly Response[] } {
  const requests: Request[] = [];
  const responses: Response[] = [];
  const isWeb = (one: Request | Response): boolean => /^https?:/.test(one.url());
  page.on('request', (request) => isWeb(request) && requests.push(request));
  page.on('response', (response) => isWeb(response) && responses.push(response));
  return { requests, responses };
}

/** Every link of the page. */
const LINKS = `[...document.links].map(({ href, target, rel }) => ({ href, target, rel }))`;
