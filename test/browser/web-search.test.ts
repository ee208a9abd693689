/** The search of the web app: suggestions by mouse and keyboard, and what was searched for and looked at before. */

import type { Page, Request, Route } from 'playwright';
import { describe, expect, it } from 'vitest';
import { texts } from '../helpers/cards.ts';
import { waitForFocus } from '../helpers/keyboard.ts';
import { browserTitle, CHROMIUM, expectElement, onPage, useWeb } from '../helpers/web.ts';

const boxOf = (page: Page) => page.getByRole('combobox', { name: 'Search titles' });
const listOf = (page: Page) => page.getByRole('listbox', { name: 'Titles' });
const recentOf = (page: Page) => page.getByRole('grid', { name: 'Recent' });
const announced = (page: Page) => page.getByRole('search').getByRole('status').textContent();
const selected = (page: Page) => page.getByRole('option', { selected: true });
const active = async (page: Page) => (await texts(selected(page))).join();
const first = async (page: Page) => (await texts(page.getByRole('option').first())).join();

/** Types a text and waits until its own answer is shown, which is announced alone. */
async function type(page: Page, text: string): Promise<void> {
  await boxOf(page).pressSequentially(text);
  await expect.poll(() => announced(page)).toMatch(/^\d+ titles?$/);
  await listOf(page).waitFor();
}

describe.skipIf(CHROMIUM === undefined)(browserTitle('the search box'), () => {
  const web = useWeb();

  it('suggests titles with the match marked and the facts beside, and announces how many there are', async () => {
    await onPage(web.open('/hidden'), async (page) => {
      await type(page, 'toy story');
      await expect.poll(() => announced(page)).toBe('3 titles');
      const options = page.getByRole('option');
      await expect
        .poll(() => texts(options))
        .toEqual([
          'Toy Story, 1995 · Film, rated 8.5 by 1M votes',
          'Toy Story 2, 1999 · Film, rated 8.0 by 500K votes',
          'Toy Story 3, 2010 · Film, rated 8.5 by 500K votes',
          'All results for “toy story”',
        ]);
      await expectElement(options.locator('mark')).toHaveText(['Toy Story', 'Toy Story', 'Toy Story']);
      await boxOf(page).fill('zzzzqqq');
      await page.getByText('No titles for “zzzzqqq”').waitFor();
      await expect.poll(() => announced(page)).toBe('No titles');
    });
  });

  it('is used with the keyboard alone: arrows wrap around, Enter opens the title', async () => {
    await onPage(web.open('/'), async (page) => {
      await waitForFocus(boxOf(page));
      await type(page, 'the office');
      await page.keyboard.press('ArrowDown');
      await expect.poll(() => active(page)).toContain('The Office, 2005 · Series');
      await page.keyboard.press('ArrowUp');
      await expect.poll(() => active(page)).toBe('All results for “the office”');
      await expect
        .poll(() => boxOf(page).getAttribute('aria-activedescendant'))
        .toBe(await selected(page).getAttribute('id'));
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await expect.poll(() => active(page)).toContain('The Office, 2001 · Series');
      await waitForFocus(boxOf(page));
      await page.keyboard.press('Enter');
      await page.waitForURL(web.url('/title/tt0290978'));
      await page.getByRole('heading', { name: 'The Office', level: 1 }).waitFor();
    });
  });

  it('closes the list with Escape and then clears the text; Tab leaves', async () => {
    await onPage(web.open('/hidden'), async (page) => {
      await type(page, 'alien');
      await expectElement(boxOf(page)).toHaveAttribute('aria-expanded', 'true');
      await page.keyboard.press('Escape');
      await listOf(page).waitFor({ state: 'detached' });
      await expectElement(boxOf(page)).toHaveValue('alien');
      await expectElement(boxOf(page)).toHaveAttribute('aria-expanded', 'false');
      await page.keyboard.press('Escape');
      await expectElement(boxOf(page)).toHaveValue('');
      await type(page, 'matrix');
      await page.keyboard.press('Tab');
      await listOf(page).waitFor({ state: 'detached' });
      await expectElement(boxOf(page)).toHaveValue('matrix');
      await waitForFocus(page.getByRole('button', { name: 'Clear' }));
    });
  });

  it('never shows the answer to an earlier text, although it arrives after the later one', async () => {
    await onPage(web.open('/hidden'), async (page) => {
      const held: Route[] = [];
      const early = /\/api\/suggest\?q=alien/;
      await page.route(early, (route) => {
        held.push(route);
      });
      const isEarly = (request: Request): boolean => early.test(request.url());
      const over = Promise.race([
        page.waitForEvent('requestfinished', isEarly),
        page.waitForEvent('requestfailed', isEarly),
      ]);
      await boxOf(page).pressSequentially('alien');
      await expect.poll(() => held.length).toBe(1);
      await boxOf(page).fill('matrix');
      await expect.poll(() => first(page)).toContain('The Matrix, 1999');
      // The answer arrives now, unless the app has given the request up already.
      await held[0]?.continue().catch(() => undefined);
      await over;
      await page.evaluate('new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)))');
      await expect.poll(() => first(page)).toContain('The Matrix, 1999');
      await expect.poll(() => announced(page)).toBe('3 titles');
    });
  });

  it('finds a title in spite of a slip of the keys, and by its number or address on IMDb', async () => {
    await onPage(web.open('/hidden'), async (page) => {
      for (const text of ['inceptoin', 'tt1375666', 'https://www.imdb.com/title/tt1375666/?ref_=fn_al_tt_1']) {
        await boxOf(page).fill(text);
        await expect
          .poll(() => texts(page.getByRole('option')))
          .toEqual(['Inception, 2010 · Film, rated 9.0 by 2M votes', `All results for “${text}”`]);
      }
    });
  });

  it('takes the focus at the key "/", but not while one types elsewhere', async () => {
    await onPage(web.open('/mix'), async (page) => {
      await page.getByRole('heading', { name: 'Pick a few you love' }).waitFor();
      await page.keyboard.press('/');
      await waitForFocus(boxOf(page));
      await expectElement(boxOf(page)).toHaveValue('');
      const other = page.getByRole('combobox', { name: 'Add a title to the mix' });
      await other.focus();
      await page.keyboard.press('/');
      await expectElement(other).toHaveValue('/');
      await waitForFocus(other);
    });
  });

  it('keeps recent titles and searches after a reload, until they are removed', async () => {
    await onPage(web.open('/title/tt0133093'), async (page) => {
      await page.getByRole('heading', { name: 'The Matrix', level: 1 }).waitFor();
      await boxOf(page).fill('toy story');
      await page.keyboard.press('Enter');
      await page
        .getByText('3 titles · ')
        .or(page.getByText('3 titles', { exact: true }))
        .first()
        .waitFor();
      await page.goto(web.url('/hidden'));
      await page.reload();
      await boxOf(page).focus();
      const rows = recentOf(page).getByRole('row');
      await expect.poll(() => texts(rows)).toEqual(['toy story', 'The Matrix, 1999 · Film', 'Clear all']);
      await expect.poll(() => announced(page)).toBe('2 recent');
      for (const key of ['ArrowDown', 'ArrowRight', 'Enter']) await page.keyboard.press(key);
      await expect.poll(() => texts(rows)).toEqual(['The Matrix, 1999 · Film', 'Clear all']);
      await page.keyboard.press('Enter');
      await page.waitForURL(web.url('/title/tt0133093'));
      await page.goto(web.url('/'));
      const strip = page.getByRole('region', { name: 'Where you left off' });
      await expect.poll(() => texts(strip.getByRole('link'))).toEqual(['The Matrix 1999']);
      await boxOf(page).click();
      await recentOf(page).getByRole('gridcell', { name: 'Clear all' }).click();
      await strip.waitFor({ state: 'detached' });
      await page.reload();
      await boxOf(page).click();
      await page.getByRole('region', { name: 'Best known' }).getByRole('link').first().waitFor();
      await expectElement(recentOf(page)).toHaveCount(0);
    });
  });
});
