/** The page of results, with more of them or advice where there are none, and the title that "Surprise me" leads to. */

import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { texts } from '../helpers/cards.ts';
import { browserTitle, CHROMIUM, expectElement, onPage, useWeb } from '../helpers/web.ts';

const boxOf = (page: Page) => page.getByRole('combobox', { name: 'Search titles' });

describe.skipIf(CHROMIUM === undefined)(browserTitle('results of a search'), () => {
  const web = useWeb();

  it('leads with Enter to a page of results, named after what was searched for', async () => {
    await onPage(web.open('/hidden'), async (page) => {
      await boxOf(page).fill('  star   wars ');
      await page.keyboard.press('Enter');
      await page.waitForURL(web.url('/search?q=star+wars'));
      await page.getByRole('heading', { name: 'star wars', level: 1 }).waitFor();
      await expect.poll(() => page.title()).toBe('Search: star wars · Movie night');
      await expectElement(boxOf(page)).toHaveValue('star wars');
      const main = page.getByRole('main');
      await main
        .getByRole('status')
        .filter({ hasText: /^6 titles/ })
        .waitFor();
      const rows = main.getByRole('listitem');
      await expect
        .poll(() => texts(rows.first()))
        .toEqual([
          'Star Wars: Episode IV - A New Hope, 1977 · Film · Action · Adventure · Fantasy, rated 9.0 by  1M votes',
        ]);
      await expectElement(rows.locator('mark')).toHaveText(Array.from({ length: 6 }, () => 'Star Wars'));
      await page.goto(web.url('/search?q=inceptoin'));
      await page.getByText('1 title · Spelt a little differently').waitFor();
    });
  });

  it('shows more of many results, and gives advice and a way on where there are none', async () => {
    await onPage(web.open('/search?q=the'), async (page) => {
      const rows = page.getByRole('main').getByRole('listitem');
      await page.getByText('The 50 best matches').waitFor();
      await expectElement(rows).toHaveCount(50);
      await page.getByRole('button', { name: 'Show more' }).click();
      await page.getByText('The 100 best matches').waitFor();
      await expectElement(rows).toHaveCount(100);
      await expectElement(page).toHaveURL(web.url('/search?q=the&limit=100'));
      await expectElement(page.getByRole('button', { name: 'Show more' })).toHaveCount(0);
      await boxOf(page).fill('zzzzqqq');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'No title of this name' }).waitFor();
      await page.getByText('Try fewer words, the original title, or the address of its page on IMDb').waitFor();
      await page.getByRole('link', { name: /^The Godfather ?, 1972/ }).click();
      await page.waitForURL(web.url('/title/tt0068646'));
    });
  });

  it('leads from "Surprise me" to the page of a title', async () => {
    await onPage(web.open('/'), async (page) => {
      await page.getByRole('button', { name: 'Surprise me' }).click();
      await page.waitForURL(/\/title\/tt\d{7,10}$/);
      await expect.poll(() => page.title()).toMatch(/ \(\d{4}\) · Movie night$/);
      const name = (await page.title()).replace(/ \(\d{4}\) · Movie night$/, '');
      await expectElement(page.getByRole('heading', { level: 1 })).toHaveText(name);
    });
  });
});
