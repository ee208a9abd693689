/** Reads the cards of recommended titles, as they are shown. */

import type { Locator, Page } from 'playwright';
import { expect } from 'vitest';

/** What a card shows; numbers are read from its text. */
export interface Card {
  readonly rank: number;
  /** In percent; not with the strategy content. */
  readonly match: number | undefined;
  /** In percent. */
  readonly similarity: number;
  readonly title: string;
  readonly year: number;
  readonly type: string;
  /** In minutes. */
  readonly runtime: number;
  readonly rating: number;
  readonly votes: number;
  readonly genres: readonly string[];
  readonly reasons: readonly string[];
}

/** What the tests need of a recommended title of the API. */
export interface Recommended {
  readonly tconst: string;
  readonly title: string;
  readonly score: number;
  readonly similarity_score: number;
  readonly reasons: readonly { readonly text: string }[];
}

/** What the tests need of an answer of the API with recommendations. */
export interface RecommendedList {
  readonly recommendations: readonly Recommended[];
  readonly related: readonly Recommended[];
}

/** What is needed of an element in the page. */
interface PageElement {
  readonly textContent: string;
  cloneNode(deep: boolean): PageElement;
  remove(): void;
  querySelectorAll(selector: string): Iterable<PageElement>;
}

/** The cards of the page, once they are there: as many as the line above them says. */
export async function readCards(page: Page): Promise<Card[]> {
  const cards = page.getByRole('article');
  const line = page.getByRole('status').filter({ hasText: /^\d+ titles? out of / });
  await page.locator('ol[aria-busy=false]').waitFor();
  await expect.poll(async () => `${await cards.count()} of ${await line.innerText()}`).toMatch(/^(\d+) of \1 /);
  const [words, facts, genres, reasons] = await Promise.all([
    texts(cards),
    cards.evaluateAll(itemsOf, '[aria-label=Facts] > li'),
    cards.evaluateAll(itemsOf, '[aria-label=Genres] > li'),
    cards.evaluateAll(itemsOf, '[aria-label=Reasons] > li'),
  ]);
  return words.map((text, at) => ({
    ...cardOf(text, facts[at] ?? []),
    genres: genres[at] ?? [],
    reasons: reasons[at] ?? [],
  }));
}

/** Names of the titles on the cards. */
export async function cardTitles(page: Page): Promise<string[]> {
  return (await readCards(page)).map(({ title }) => title);
}

/** Texts of elements, without the lettering on drawn posters, which is for the eye alone. */
export function texts(elements: Locator): Promise<string[]> {
  return elements.evaluateAll((found: readonly PageElement[]) =>
    found.map((element) => {
      const copy = element.cloneNode(true);
      for (const drawing of copy.querySelectorAll('svg')) drawing.remove();
      return copy.textContent;
    }),
  );
}

/** What the API recommends, the best first. */
export async function recommendedList(api: string, body: Readonly<Record<string, unknown>>): Promise<RecommendedList> {
  const answer = await fetch(`${api}${'tconst' in body ? '/recommend' : '/recommend/list'}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(answer.status).toBe(200);
  return (await answer.json()) as RecommendedList;
}

/** Names of what the API recommends, the best first. */
export async function recommended(api: string, body: Readonly<Record<string, unknown>>): Promise<string[]> {
  return (await recommendedList(api, body)).recommendations.map(({ title }) => title);
}

/** Waits until the cards are what the API recommends: 20 titles, if nothing else is asked for. */
export async function waitForTitles(page: Page, api: string, body: Readonly<Record<string, unknown>>): Promise<void> {
  const titles = await recommended(api, { top_k: 20, ...body });
  expect(titles).not.toEqual([]);
  await expect.poll(() => cardTitles(page)).toEqual(titles);
}

function itemsOf(cards: readonly PageElement[], selector: string): string[][] {
  return cards.map((card) => Array.from(card.querySelectorAll(selector), ({ textContent }) => textContent));
}

function cardOf(
  text: string,
  [year = '', type = '', runtime = '']: readonly string[],
): Omit<Card, 'genres' | 'reasons'> {
  const [, rank, match, similarity, title = ''] =
    new RegExp(`^Rank (\\d+)Why\\?(?:Match (\\d+) %, s|S)imilarity ([\\d.]+) %(.+?)${year}${type}${runtime}Rated`).exec(
      text,
    ) ?? [];
  const [, rating, votes = '', unit = ''] = /Rated ([\d.]+) out of 10([\d.]+)([KM]?) votes/.exec(text) ?? [];
  const [, hours = 0, minutes = 0] = /^(?:(\d+) h)? ?(?:(\d+) min)?$/.exec(runtime) ?? [];
  return {
    rank: Number(rank),
    match: match === undefined ? undefined : Number(match),
    similarity: Number(similarity),
    title,
    year: Number(year),
    type,
    runtime: Number(hours) * 60 + Number(minutes),
    rating: Number(rating),
    votes: Number(votes) * (unit === 'M' ? 1e6 : unit === 'K' ? 1000 : 1),
  };
}
