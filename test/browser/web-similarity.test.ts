/** The page that tells why two titles are alike: its figures and reasons, the way to it, and the choice of both titles. */

import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { cardTitles, readCards, texts } from '../helpers/cards.ts';
import { tabTo, waitForFocus } from '../helpers/keyboard.ts';
import { browserTitle, CHROMIUM, expectElement, onPage, useWeb } from '../helpers/web.ts';

const [INCEPTION, INTERSTELLAR, MATRIX, HEAT] = ['tt1375666', 'tt0816692', 'tt0133093', 'tt0113277'];
const TWO = `/similarity?a=${INCEPTION}&b=${INTERSTELLAR}`;

/** What the tests need of `GET /similarity`. */
interface Similarity {
  readonly score: number;
  readonly similarity_score: number;
  readonly scorers: readonly { readonly value: number | null; readonly contribution: number }[];
  readonly reasons: readonly { readonly text: string }[];
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const boxOf = (page: Page, name: string) => page.getByRole('combobox', { name });
const sideOf = (page: Page, name: 'The title you like' | 'The one recommended for it') =>
  page.getByRole('region', { name });
const score = (page: Page, text: string) => page.getByText(text, { exact: true });

/** Waits until the address asks for something. */
async function waitForQuery(page: Page, query: string): Promise<void> {
  await expect.poll(() => new URL(page.url()).search).toBe(query);
}

describe.skipIf(CHROMIUM === undefined)(browserTitle('the page that compares two titles'), () => {
  const web = useWeb();
  const compared = async (query: string): Promise<Similarity> =>
    (await (await fetch(`${web.product().api}/similarity${query}`)).json()) as Similarity;

  it('shows both, the score, the reasons and what each scorer adds, as the API tells them', async () => {
    const answer = await compared(`?a=${INCEPTION}&b=${INTERSTELLAR}`);
    await onPage(web.open(TWO), async (page) => {
      await page.getByRole('heading', { name: 'Why are these two alike?', level: 1 }).waitFor();
      await expect.poll(() => page.title()).toBe('Inception and Interstellar · Movie night');
      const like = sideOf(page, 'The title you like');
      await like.getByRole('link', { name: 'Inception', exact: true }).waitFor();
      const facts = like.getByRole('list', { name: 'Facts' }).getByRole('listitem');
      await expectElement(facts).toHaveText(['2010', 'Film', '2 h 28 min']);
      const other = sideOf(page, 'The one recommended for it').getByRole('link', { name: 'Interstellar', exact: true });
      await expectElement(other).toHaveAttribute('href', `/title/${INTERSTELLAR}`);
      await score(page, `${Math.floor(Math.round(answer.score * 10_000) / 100)} %`).waitFor();
      await page.getByText(`by genres and numbers alone ${percent(answer.similarity_score)}`).waitFor();
      const reasons = page.getByRole('list', { name: 'Reasons' }).getByRole('listitem');
      await expectElement(reasons).toHaveText(
        answer.reasons.map(({ text }) => text),
        { ignoreCase: true },
      );

      const chart = page.getByRole('figure', { name: 'What counts for how much' });
      const bars = chart.getByRole('img');
      await expectElement(bars).toHaveCount(answer.scorers.length);
      await tabTo(page, bars.first());
      await page.keyboard.press('ArrowDown');
      await waitForFocus(bars.nth(1));
      await chart.getByText((await bars.nth(1).getAttribute('aria-label')) ?? '', { exact: true }).waitFor();
      await button(page, 'Show as table: What counts for how much').click();
      const rows = chart.getByRole('table').locator('tbody').getByRole('row');
      await expectElement(rows).toHaveCount(answer.scorers.length);
      const cells = (await rows.allInnerTexts()).map((row) => row.split('\t').map((cell) => cell.trim()));
      expect(cells.map(([, , counts]) => Number(counts?.replace('−', '-')))).toEqual(
        answer.scorers.map(({ contribution }) => Number(contribution.toFixed(2))),
      );
      expect(cells.map(([, , , own]) => own)).toEqual(
        answer.scorers.map(({ value }) => (value === null ? 'unknown' : String(value))),
      );
    });
  });

  it('is reached from a card by its "Why?", and tells the match of the card', async () => {
    await onPage(web.open(`/title/${INCEPTION}?familiarity=0.6`), async (page) => {
      const [card] = await readCards(page);
      await page.getByRole('link', { name: `Why? ${card?.title}`, exact: true }).click();
      await page.waitForURL(/\/similarity\?a=tt1375666&b=tt\d+&familiarity=0\.6$/);
      await score(page, `${card?.match} %`).waitFor();
      await waitForFocus(page.getByRole('main'));
      const names = page.getByRole('heading', { level: 2 });
      await expectElement(names).toHaveText(['Inception', card?.title ?? '', 'Why', 'What counts for how much']);
      await page.goBack();
      await expect.poll(async () => (await cardTitles(page))[0]).toBe(card?.title);
    });
  });

  it('goes by the strategy of the address, which the switch changes', async () => {
    const { similarity_score: similarity } = await compared(`?a=${INCEPTION}&b=${MATRIX}&strategy=content`);
    await onPage(web.open(`/similarity?a=${INCEPTION}&b=${MATRIX}&familiarity=0.6`), async (page) => {
      await score(page, 'Match').waitFor();
      await page.getByRole('radio', { name: 'Smart match' }).focus();
      await page.keyboard.press('ArrowRight');
      await waitForQuery(page, `?a=${INCEPTION}&b=${MATRIX}&strategy=content`);
      await score(page, percent(similarity)).waitFor();
      await score(page, 'Similarity').waitFor();
      await page.reload();
      await expectElement(page.getByRole('radio', { name: 'Genres and numbers' })).toBeChecked();
      await score(page, percent(similarity)).waitFor();
    });
  });

  it('has both titles chosen by keyboard, changed and swapped', async () => {
    await onPage(web.open('/similarity?strategy=content'), async (page) => {
      await page.getByText('Choose two titles to compare.').waitFor();
      await tabTo(page, boxOf(page, 'The title you like'));
      await page.keyboard.type('inception');
      await expectElement(page.getByRole('option').first()).toHaveAccessibleName(/^Inception/);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await waitForQuery(page, `?a=${INCEPTION}&strategy=content`);
      await waitForFocus(button(page, 'Change Inception'));
      await tabTo(page, boxOf(page, 'The one recommended for it'));
      await page.keyboard.type('the matrix');
      await page.keyboard.press('Enter');
      await waitForQuery(page, `?a=${INCEPTION}&b=${MATRIX}&strategy=content`);
      await page.getByRole('heading', { name: 'Why', level: 2 }).waitFor();
      await tabTo(page, button(page, 'Change Inception'), 'Shift+Tab');
      await page.keyboard.press('Enter');
      await waitForQuery(page, `?b=${MATRIX}&strategy=content`);
      await waitForFocus(boxOf(page, 'The title you like'));
      await page.keyboard.type('heat');
      await page.getByRole('option', { name: /^Heat/ }).waitFor();
      await page.keyboard.press('Enter');
      await waitForQuery(page, `?a=${HEAT}&b=${MATRIX}&strategy=content`);
      await button(page, 'Swap').click();
      await waitForQuery(page, `?a=${MATRIX}&b=${HEAT}&strategy=content`);
      await sideOf(page, 'The title you like').getByRole('link', { name: 'The Matrix' }).waitFor();
      await page.goBack();
      await sideOf(page, 'The title you like').getByRole('link', { name: 'Heat' }).waitFor();
    });
  });

  it('offers the liked titles of a mix to compare with', async () => {
    await onPage(web.open(`/mix?likes=${MATRIX},${HEAT}`), async (page) => {
      const [card] = await readCards(page);
      await page.getByRole('link', { name: `Why? ${card?.title}`, exact: true }).click();
      await page.waitForURL(/\/similarity\?a=tt0133093&b=tt\d+&of=tt0133093,tt0113277$/);
      const seeds = page.getByRole('navigation', { name: 'Titles of the mix' }).getByRole('link');
      await expect.poll(() => texts(seeds)).toEqual(['The Matrix', 'Heat']);
      await seeds.last().click();
      await page.waitForURL(/\/similarity\?a=tt0113277&b=tt\d+&of=tt0133093,tt0113277$/);
      await sideOf(page, 'The title you like').getByRole('link', { name: 'Heat' }).waitFor();
      await score(page, 'Match').waitFor();
    });
  });

  it('says of a title that is not in the catalogue so, and lets another be chosen', async () => {
    await onPage(web.open(`/similarity?a=tt9999999&b=${MATRIX}`), async (page) => {
      await page.getByText('tt9999999 is not in this catalogue.').waitFor();
      await expectElement(page.getByRole('alert')).toHaveCount(0);
      await boxOf(page, 'The title you like').fill('inception');
      await page.getByRole('option', { name: /^Inception/ }).click();
      await score(page, 'Match').waitFor();
    });
  });
});

/** As the page shows a similarity. */
function percent(similarity: number): string {
  return `${(Math.floor(similarity * 1000) / 10).toFixed(1)} %`;
}
