/** The page of a title: its facts, what is similar to it, the way from title to title and back, and addresses of no title. */

import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { cardTitles, readCards, recommendedList, texts } from '../helpers/cards.ts';
import { waitForFocus } from '../helpers/keyboard.ts';
import { browserTitle, CHROMIUM, expectElement, onPage, settled, useWeb } from '../helpers/web.ts';

const INCEPTION = '/title/tt1375666';
const headingOf = (page: Page, name: string) => page.getByRole('heading', { name, level: 1, exact: true });
const scrolled = (page: Page) => page.evaluate<number>('Math.round(scrollY)');

describe.skipIf(CHROMIUM === undefined)(browserTitle('the page of a title'), () => {
  const web = useWeb();

  it('shows at its own address what the title is, with a link to IMDb', async () => {
    await onPage(web.open(INCEPTION), async (page) => {
      await headingOf(page, 'Inception').waitFor();
      await expect.poll(() => page.title()).toBe('Inception (2010) · Movie night');
      const itemsOf = (name: string) => page.getByRole('list', { name }).first().getByRole('listitem');
      await expectElement(itemsOf('Facts')).toHaveText(['2010', 'Film', '2 h 28 min']);
      await expectElement(itemsOf('Genres')).toHaveText(['Adventure', 'Sci-Fi', 'Thriller']);
      await expect
        .poll(() => texts(page.getByRole('main')))
        .toEqual([expect.stringContaining('Rated 9.0 out of 102M votes')]);
      const link = page.getByRole('link', { name: 'IMDb (opens a new tab)', exact: true });
      await expectElement(link).toHaveAttribute('href', 'https://www.imdb.com/title/tt1375666/');
      await expectElement(link).toHaveAttribute('target', '_blank');
      await expectElement(link).toHaveAttribute('rel', /\bnoreferrer\b/);
    });
  });

  it('shows the most similar titles as cards, in the order of the API', async () => {
    const { recommendations } = await recommendedList(web.product().api, { tconst: 'tt1375666', top_k: 20 });
    await onPage(web.open(INCEPTION), async (page) => {
      const cards = await readCards(page);
      expect(cards.map(({ title }) => title)).toEqual(recommendations.map(({ title }) => title));
      expect(cards.map(({ rank }) => rank)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
      expect(cards.map(({ match }) => match)).toEqual(
        recommendations.map(({ score }) => Math.floor(Math.round(score * 10_000) / 100)),
      );
      for (const card of cards) {
        expect(card.similarity, card.title).toBeGreaterThan(0);
        expect(card.similarity, card.title).toBeLessThanOrEqual(100);
        expect(card.runtime, card.title).toBeGreaterThan(0);
        expect(card.rating, card.title).toBeGreaterThanOrEqual(6);
        expect(card.votes, card.title).toBeGreaterThanOrEqual(1000);
        expect(card.genres.length, card.title).toBeGreaterThan(0);
      }
      expect(cards.find(({ title }) => title === 'Jurassic Park')).toMatchObject({
        year: 1993,
        type: 'Film',
        runtime: 127,
        rating: 8.5,
        votes: 1_000_000,
        genres: ['Adventure', 'Sci-Fi'],
      });
      const line = page.getByRole('region', { name: 'More like this' }).getByRole('status').first();
      await expectElement(line).toHaveText(/^20 titles out of 517, in [\d.,]+ ms$/);
      const imdb = page.getByRole('link', { name: 'Jurassic Park on IMDb (opens a new tab)' });
      await expectElement(imdb).toHaveAttribute('href', 'https://www.imdb.com/title/tt0107290/');
    });
  });

  it('leads from title to title, with the focus on the new page and its top in sight', async () => {
    await onPage(web.open(INCEPTION), async (page) => {
      const [first = ''] = await cardTitles(page);
      await page.getByRole('link', { name: `More like this: ${first}`, exact: true }).click();
      await headingOf(page, first).waitFor();
      await waitForFocus(page.getByRole('main'));
      await expect.poll(() => scrolled(page)).toBe(0);
      await expect.poll(() => page.title()).toMatch(/ · Movie night$/);
      await expect.poll(() => page.title()).toContain(`${first} (`);
      await expect.poll(() => cardTitles(page)).not.toContain(first);
      const [next = ''] = await cardTitles(page);
      await page.getByRole('link', { name: next, exact: true }).click();
      await headingOf(page, next).waitFor();
    });
  });

  it('comes back to the page, its name and its place with back and forward', async () => {
    await onPage(web.open(INCEPTION), async (page) => {
      const titles = await cardTitles(page);
      const name = titles[10] ?? '';
      const link = page.getByRole('link', { name: `More like this: ${name}`, exact: true });
      await settled(page);
      await link.scrollIntoViewIfNeeded();
      const place = await scrolled(page);
      expect(place).toBeGreaterThan(200);
      await link.click();
      await headingOf(page, name).waitFor();
      await readCards(page);
      await expect.poll(() => scrolled(page)).toBe(0);
      await page.mouse.wheel(0, 300);
      await expect.poll(() => scrolled(page)).toBe(300);
      await page.goBack();
      await headingOf(page, 'Inception').waitFor();
      await expect.poll(() => page.title()).toBe('Inception (2010) · Movie night');
      await expect.poll(() => cardTitles(page)).toEqual(titles);
      await expect.poll(() => scrolled(page)).toBe(place);
      await page.goForward();
      await headingOf(page, name).waitFor();
      await expect.poll(() => page.title()).toContain(name);
      await expect.poll(() => scrolled(page)).toBe(300);
    });
  });

  it('says of a title that is not in the catalogue why, and offers a way out', async () => {
    await onPage(web.open('/title/tt9999999'), async (page) => {
      await headingOf(page, 'Title not found').waitFor();
      await page.getByText('No title with the id tt9999999 is in this catalogue.').waitFor();
      await expect.poll(() => page.title()).toBe('Title not found · Movie night');
      await page.getByRole('link', { name: 'To the start page' }).click();
      await page.waitForURL(web.url('/'));
      await page.getByRole('heading', { name: /^Name a film you like/, level: 1 }).waitFor();
    });
  });

  it('offers the titles that the API takes to be meant', async () => {
    await onPage(web.open('/hidden'), async (page) => {
      const near = { tconst: 'tt1375666', title: 'Inception', year: 2010 };
      const detail = { error: 'title_not_found', message: 'Not here.', suggestion: '', did_you_mean: [near] };
      await page.route('**/api/titles/tt9999999', (route) => route.fulfill({ status: 404, json: { detail } }));
      await page.goto(web.url('/title/tt9999999'));
      await page.getByText('Did you mean').waitFor();
      await page.getByRole('link', { name: 'Inception (2010)' }).click();
      await headingOf(page, 'Inception').waitFor();
    });
  });

  it('says of an address without a title’s number that it is none', async () => {
    await onPage(web.open('/title/abc%3Cb%3E'), async (page) => {
      await page.getByRole('heading', { name: 'This is not the address of a title' }).waitFor();
      await page.getByText('“abc<b>” is not one of IMDb’s identifiers').waitFor();
      await expect.poll(() => page.title()).toBe('Title not found · Movie night');
    });
  });

  it('shares its address, with what was asked for', async () => {
    const options = { permissions: ['clipboard-read', 'clipboard-write'] };
    await onPage(web.open(`${INCEPTION}?n=5&type=movie`, { options }), async (page) => {
      await page.getByRole('button', { name: 'Share' }).click();
      await page.getByRole('status').getByText('The link is copied.').waitFor();
      await expect
        .poll(() => page.evaluate('navigator.clipboard.readText()'))
        .toBe(web.url(`${INCEPTION}?n=5&type=movie`));
      await page.getByRole('button', { name: 'Dismiss', exact: true }).click();
      await expectElement(page.getByText('The link is copied.')).toHaveCount(0);
    });
  });
});
