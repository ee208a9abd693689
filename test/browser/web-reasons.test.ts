/** Why titles are recommended, told on their cards, and the titles of the same series in a row of their own. */

import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { cardTitles, readCards, recommendedList } from '../helpers/cards.ts';
import { tabTo } from '../helpers/keyboard.ts';
import { browserTitle, CHROMIUM, expectElement, onPage, overflowsSideways, useWeb } from '../helpers/web.ts';

const INCEPTION = 'tt1375666';
const STAR_WARS = 'tt0076759';
const ENDLESS = `liked by people who like ${'the film of a very long name '.repeat(12)}`;
const UNBROKEN = `with ${'Rhabarberbarbara'.repeat(12)}`;

const rowOf = (page: Page) => page.getByRole('region', { name: 'Also in this series' });

describe.skipIf(CHROMIUM === undefined)(browserTitle('why titles are recommended'), () => {
  const web = useWeb();

  it('is told on every card in the words of the API, beside the match and the similarity', async () => {
    const { recommendations } = await recommendedList(web.product().api, { tconst: INCEPTION, top_k: 20 });
    await onPage(web.open(`/title/${INCEPTION}`), async (page) => {
      const cards = await readCards(page);
      expect(cards.map(({ reasons }) => reasons.map((text) => text.toLowerCase()))).toEqual(
        recommendations.map(({ reasons }) => reasons.map(({ text }) => text.toLowerCase())),
      );
      expect(cards.flatMap(({ reasons }) => reasons)).toContain('Directed by Christopher Nolan');
      expect(cards.map(({ similarity }) => similarity)).toEqual(
        recommendations.map(({ similarity_score: similarity }) => Math.floor(similarity * 1000) / 10),
      );
      const badge = page.getByTitle(/^Match \d+ %, by all that is known of both/).first();
      await expect.poll(() => badge.getAttribute('title')).toContain(`${cards[0]?.similarity.toFixed(1)} %`);
    });
  });

  it.each([320, 1280])('stays within two lines a reason and within its card at %i pixels', async (width) => {
    const before = (page: Page) =>
      page.route('**/api/recommend', async (route) => {
        const response = await route.fetch();
        const answer = (await response.json()) as { recommendations: { reasons: unknown[] }[] };
        const [first, second] = answer.recommendations;
        if (first === undefined || second === undefined) throw new Error('there is nothing recommended');
        first.reasons = [ENDLESS, UNBROKEN, ENDLESS].map((text, at) => ({ kind: 'taste', value: String(at), text }));
        second.reasons = [];
        await route.fulfill({ response, json: answer });
      });
    await onPage(web.open(`/title/${INCEPTION}`, { width, before }), async (page) => {
      await readCards(page);
      await expect.poll(async () => (await page.evaluate<number[]>(LINES)).slice(0, 3)).toEqual([2, 2, 2]);
      await expect.poll(async () => Math.max(...(await page.evaluate<number[]>(LINES)))).toBe(2);
      await expect.poll(() => overflowsSideways(page)).toBe(false);
      await expect.poll(() => page.evaluate(UNEVEN_ROWS)).toEqual([]);
    });
  });

  it.each([390, 1280])('has the series in a row of its own at %i pixels, gone through by keyboard', async (width) => {
    const { recommendations, related } = await recommendedList(web.product().api, {
      tconst: STAR_WARS,
      top_k: 20,
      filters: { title_types: ['movie', 'tvMovie'] },
    });
    expect(related.length).toBeGreaterThan(3);
    await onPage(web.open(`/title/${STAR_WARS}?type=movie,tvMovie`, { width }), async (page) => {
      await expect.poll(() => cardTitles(page)).toEqual(recommendations.map(({ title }) => title));
      const links = rowOf(page).getByRole('link');
      await expect.poll(() => links.evaluateAll(titlesOf)).toEqual(related.map(({ title }) => title));
      const last = links.last();
      const isInSight = async (): Promise<boolean> => {
        const box = await last.boundingBox();
        return box !== null && box.x >= 0 && box.x + box.width <= width;
      };
      expect(await isInSight()).toBe(false);
      await tabTo(page, last);
      await expect.poll(isInSight).toBe(true);
      await page.keyboard.press('Enter');
      await page.waitForURL(web.url(`/title/${related.at(-1)?.tconst}?type=movie,tvMovie`));
      await page.getByRole('heading', { name: related.at(-1)?.title ?? '', level: 1 }).waitFor();
    });
  });

  it('has no such row where there is no series, nor for a title of it that was hidden', async () => {
    await onPage(web.open(`/title/${INCEPTION}`), async (page) => {
      await readCards(page);
      await expectElement(rowOf(page)).toHaveCount(0);
      await page.goto(web.url('/title/tt0071562'));
      await page.getByRole('button', { name: 'Seen it', exact: true }).click();
      await page.goto(web.url('/title/tt0068646'));
      await readCards(page);
      await expectElement(rowOf(page)).toHaveCount(0);
      await expect.poll(() => cardTitles(page)).not.toContain('The Godfather Part II');
    });
  });
});

function titlesOf(links: readonly { getAttribute(name: string): string | null }[]): (string | null)[] {
  return links.map((link) => link.getAttribute('title'));
}

/** How many lines each reason has. */
const LINES = `[...document.querySelectorAll('[aria-label=Reasons] > li')].map((reason) => {
  const text = reason.querySelector('span');
  return Math.round(text.getBoundingClientRect().height / parseFloat(getComputedStyle(text).lineHeight));
})`;

/** Cards of one row that do not end where its others do. */
const UNEVEN_ROWS = `(() => {
  const rows = Map.groupBy(document.querySelectorAll('article'), (card) => Math.round(card.getBoundingClientRect().top));
  const ends = [...rows.values()].map((cards) => new Set(cards.map((card) => Math.round(card.getBoundingClientRect().bottom))));
  return ends.filter((row) => row.size > 1).map((row) => [...row]);
})()`;
