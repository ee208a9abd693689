/** How many and which titles are recommended: chosen in a panel, kept in the address, met by the titles. */

import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { cardTitles, readCards, texts, waitForTitles } from '../helpers/cards.ts';
import { tabTo, waitForFocus } from '../helpers/keyboard.ts';
import { browserTitle, CHROMIUM, expectElement, onPage, remembering, useWeb } from '../helpers/web.ts';

const MATRIX = '/title/tt0133093';
const ALL = '?n=12&type=movie,tvSeries&genre=Drama,Sci-Fi,-Horror&from=1985&to=2015&rating=7.5&votes=50000&runtime=150';

const panelOf = (page: Page) => page.getByRole('region', { name: 'Filters' });
const slider = (page: Page, name: string) => page.getByRole('slider', { name });
const chip = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const conditions = (page: Page) => page.getByRole('list', { name: 'Active filters' }).getByRole('listitem');

/** Waits until the address asks for something. */
async function waitForQuery(page: Page, query: string): Promise<void> {
  await expect.poll(() => new URL(page.url()).search).toBe(query);
}

describe.skipIf(CHROMIUM === undefined)(browserTitle('the controls of recommendations'), () => {
  const web = useWeb();
  /** Opens a page on which the panel was left open. */
  const openPanel = (path: string) => web.open(path, { options: remembering(web.url(''), { 'filters-open': true }) });
  const waitForCards = (page: Page, body: Readonly<Record<string, unknown>>) =>
    waitForTitles(page, web.product().api, { tconst: 'tt0133093', ...body });

  it('write every choice into the address, and recommend titles that meet them all', async () => {
    await onPage(web.open(MATRIX), async (page) => {
      await page.getByRole('button', { name: /^Filters/ }).click();
      await slider(page, 'How many titles').fill('12');
      await waitForQuery(page, '?n=12');
      for (const name of ['Film', 'Series', 'Drama', 'Sci-Fi', 'Horror']) await chip(page, name).click();
      await chip(page, 'Horror, wanted').click();
      const places = { 'First year': '1985', 'Last year': '2015', Rating: '7.5', Votes: '6', Runtime: '150' };
      for (const [name, place] of Object.entries(places)) await slider(page, name).fill(place);
      await waitForQuery(page, ALL);
      await waitForCards(page, {
        top_k: 12,
        filters: {
          title_types: ['movie', 'tvSeries'],
          genres: { any: ['Drama', 'Sci-Fi'], none: ['Horror'] },
          year_from: 1985,
          year_to: 2015,
          min_rating: 7.5,
          min_votes: 50_000,
          max_runtime: 150,
        },
      });
      const cards = await readCards(page);
      expect(cards).toHaveLength(12);
      for (const { title, type, genres, year, rating, votes, runtime } of cards) {
        expect(['Film', 'Series'], title).toContain(type);
        expect(genres.includes('Drama') || genres.includes('Sci-Fi'), title).toBe(true);
        expect(genres, title).not.toContain('Horror');
        expect(year, title).toBeGreaterThanOrEqual(1985);
        expect(year, title).toBeLessThanOrEqual(2015);
        expect(rating, title).toBeGreaterThanOrEqual(7.5);
        expect(votes, title).toBeGreaterThanOrEqual(50_000);
        expect(runtime, title).toBeLessThanOrEqual(150);
      }
    });
  });

  it('are those of the address, also after a reload, and each can be dropped, or all of them', async () => {
    await onPage(openPanel(MATRIX + ALL), async (page) => {
      const titles = await cardTitles(page);
      await page.reload();
      await expect.poll(() => cardTitles(page)).toEqual(titles);
      await expectElement(slider(page, 'How many titles')).toHaveValue('12');
      await expectElement(slider(page, 'First year')).toHaveValue('1985');
      await expectElement(slider(page, 'Rating')).toHaveAttribute('aria-valuetext', '7.5 or better');
      await expectElement(slider(page, 'Votes')).toHaveAttribute('aria-valuetext', '50K or more');
      await expectElement(slider(page, 'Runtime')).toHaveAttribute('aria-valuetext', 'Up to 2 h 30 min');
      await expectElement(chip(page, 'Series')).toHaveAttribute('aria-pressed', 'true');
      await expectElement(chip(page, 'Mini-series')).toHaveAttribute('aria-pressed', 'false');
      await expectElement(chip(page, 'Drama, wanted')).toHaveCount(1);
      await expectElement(chip(page, 'Horror, avoided')).toHaveCount(1);
      const ranges = ['Rated 7.5 or better', '50K votes or more', '2 h 30 min or shorter', '1985–2015'];
      const names = [...ranges, 'Drama', 'Sci-Fi', 'No Horror', 'Film', 'Series'];
      await expect
        .poll(() => texts(conditions(page)))
        .toEqual([...names.map((name) => `Remove filter: ${name}`), 'Reset filters']);
      await page.getByRole('button', { name: 'Remove filter: 1985–2015' }).click();
      await waitForQuery(page, ALL.replace('&from=1985&to=2015', ''));
      await waitForFocus(page.getByRole('button', { name: 'Remove filter: Drama' }));
      await page.getByRole('button', { name: 'Reset filters' }).click();
      await waitForQuery(page, '?n=12');
      await expectElement(conditions(page)).toHaveCount(0);
      await waitForFocus(page.getByRole('button', { name: /^Filters/ }));
      await waitForCards(page, { top_k: 12 });
    });
  });

  it('pass over what makes no sense in an address', async () => {
    const nonsense =
      '?n=abc&type=opera,&genre=Nope,123,-&from=20000&to=x&rating=99&votes=-1&runtime=1e9&strategy=best&diversity=7&familiarity=x&other=1';
    await onPage(openPanel(MATRIX + nonsense), async (page) => {
      await waitForCards(page, {});
      await expectElement(conditions(page)).toHaveCount(0);
      await expectElement(slider(page, 'How many titles')).toHaveValue('20');
      await chip(page, 'Film').click();
      await waitForQuery(page, '?other=1&type=movie');
    });
  });

  it('choose how titles are ranked, in the address, with what the strategy has a use for, and reset it', async () => {
    await onPage(openPanel(MATRIX), async (page) => {
      const strategy = (name: string) => page.getByRole('radio', { name, exact: true });
      await slider(page, 'Variety').fill('0.8');
      await waitForQuery(page, '?diversity=0.8');
      await waitForCards(page, { diversity: 0.8 });
      await slider(page, 'Familiarity').fill('1');
      await waitForQuery(page, '?diversity=0.8&familiarity=1');
      await waitForCards(page, { diversity: 0.8, familiarity: 1 });
      await page.reload();
      await expectElement(slider(page, 'Variety')).toHaveAttribute('aria-valuetext', '80 %');
      const names = ['Variety 80 %', 'Familiarity 100 %'].map((name) => `Remove filter: ${name}`);
      await expect.poll(() => texts(conditions(page))).toEqual([...names, 'Reset filters']);
      await page.getByRole('button', { name: 'Remove filter: Variety 80 %' }).click();
      await waitForQuery(page, '?familiarity=1');

      await strategy('Smart match').focus();
      await page.keyboard.press('ArrowRight');
      await waitForQuery(page, '?strategy=content');
      await waitForCards(page, { strategy: 'content' });
      await expectElement(slider(page, 'Variety').or(slider(page, 'Familiarity'))).toHaveCount(0);
      const cards = await readCards(page);
      expect(cards.map(({ match }) => match)).toEqual(cards.map(() => undefined));
      const similarities = cards.map(({ similarity }) => similarity);
      expect(similarities).toEqual(similarities.toSorted((a, b) => b - a));
      const why = page.getByRole('link', { name: /^Why\? / }).first();
      await expectElement(why).toHaveAttribute('href', /&strategy=content$/);

      await page.getByRole('button', { name: 'Reset filters' }).click();
      await waitForQuery(page, '');
      await expectElement(strategy('Smart match')).toBeChecked();
      await slider(page, 'Variety').fill('0.5');
      await waitForQuery(page, '?diversity=0.5');
      await slider(page, 'Variety').fill('0.3');
      await waitForQuery(page, '');
      // Where the sliders rest is what the API does by itself.
      await waitForCards(page, { diversity: 0.3, familiarity: 0.2 });
    });
  });

  it('undo a change with back, and do it again with forward', async () => {
    await onPage(openPanel(MATRIX), async (page) => {
      await waitForCards(page, {});
      await chip(page, 'Series').click();
      await waitForCards(page, { filters: { title_types: ['tvSeries'] } });
      await chip(page, 'Crime').click();
      await waitForQuery(page, '?type=tvSeries&genre=Crime');
      await page.goBack();
      await waitForQuery(page, '?type=tvSeries');
      await chip(page, 'Crime').waitFor();
      await page.goBack();
      await waitForQuery(page, '');
      await expectElement(chip(page, 'Series')).toHaveAttribute('aria-pressed', 'false');
      await waitForCards(page, {});
      await page.goForward();
      await waitForCards(page, { filters: { title_types: ['tvSeries'] } });
      await expectElement(chip(page, 'Series')).toHaveAttribute('aria-pressed', 'true');
    });
  });

  it('are operated with the keyboard alone', async () => {
    await onPage(web.open(MATRIX), async (page) => {
      await waitForCards(page, {});
      await tabTo(page, page.getByRole('button', { name: /^Filters/ }));
      await page.keyboard.press('Enter');
      await panelOf(page).waitFor();
      await tabTo(page, slider(page, 'How many titles'));
      await page.keyboard.press('Home');
      await waitForQuery(page, '?n=3');
      await tabTo(page, slider(page, 'Last year'));
      for (let presses = 0; presses < 4; presses++) await page.keyboard.press('ArrowLeft');
      await waitForQuery(page, '?n=3&to=2021');
      await tabTo(page, slider(page, 'Rating'));
      await page.keyboard.press('End');
      await expectElement(slider(page, 'Rating')).toHaveAttribute('aria-valuetext', '10.0 or better');
      const notice = page.getByRole('heading', { name: 'No title meets all these conditions' });
      await notice.waitFor();
      await tabTo(page, page.getByRole('button', { name: 'Without “Rated 10 or better”' }));
      await page.keyboard.press('Enter');
      await notice.waitFor({ state: 'detached' });
      await waitForFocus(page.getByRole('heading', { name: 'More like this', level: 2 }));
      await waitForCards(page, { top_k: 3, filters: { year_to: 2021 } });
      await tabTo(page, chip(page, 'Western'));
      await page.keyboard.press('Space');
      await waitForFocus(chip(page, 'Western, wanted'));
      await page.getByRole('status').filter({ hasText: 'Western: wanted' }).waitFor({ state: 'attached' });
      await page.keyboard.press('Space');
      await waitForQuery(page, '?n=3&genre=-Western&to=2021');
    });
  });

  it('open in a sheet on a phone, which Escape closes, and the focus returns', async () => {
    await onPage(web.open(MATRIX, { width: 390, height: 800 }), async (page) => {
      await waitForCards(page, {});
      const button = page.getByRole('button', { name: /^Filters/ });
      const sheet = page.getByRole('dialog', { name: 'Filters' });
      await button.click();
      await sheet.waitFor();
      await sheet.getByRole('button', { name: 'Series', exact: true }).click();
      await waitForQuery(page, '?type=tvSeries');
      await page.keyboard.press('Escape');
      await sheet.waitFor({ state: 'hidden' });
      await waitForFocus(button);
      await expectElement(button).toHaveText(/^Filters\s*1/);
      await waitForCards(page, { filters: { title_types: ['tvSeries'] } });
      await button.click();
      await sheet.getByRole('button', { name: 'Reset' }).click();
      await waitForQuery(page, '');
      await sheet.getByRole('button', { name: 'Show titles' }).click();
      await sheet.waitFor({ state: 'hidden' });
      await waitForCards(page, {});
    });
  });
});
