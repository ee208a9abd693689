/** The page about the model: its sections, its charts by keyboard and as tables with the figures of the API, and its links. */

import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { texts } from '../helpers/cards.ts';
import { DEMO } from '../helpers/program.ts';
import { browserTitle, CHROMIUM, useWeb } from '../helpers/web.ts';

const SECTIONS = ['The catalogue', 'Genres and types', 'Similarity', 'Top titles', 'How it was trained'];
const FIGURES = [
  'Ratings',
  'Votes',
  'Decades',
  'Runtimes',
  'Ratings and votes',
  'Genres',
  'Types',
  'Similarity of two titles at random',
  'Features that go together',
];
const PANELS = [
  'Who has a say in a match',
  'What titles are compared by',
  'From rows to titles',
  'Steps',
  'Checks of the data',
  'Fit to serve?',
  'Sources and settings',
];

/** What the tests need of `GET /model`. */
interface Model {
  readonly manifest: { readonly version: string; readonly sources: readonly { readonly sha256: string }[] };
  readonly scorers: readonly { readonly on: boolean; readonly note: string }[];
  readonly data_statistics: {
    readonly titles: number;
    readonly genres: readonly { readonly genre: string; readonly titles: number; readonly mean_rating: number }[];
    readonly decades: readonly { readonly decade: number; readonly titles: number; readonly mean_rating: number }[];
    readonly ratings: { readonly histogram: { readonly counts: readonly number[] } };
    readonly top_rated: readonly { readonly title: string }[];
    readonly top_voted: readonly { readonly title: string; readonly tconst: string }[];
  };
}

describe.skipIf(CHROMIUM === undefined)(browserTitle('the page about the model'), () => {
  // Without people, for which some scorers are off.
  const web = useWeb(() => ['--source', DEMO]);
  let model: Model;
  beforeAll(async () => {
    model = (await (await fetch(`${web.product().api}/model`)).json()) as Model;
  });

  it('has every section, chart and panel, and the figures of the model', async () => {
    await web.visit('/model', {}, async (page) => {
      await page.getByRole('heading', { name: 'The model and its data', level: 1 }).waitFor();
      const main = page.getByRole('main');
      expect(await main.getByRole('heading', { level: 2 }).allInnerTexts()).toEqual(SECTIONS);
      const headings = await main.getByRole('heading', { level: 3 }).allInnerTexts();
      expect(headings.toSorted()).toEqual([...FIGURES, ...PANELS].toSorted());
      expect(await main.getByText(model.manifest.version, { exact: true }).count()).toBe(1);
      expect(await main.getByText('the demo catalogue', { exact: true }).count()).toBe(1);
      await main.getByText('Whole checksums').click();
      for (const { sha256 } of model.manifest.sources) await main.getByText(`SHA-256 ${sha256}`).waitFor();
    });
  });

  it('tells the figures of every chart by arrow keys, to eyes and to screen readers', async () => {
    await web.visit('/model', {}, async (page) => {
      for (const name of FIGURES) {
        const chart = figure(page, name);
        const stop = chart
          .getByRole(/and votes|go together/.test(name) ? 'gridcell' : 'img')
          .and(chart.locator('[tabindex="0"]'));
        await stop.focus();
        const first = await focusedLabel(page);
        await page.keyboard.press('End');
        const last = await focusedLabel(page);
        await page.keyboard.press('ArrowLeft');
        const before = await focusedLabel(page);
        expect(new Set([first, last, before]).size, `${name}: ${first} | ${last} | ${before}`).toBe(3);
        await chart.getByText(before, { exact: true }).waitFor();
      }
    });
  });

  it('takes Tab past a chart in one step, and back to the mark it left', async () => {
    await web.visit('/model', {}, async (page) => {
      const chart = figure(page, 'Decades');
      await chart.getByRole('img', { name: /^1970s/ }).focus();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Tab');
      expect(await focusedLabel(page)).toBe('Show as table: Decades');
      await page.keyboard.press('Shift+Tab');
      expect(await focusedLabel(page)).toMatch(/^1980s/);
    });
  });

  it('shows as tables what the API says', async () => {
    const { genres, decades, ratings, titles } = model.data_statistics;
    await web.visit('/model', {}, async (page) => {
      const genreRows = await rowsOf(page, 'Genres');
      expect(genreRows.map(([name, count, , rating]) => [name, count, rating])).toEqual(
        genres.map(({ genre, titles: count, mean_rating: rating }) => [genre, String(count), rating.toFixed(2)]),
      );
      const decadeRows = await rowsOf(page, 'Decades');
      expect(decadeRows.map(([name, count, , rating]) => [name, count, rating])).toEqual(
        decades.map(({ decade, titles: count, mean_rating: rating }) => [
          `${decade}s`,
          String(count),
          rating.toFixed(2),
        ]),
      );
      const counts = (await rowsOf(page, 'Ratings')).map(([, count]) => Number(count));
      expect(counts.filter((count) => count > 0)).toEqual(ratings.histogram.counts.filter((count) => count > 0));
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(titles);
      const cells = (await rowsOf(page, 'Ratings and votes')).flatMap(([, ...row]) => row.map(Number));
      expect(cells.reduce((sum, count) => sum + count, 0)).toBe(titles);

      await page.getByRole('button', { name: 'Hide table: Genres' }).click();
      expect(await page.getByRole('table', { name: 'Genres' }).count()).toBe(0);
    });
  });

  it('draws another figure of the genres when one is chosen', async () => {
    const best = model.data_statistics.genres.toSorted((one, other) => other.mean_rating - one.mean_rating)[0];
    await web.visit('/model', {}, async (page) => {
      const chart = figure(page, 'Genres');
      await chart.getByRole('radio', { name: 'Mean rating' }).check();
      const first = chart
        .getByRole('group', { name: /^Genres by mean rating/ })
        .getByRole('img')
        .first();
      expect(await first.getAttribute('aria-label')).toContain(`mean rating ${best?.mean_rating.toFixed(2)}`);
    });
  });

  it('lists the top titles in two tabs, each leading to its page', async () => {
    const { top_rated: rated, top_voted: voted } = model.data_statistics;
    await web.visit('/model', {}, async (page) => {
      const panel = page.getByRole('tabpanel');
      const links = panel.getByRole('link');
      expect(await titlesOf(links)).toEqual(rated.slice(0, 10).map(({ title }) => title));
      await page.getByRole('tab', { name: 'Top rated', selected: true }).focus();
      await page.keyboard.press('ArrowRight');
      await page.getByRole('tabpanel', { name: 'Most voted' }).waitFor();
      expect(await page.evaluate('document.activeElement.innerText')).toBe('Most voted');
      await panel.getByRole('button', { name: 'Show all 50' }).click();
      expect(await titlesOf(links)).toEqual(voted.map(({ title }) => title));
      await links.first().click();
      await page.waitForURL(`**/title/${voted[0]?.tconst}`);
      await page.getByRole('heading', { name: voted[0]?.title ?? '', level: 1 }).waitFor();
    });
  });

  it('tells which scorers take part, and what the others need', async () => {
    const on = model.scorers.filter((scorer) => scorer.on).length;
    expect(on).toBeLessThan(model.scorers.length);
    await web.visit('/model', {}, async (page) => {
      await page.getByText(`${on} of ${model.scorers.length} scorers take part with this model.`).waitFor();
      const lines = page.getByRole('listitem').filter({ hasText: /^(On|Off)/ });
      const said = await texts(lines);
      expect(said).toHaveLength(model.scorers.length);
      for (const [at, { on: isOn, note }] of model.scorers.entries()) {
        expect(said[at]).toMatch(isOn ? /^On/ : /^Off/);
        expect(said[at]?.toLowerCase()).toContain(note.toLowerCase());
      }
    });
  });

  it('leads to its sections, by its own navigation and by addresses', async () => {
    await web.visit('/model#training', {}, async (page) => {
      const nav = page.getByRole('navigation', { name: 'On this page' });
      await nav
        .getByRole('link', { name: 'How it was trained' })
        .and(page.locator('[aria-current=location]'))
        .waitFor();
      expect(await page.evaluate('document.activeElement.id')).toBe('training');
      expect(await nav.getByRole('link').allInnerTexts()).toEqual(SECTIONS);
      await nav.getByRole('link', { name: 'Top titles' }).click();
      await nav.getByRole('link', { name: 'Top titles' }).and(page.locator('[aria-current=location]')).waitFor();
      expect(new URL(page.url()).hash).toBe('#top');
      expect(await page.evaluate('document.activeElement.id')).toBe('top');
      const box = await page.getByRole('heading', { name: 'Top titles' }).boundingBox();
      expect(box?.y).toBeGreaterThanOrEqual(64);
      expect(box?.y).toBeLessThan(450);
    });
  });
});

function figure(page: Page, name: string): Locator {
  return page.getByRole('figure', { name, exact: true });
}

/** The cells of the rows of a chart's table, which it opens. */
async function rowsOf(page: Page, name: string): Promise<string[][]> {
  await page.getByRole('button', { name: `Show as table: ${name}`, exact: true }).click();
  const rows = figure(page, name).getByRole('table').locator('tbody').getByRole('row');
  await rows.first().waitFor();
  return (await rows.allInnerTexts()).map((row) => row.split('\t').map((cell) => cell.trim().replaceAll(',', '')));
}

async function titlesOf(links: Locator): Promise<string[]> {
  await links.first().waitFor();
  return links.allInnerTexts();
}

function focusedLabel(page: Page): Promise<string> {
  return page.evaluate('document.activeElement.getAttribute("aria-label")');
}
