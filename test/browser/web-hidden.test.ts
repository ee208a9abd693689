/** Hidden titles: not recommended from then on, listed on their page, shown again, saved as a file and taken from one. */

import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { cardTitles, recommended, texts } from '../helpers/cards.ts';
import { tabTo, waitForFocus } from '../helpers/keyboard.ts';
import { browserTitle, CHROMIUM, expectElement, onPage, remembering, useWeb } from '../helpers/web.ts';

const INCEPTION = '/title/tt1375666';
const MATRIX = { tconst: 'tt0133093', title: 'The Matrix', year: 1999, genres: 'Action,Sci-Fi', title_type: 'movie' };
const ALIEN = { tconst: 'tt0078748', title: 'Alien', year: 1979, genres: 'Horror,Sci-Fi', title_type: 'movie' };
const HIDDEN = [
  { ...MATRIX, reason: 'seen', at: Date.UTC(2025, 4, 17, 12) },
  { ...ALIEN, reason: 'not-for-me', at: Date.UTC(2025, 2, 3, 12) },
] as const;

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const rowsOf = (page: Page) => page.getByRole('region', { name: 'List of hidden titles' }).getByRole('listitem');
const said = (page: Page, text: string) => page.getByRole('status').getByText(text);

describe.skipIf(CHROMIUM === undefined)(browserTitle('hidden titles'), () => {
  const web = useWeb();
  /** Opens a page as someone who has hidden titles. */
  const openWithHidden = (path: string) =>
    web.open(path, { options: remembering(web.url(''), { 'hidden-titles': HIDDEN }) });
  const similar = (tconst: string, exclude: readonly string[] = []) =>
    recommended(web.product().api, { tconst, top_k: 20, ...(exclude.length > 0 && { filters: { exclude } }) });

  it('are not recommended from then on, on any page, and the next best take their places', async () => {
    const titles = await similar('tt1375666');
    expect(titles[0]).toBe('Interstellar');
    const without = await similar('tt1375666', ['tt0816692']);
    expect(await similar('tt0482571')).toContain('Interstellar');
    await onPage(web.open(INCEPTION), async (page) => {
      await expect.poll(() => cardTitles(page)).toEqual(titles);
      await button(page, 'Seen it: Interstellar').click();
      await said(page, 'Seen it: Interstellar is not recommended any more.').waitFor();
      await expect.poll(() => cardTitles(page)).toEqual(without);
      await page.reload();
      await expect.poll(() => cardTitles(page)).toEqual(without);
      await page.goto(web.url('/title/tt0482571'));
      await expect.poll(() => cardTitles(page)).toEqual(await similar('tt0482571', ['tt0816692']));
      await page.goto(web.url('/mix?likes=tt1375666'));
      await expect.poll(() => cardTitles(page)).not.toContain('Interstellar');
    });
  });

  it('leave their places by keyboard: the focus goes to the next card, Undo brings the title back', async () => {
    await onPage(web.open(INCEPTION), async (page) => {
      const titles = await cardTitles(page);
      const [, second = '', third = ''] = titles;
      await tabTo(page, button(page, `Not for me: ${second}`));
      await page.keyboard.press('Enter');
      await waitForFocus(page.getByRole('link', { name: third, exact: true }));
      await said(page, `Not for me: ${second} is not recommended any more.`).waitFor();
      await expect.poll(() => cardTitles(page)).not.toContain(second);
      await tabTo(page, button(page, 'Undo'), 'Shift+Tab');
      await page.keyboard.press('Enter');
      await expect.poll(() => cardTitles(page)).toEqual(titles);
      await expectElement(said(page, 'is not recommended any more')).toHaveCount(0);
    });
  });

  it('are hidden and shown again on their own pages', async () => {
    await onPage(web.open('/title/tt0133093'), async (page) => {
      const [seen, notForMe] = [button(page, 'Seen it'), button(page, 'Not for me')];
      await seen.click();
      await expectElement(seen).toHaveAttribute('aria-pressed', 'true');
      await notForMe.click();
      await expectElement(seen).toHaveAttribute('aria-pressed', 'false');
      await expectElement(notForMe).toHaveAttribute('aria-pressed', 'true');
      await page.goto(web.url('/hidden'));
      await expectElement(rowsOf(page)).toHaveText([/Not for me/]);
      await page.goBack();
      await notForMe.click();
      await expectElement(notForMe).toHaveAttribute('aria-pressed', 'false');
      await page.getByRole('link', { name: 'Hidden' }).click();
      await page.getByRole('heading', { name: 'Nothing is hidden' }).waitFor();
    });
  });

  it('are listed with why and when, by reason, and shown again with a way back', async () => {
    await onPage(openWithHidden('/hidden'), async (page) => {
      await page.getByRole('heading', { name: 'Hidden titles', level: 1 }).waitFor();
      await expect.poll(() => page.title()).toBe('Hidden titles · Movie night');
      const rows = rowsOf(page);
      await expect
        .poll(() => texts(rows))
        .toEqual([
          'The Matrix1999 · FilmSeen it · May 17, 2025Show again',
          'Alien1979 · FilmNot for me · Mar 3, 2025Show again',
        ]);
      await page.locator('label', { hasText: /^Seen it/ }).click();
      await expectElement(rows).toHaveCount(1);
      await page.locator('label', { hasText: /^All/ }).click();
      await button(page, 'Show again: The Matrix').click();
      await said(page, 'The Matrix may be recommended again').waitFor();
      await waitForFocus(button(page, 'Show again: Alien'));
      await expectElement(rows).toHaveCount(1);
      await button(page, 'Undo').click();
      await expectElement(rows).toHaveCount(2);
      await button(page, 'Show again: Alien').click();
      await page.reload();
      await button(page, 'Show again: The Matrix').waitFor();
      await expectElement(rows).toHaveCount(1);
    });
  });

  it('are all shown again after a question, by keyboard alone', async () => {
    await onPage(openWithHidden('/hidden'), async (page) => {
      const ask = button(page, 'Show all again…');
      const dialog = page.getByRole('dialog', { name: 'Show all 2 titles again?' });
      await tabTo(page, ask);
      await page.keyboard.press('Enter');
      await dialog.waitFor();
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'hidden' });
      await waitForFocus(ask);
      await expectElement(rowsOf(page)).toHaveCount(2);
      await page.keyboard.press('Enter');
      await tabTo(page, dialog.getByRole('button', { name: 'Show all again' }));
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Nothing is hidden' }).waitFor();
      await waitForFocus(page.getByRole('heading', { name: 'Hidden titles', level: 1 }));
      await button(page, 'Undo').click();
      await expectElement(rowsOf(page)).toHaveCount(2);
    });
  });

  it('are saved as a file, and taken from it in another browser', async () => {
    const path = web.temporary('hidden.json');
    await onPage(openWithHidden('/hidden'), async (page) => {
      const download = page.waitForEvent('download');
      await button(page, 'Save as file').click();
      expect((await download).suggestedFilename()).toMatch(/^hidden-titles-\d{4}-\d\d-\d\d\.json$/);
      await (await download).saveAs(path);
      expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ version: 1, titles: HIDDEN });
    });
    await onPage(web.open('/hidden'), async (page) => {
      await page.getByRole('heading', { name: 'Nothing is hidden' }).waitFor();
      const input = page.getByLabel('File with hidden titles');
      await input.setInputFiles(path);
      await said(page, '2 titles added.').waitFor();
      await expectElement(rowsOf(page)).toHaveCount(2);
      await input.setInputFiles(path);
      await said(page, 'Nothing new in the file.').waitFor();
      await page.reload();
      await expectElement(rowsOf(page)).toHaveCount(2);
    });
  });

  it('stay as they are when a file is of no use, and the message says what is wrong with it', async () => {
    const files = {
      'It is not a JSON file, or it is damaged.': '{"titles": [',
      'It is a JSON file, but not one with hidden titles.': '{"hello": "world"}',
      'Nothing in it is a hidden title.': '[{"tconst": "tt1"}]',
      '“list.json” was not read: it is too large for a list of titles.': ' '.repeat(5_000_001),
      'One title added; 1 entry was not readable.': JSON.stringify([
        { ...HIDDEN[0], tconst: 'tt0110912', title: 'Pulp Fiction' },
        { ...HIDDEN[0], at: 'yesterday' },
      ]),
    };
    await onPage(openWithHidden('/hidden'), async (page) => {
      await rowsOf(page).nth(1).waitFor();
      for (const [message, text] of Object.entries(files)) {
        await expectElement(rowsOf(page)).toHaveCount(2);
        const file = { name: 'list.json', mimeType: 'application/json', buffer: Buffer.from(text) };
        await page.getByLabel('File with hidden titles').setInputFiles(file);
        await said(page, message).waitFor();
      }
      await expectElement(rowsOf(page)).toHaveCount(3);
    });
  });
});
