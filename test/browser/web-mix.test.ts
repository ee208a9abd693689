/** A mix of liked and disliked titles: picked from a wall or by name, changed, shared by its address, recommended for. */

import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { cardTitles, texts, waitForTitles } from '../helpers/cards.ts';
import { tabTo, waitForFocus } from '../helpers/keyboard.ts';
import { browserTitle, CHROMIUM, expectElement, onPage, useWeb } from '../helpers/web.ts';

const [MATRIX, INCEPTION, ALIEN, HEAT] = ['tt0133093', 'tt1375666', 'tt0078748', 'tt0113277'];

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const said = (page: Page, text: string) => page.getByRole('status').getByText(text);
const boxOf = (page: Page) => page.getByRole('combobox', { name: 'Add a title to the mix' });
const wallOf = (page: Page) => page.getByRole('region', { name: 'Well-known titles' });
const onWall = (page: Page, name: RegExp) => wallOf(page).getByRole('button', { name });
const groupOf = (page: Page, name: 'More like' | 'Less like') => page.getByRole('region', { name });
const headingOf = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 });
const members = (page: Page, name: 'More like' | 'Less like') => texts(groupOf(page, name).getByRole('link'));

/** Waits until the address is that of a mix. */
async function waitForMix(page: Page, query: string): Promise<void> {
  await expect.poll(() => new URL(page.url()).search).toBe(query);
}

describe.skipIf(CHROMIUM === undefined)(browserTitle('the page of a mix'), () => {
  const web = useWeb();
  const waitForCards = (
    page: Page,
    likes: readonly string[],
    dislikes: readonly string[] = [],
    ranking: Readonly<Record<string, unknown>> = {},
  ) => waitForTitles(page, web.product().api, { likes, dislikes, ...ranking });

  it('takes titles from the wall and by name, and recommends what is close to all of them', async () => {
    await onPage(web.open('/mix'), async (page) => {
      await headingOf(page, 'Pick a few you love').waitFor();
      await expect.poll(() => page.title()).toBe('Mix · Movie night');
      await onWall(page, /The Matrix ?1999/).click();
      await said(page, 'The Matrix added. 1 liked.').waitFor({ state: 'attached' });
      await onWall(page, /Forrest Gump/).click();
      await onWall(page, /Forrest Gump/).click();
      await said(page, 'Forrest Gump removed. 1 liked.').waitFor({ state: 'attached' });
      await expectElement(onWall(page, /The Matrix/)).toHaveAttribute('aria-pressed', 'true');
      await expectElement(onWall(page, /Forrest Gump/)).toHaveAttribute('aria-pressed', 'false');
      await boxOf(page).fill('heat');
      await page.getByRole('option', { name: /Heat ?, 1995/ }).click();
      await waitForMix(page, `?likes=${MATRIX},${HEAT}`);
      await expectElement(boxOf(page)).toHaveValue('');
      const tray = page.getByRole('region', { name: 'Picked titles' });
      await tray.getByText('2 liked').waitFor();
      await tray.getByRole('button', { name: 'Show recommendations' }).click();
      await waitForFocus(headingOf(page, 'Your mix'));
      await expect.poll(() => page.title()).toBe('Mix: The Matrix, Heat · Movie night');
      await expect.poll(() => members(page, 'More like')).toEqual(['The Matrix1999', 'Heat1995']);
      await waitForCards(page, [MATRIX, HEAT]);
      await page.goBack();
      await headingOf(page, 'Pick a few you love').waitFor();
      await page.goForward();
      await headingOf(page, 'Your mix').waitFor();
    });
  });

  it('turns a like into a dislike and back, removes titles, and undoes that', async () => {
    await onPage(web.open(`/mix?likes=${MATRIX},${INCEPTION},${ALIEN}&n=20`), async (page) => {
      await waitForCards(page, [MATRIX, INCEPTION, ALIEN]);
      await button(page, 'Dislike Alien').click();
      await said(page, 'Alien is disliked now. 2 liked, 1 disliked.').waitFor({ state: 'attached' });
      await waitForMix(page, `?likes=${MATRIX},${INCEPTION}&dislikes=${ALIEN}&n=20`);
      await waitForFocus(button(page, 'Dislike Alien'));
      await expect.poll(() => members(page, 'Less like')).toEqual(['Alien1979']);
      await waitForCards(page, [MATRIX, INCEPTION], [ALIEN]);
      await button(page, 'Remove Inception').click();
      await waitForFocus(button(page, 'Remove Alien'));
      await said(page, 'Inception removed').waitFor();
      await waitForCards(page, [MATRIX], [ALIEN]);
      await button(page, 'Undo').click();
      await waitForMix(page, `?likes=${MATRIX},${INCEPTION}&dislikes=${ALIEN}&n=20`);
      await expect.poll(() => members(page, 'More like')).toEqual(['The Matrix1999', 'Inception2010']);
      await button(page, 'Like Alien').click();
      await waitForCards(page, [MATRIX, INCEPTION, ALIEN]);
      await button(page, 'Clear all').click();
      await headingOf(page, 'Pick a few you love').waitFor();
      await button(page, 'Undo').click();
      await waitForMix(page, `?likes=${MATRIX},${INCEPTION},${ALIEN}&n=20`);
    });
  });

  it('is ranked as the controls of the address say, and keeps them when it changes', async () => {
    const mix = `?likes=${MATRIX},${HEAT}`;
    await onPage(web.open(`/mix${mix}`, { width: 390 }), async (page) => {
      await page.getByRole('button', { name: /^Filters/ }).click();
      await page.getByRole('slider', { name: 'Familiarity' }).fill('0.9');
      await waitForMix(page, `${mix}&familiarity=0.9`);
      await page.getByRole('radio', { name: 'Genres and numbers' }).check();
      await waitForMix(page, `${mix}&strategy=content`);
      await button(page, 'Show titles').click();
      await waitForCards(page, [MATRIX, HEAT], [], { strategy: 'content' });
      await button(page, 'Remove Heat').click();
      await waitForMix(page, `?likes=${MATRIX}&strategy=content`);
      await waitForCards(page, [MATRIX], [], { strategy: 'content' });
      await button(page, 'Reset filters').click();
      await waitForCards(page, [MATRIX]);
    });
  });

  it('asks for something to like when all is disliked', async () => {
    await onPage(web.open(`/mix?dislikes=${ALIEN}`), async (page) => {
      await page.getByRole('heading', { name: 'Add something you like' }).waitFor();
      await expectElement(page.getByRole('article')).toHaveCount(0);
      await button(page, 'Like Alien').click();
      await waitForCards(page, [ALIEN]);
    });
  });

  it('is its address: a copied link shows the same titles and recommendations to someone else', async () => {
    const options = { permissions: ['clipboard-read', 'clipboard-write'] };
    let link = '';
    let titles: string[] = [];
    await onPage(web.open(`/mix?likes=${MATRIX},${INCEPTION}`, { options }), async (page) => {
      await button(page, 'Dislike Inception').click();
      await waitForCards(page, [MATRIX], [INCEPTION]);
      titles = await cardTitles(page);
      await button(page, 'Copy link').click();
      await said(page, 'Link to this mix copied').waitFor();
      link = await page.evaluate<string>('navigator.clipboard.readText()');
      await expectElement(page).toHaveURL(link);
    });
    await onPage(web.open(link.slice(web.url('').length)), async (page) => {
      await expect.poll(() => cardTitles(page)).toEqual(titles);
      await expect.poll(() => members(page, 'More like')).toEqual(['The Matrix1999']);
      await expect.poll(() => members(page, 'Less like')).toEqual(['Inception2010']);
    });
  });

  it('undoes changes with back, and does them again with forward', async () => {
    await onPage(web.open(`/mix?likes=${MATRIX},${INCEPTION}`), async (page) => {
      await button(page, 'Dislike Inception').click();
      await waitForMix(page, `?likes=${MATRIX}&dislikes=${INCEPTION}`);
      await button(page, 'Remove Inception').click();
      await waitForMix(page, `?likes=${MATRIX}`);
      await page.goBack();
      await expect.poll(() => members(page, 'Less like')).toEqual(['Inception2010']);
      await page.goBack();
      await expect.poll(() => members(page, 'More like')).toEqual(['The Matrix1999', 'Inception2010']);
      await waitForCards(page, [MATRIX, INCEPTION]);
      await page.goForward();
      await page.goForward();
      await waitForMix(page, `?likes=${MATRIX}`);
      await waitForCards(page, [MATRIX]);
    });
  });

  it('is added to from other pages, and continued later', async () => {
    await onPage(web.open('/title/tt1375666'), async (page) => {
      await page.getByRole('link', { name: 'Add to mix', exact: true }).click();
      await waitForMix(page, `?likes=${INCEPTION}`);
      await page.getByRole('link', { name: 'Inception 2010' }).click();
      await headingOf(page, 'Inception').waitFor();
      const [first = ''] = await cardTitles(page);
      await page.getByRole('link', { name: `Add to mix: ${first}`, exact: true }).click();
      await said(page, 'Added to the mix').waitFor();
      await expect
        .poll(async () => (await members(page, 'More like')).map((name) => name.slice(0, -4)))
        .toEqual(['Inception', first]);
      const both = page.url();
      await button(page, 'Undo').click();
      await waitForMix(page, `?likes=${INCEPTION}`);
      await page.goBack();
      await expectElement(page).toHaveURL(both);
      await page.goto(web.url('/mix'));
      await page.getByRole('link', { name: /^Continue your last mix/ }).click();
      await waitForMix(page, `?likes=${INCEPTION}`);
    });
  });

  it('names titles of a link that are not in the catalogue, and what is of no use in it, and drops them', async () => {
    await onPage(web.open(`/mix?likes=${MATRIX},tt9999999,matrix&dislikes=${MATRIX}`), async (page) => {
      await page.getByRole('heading', { name: 'One title is not in this catalogue' }).waitFor();
      await page.getByText('This is not an IMDb identifier: “matrix”').waitFor();
      await page.getByText('Both liked and disliked, and kept as liked: “The Matrix”').waitFor();
      const link = page.getByRole('link', { name: 'tt9999999', exact: true });
      await expectElement(link).toHaveAttribute('href', 'https://www.imdb.com/title/tt9999999/');
      await expect.poll(() => members(page, 'More like')).toEqual(['The Matrix1999', 'tt9999999Not in this catalogue']);
      await waitForCards(page, [MATRIX]);
      await button(page, 'All right').click();
      await waitForMix(page, `?likes=${MATRIX},tt9999999`);
      await button(page, 'Drop it').click();
      await waitForMix(page, `?likes=${MATRIX}`);
      await expectElement(page.getByRole('heading', { name: /not in this catalogue/ })).toHaveCount(0);
      await waitForCards(page, [MATRIX]);
    });
  });

  it('is made and changed with the keyboard alone', async () => {
    await onPage(web.open('/mix'), async (page) => {
      await tabTo(page, boxOf(page));
      await page.keyboard.type('alien');
      await expectElement(page.getByRole('option').first()).toHaveAccessibleName(/Alien ?, 1979/);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await waitForMix(page, `?likes=${ALIEN}`);
      await waitForFocus(boxOf(page));
      await tabTo(page, onWall(page, /The Matrix/));
      await page.keyboard.press('Space');
      await waitForMix(page, `?likes=${ALIEN},${MATRIX}`);
      await tabTo(page, button(page, 'Show recommendations'));
      await page.keyboard.press('Enter');
      await waitForFocus(headingOf(page, 'Your mix'));
      await tabTo(page, button(page, 'Dislike Alien'));
      await page.keyboard.press('Space');
      await waitForCards(page, [MATRIX], [ALIEN]);
      await tabTo(page, button(page, 'Remove Alien'));
      await page.keyboard.press('Enter');
      await waitForMix(page, `?likes=${MATRIX}`);
      await waitForFocus(button(page, 'Remove The Matrix'));
      await tabTo(page, button(page, 'Undo'), 'Shift+Tab');
      await page.keyboard.press('Enter');
      await waitForMix(page, `?likes=${MATRIX}&dislikes=${ALIEN}`);
      await waitForFocus(button(page, 'Remove Alien'));
      await tabTo(page, boxOf(page));
      await page.keyboard.type('heat');
      await page.keyboard.press('Enter');
      await waitForMix(page, `?likes=${MATRIX},${HEAT}&dislikes=${ALIEN}`);
    });
  });
});
