/** The page about the model: its sections, its charts by keyboard and as tables with the figures of the API, and its links. */

import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright';
import { beforeAll, describe, expect, it } from 'vitest';
import { texts } from '../helpers/cards.ts';
import { DEMO, REPOSITORY } from '../helpers/program.ts';
import {
  axeViolations,
  browserTitle,
  CHROMIUM,
  expectElement,
  onPage,
  overflowsSideways,
  turnLight,
  useWeb,
} from '../helpers/web.ts';

const SECTIONS = [
  'The catalogue',
  'Genres and types',
  'Similarity',
  'Top titles',
  'How it was trained',
  'Charts to keep',
  'How good are the lists?',
];
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
  'For a person',
  'More like this',
  'Titles nobody has rated',
];
const PANELS = [
  'Who has a say in a match',
  'What titles are compared by',
  'From rows to titles',
  'Steps',
  'Checks of the data',
  'Fit to serve?',
  'Sources and settings',
  'Whose figures these are',
  'What these figures cannot show',
];

/** What the tests need of `GET /model/evaluation`. */
interface Evaluation {
  readonly is_own: boolean;
  readonly model_version: string;
  readonly protocols: readonly {
    readonly protocol: string;
    readonly models: readonly {
      readonly id: string;
      readonly label: string;
      readonly role: string;
      readonly ndcg_10: { readonly mean: number };
      readonly recall_20: { readonly mean: number };
      readonly coverage_10: number;
    }[];
  }[];
}

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
      await expectElement(main.getByRole('heading', { level: 2 })).toHaveText(SECTIONS);
      await figure(page, 'More like this').waitFor();
      const headings = main.getByRole('heading', { level: 3 });
      await expect
        .poll(async () => (await headings.allInnerTexts()).toSorted())
        .toEqual([...FIGURES, ...PANELS].toSorted());
      await expectElement(main.getByText(model.manifest.version, { exact: true })).toHaveCount(1);
      await expectElement(main.getByText('the demo catalogue', { exact: true })).toHaveCount(1);
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
      await expect.poll(() => focusedLabel(page)).toBe('Show as table: Decades');
      await page.keyboard.press('Shift+Tab');
      await expect.poll(() => focusedLabel(page)).toMatch(/^1980s/);
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
      await expectElement(page.getByRole('table', { name: 'Genres' })).toHaveCount(0);
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
      await expect
        .poll(() => first.getAttribute('aria-label'))
        .toContain(`mean rating ${best?.mean_rating.toFixed(2)}`);
    });
  });

  it('lists the top titles in two tabs, each leading to its page', async () => {
    const { top_rated: rated, top_voted: voted } = model.data_statistics;
    await web.visit('/model', {}, async (page) => {
      const panel = page.getByRole('tabpanel');
      const links = panel.getByRole('link');
      await expect.poll(() => titlesOf(links)).toEqual(rated.slice(0, 10).map(({ title }) => title));
      await page.getByRole('tab', { name: 'Top rated', selected: true }).focus();
      await page.keyboard.press('ArrowRight');
      await page.getByRole('tabpanel', { name: 'Most voted' }).waitFor();
      await expect.poll(() => page.evaluate('document.activeElement.innerText')).toBe('Most voted');
      await panel.getByRole('button', { name: 'Show all 50' }).click();
      await expect.poll(() => titlesOf(links)).toEqual(voted.map(({ title }) => title));
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
      await expectElement(lines).toHaveCount(model.scorers.length);
      const said = await texts(lines);
      for (const [at, { on: isOn, note }] of model.scorers.entries()) {
        expect(said[at]).toMatch(isOn ? /^On/ : /^Off/);
        expect(said[at]?.toLowerCase()).toContain(note.toLowerCase());
      }
    });
  });

  it('offers the charts that training drew, as pictures that open at full size', async () => {
    await web.visit('/model#pictures', {}, async (page) => {
      const gallery = page.getByRole('region', { name: 'Charts to keep' });
      const pictures = gallery.getByRole('img');
      await pictures.first().waitFor();
      await expectElement(pictures).toHaveCount(8);
      for (let at = 0; at < 8; at += 1) {
        const picture = pictures.nth(at);
        await picture.scrollIntoViewIfNeeded();
        await expect.poll(() => picture.evaluate((image) => Reflect.get(image, 'naturalWidth'))).toBeGreaterThan(100);
        await expectElement(picture).toHaveAttribute('alt', /^(?:Columns|Bars|Grid): /);
      }
      const [opened] = await Promise.all([
        page.context().waitForEvent('page'),
        gallery.getByRole('link', { name: /Genres$/ }).click(),
      ]);
      await opened.waitForLoadState();
      await expect.poll(() => new URL(opened.url()).pathname).toBe('/api/model/charts/genres');
      await expectElement(opened.locator('svg text').filter({ hasText: /^Genres$/ })).toHaveCount(1);
      await opened.close();
    });
  });

  it('leads to its sections, by its own navigation and by addresses', async () => {
    await web.visit('/model#training', {}, async (page) => {
      const nav = page.getByRole('navigation', { name: 'On this page' });
      await nav
        .getByRole('link', { name: 'How it was trained' })
        .and(page.locator('[aria-current=location]'))
        .waitFor();
      await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('training');
      await expectElement(nav.getByRole('link')).toHaveText(SECTIONS);
      await nav.getByRole('link', { name: 'Top titles' }).click();
      await nav.getByRole('link', { name: 'Top titles' }).and(page.locator('[aria-current=location]')).waitFor();
      await expect.poll(() => new URL(page.url()).hash).toBe('#top');
      await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('top');
      const top = async () => (await page.getByRole('heading', { name: 'Top titles' }).boundingBox())?.y;
      await expect.poll(top).toBeGreaterThanOrEqual(64);
      await expect.poll(top).toBeLessThan(450);
    });
  });

  it('tells how good the lists are, whose figures these are, and what they cannot show', async () => {
    const evaluation = (await (await fetch(`${web.product().api}/model/evaluation`)).json()) as Evaluation;
    expect(evaluation.is_own).toBe(false);
    const models = evaluation.protocols.find(({ protocol }) => protocol === 'B')?.models ?? [];
    await web.visit('/model#evaluation', {}, async (page) => {
      await page.getByText('This model was not measured itself.').waitFor();
      await page.getByText(evaluation.model_version).waitFor();
      await page.getByText('imdb-recommender evaluate --movielens', { exact: false }).waitFor();
      await page.getByText('Popularity wins such measures.').waitFor();

      const chart = figure(page, 'More like this');
      const bars = chart.getByRole('group', { name: /^More like this by nDCG@10/ }).getByRole('img');
      const shown = models.filter(({ role }) => role !== 'ablation');
      await expectElement(bars).toHaveCount(shown.length);
      const best = shown.toSorted((one, other) => other.ndcg_10.mean - one.ndcg_10.mean)[0];
      await expect
        .poll(() => bars.first().getAttribute('aria-label'))
        .toContain(`nDCG@10 ${best?.ndcg_10.mean.toFixed(3)} (`);
      for (const name of ['Ours at familiarity 1', 'Ours as served, familiarity 0.2']) {
        await chart.getByRole('img', { name }).waitFor();
        await chart.getByRole('listitem').filter({ hasText: name }).waitFor();
      }
      const rows = await rowsOf(page, 'More like this');
      expect(rows.map(([, label, ndcg, , recall]) => [label, ndcg, recall])).toEqual(
        shown.map(({ label, ndcg_10: ndcg, recall_20: recall }) => [
          label.replaceAll(',', ''),
          ndcg.mean.toFixed(3),
          recall.mean.toFixed(3),
        ]),
      );

      await chart.getByRole('radio', { name: 'Variety' }).check();
      const varied = shown.toSorted((one, other) => other.coverage_10 - one.coverage_10)[0];
      const first = chart
        .getByRole('group', { name: /by Coverage@10/ })
        .getByRole('img')
        .first();
      await expectElement(first).toContainText(`${((varied?.coverage_10 ?? 0) * 100).toFixed(1)} %`);

      const ablations = chart.getByRole('table', { name: 'More like this, without one part' });
      await expectElement(ablations).toBeHidden();
      await chart.getByText('Ours without one of its parts').focus();
      await page.keyboard.press('Enter');
      await ablations.waitFor();
      await expectElement(ablations.locator('tbody').getByRole('row')).toHaveCount(models.length - shown.length);
    });
  });

  it.each([390, 1280, 1920])('keeps the evaluation within a window of %i pixels, folded out', async (width) => {
    await web.visit('/model#evaluation', { width }, async (page) => {
      const chart = figure(page, 'More like this');
      await chart.getByText('Ours without one of its parts').click();
      await page.getByRole('button', { name: 'Show as table: More like this' }).click();
      await page.getByRole('table', { name: 'More like this', exact: true }).waitFor();
      await expect.poll(() => overflowsSideways(page)).toBe(false);
      await expect.poll(() => chart.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
    });
  });

  it.each([
    ['no report', 404, 'not_found', 'Nobody has measured this yet', 'imdb-recommender evaluate'],
    ['an answer that is refused', 400, 'malformed_request', 'The evaluation could not be loaded', 'Try this.'],
  ])('with %s says so, and shows the rest', async (_, status, error, title, text) => {
    const detail = { error, message: 'It is not there.', suggestion: 'Try this.', did_you_mean: [] };
    const before = (page: Page) =>
      page.route('**/api/model/evaluation', (route) => route.fulfill({ status, json: { detail, request_id: 'x' } }));
    await onPage(web.open('/model', { before }), async (page) => {
      const section = page.getByRole('region', { name: 'How good are the lists?' });
      await section.getByRole('heading', { name: title, level: 3 }).waitFor();
      await section.getByText(text, { exact: false }).waitFor();
      await figure(page, 'Ratings').waitFor();
      expect(await axeViolations(page)).toEqual([]);
      await turnLight(page);
      expect(await axeViolations(page, ['color-contrast'])).toEqual([]);
      if (status === 404) return;
      await page.unroute('**/api/model/evaluation');
      await section.getByRole('button', { name: 'Load it again' }).click();
      await figure(page, 'More like this').waitFor();
    });
  });

  it('says that it is on its way while it is', async () => {
    let answer = (): void => undefined;
    const answered = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const before = (page: Page) =>
      page.route('**/api/model/evaluation', async (route) => {
        await answered;
        await route.continue();
      });
    await onPage(web.open('/model', { before }), async (page) => {
      await page.getByRole('status').filter({ hasText: 'Loading the evaluation' }).waitFor();
      answer();
      await figure(page, 'More like this').waitFor();
    });
  });

  it("shows the model's own report without a restart", async () => {
    const whole = JSON.parse(readFileSync(join(REPOSITORY, 'weights', 'evaluation.json'), 'utf8'));
    const { version } = model.manifest;
    const own = web.temporary('models', `${version}.evaluation.json`);
    writeFileSync(own, JSON.stringify({ ...whole, model: { version, titles: 517, people: false } }));
    try {
      await web.visit('/model#evaluation', {}, async (page) => {
        await page.getByText('They were measured on this very model.').waitFor();
        await page.getByText(`517 titles, without people (${version})`).waitFor();
      });
    } finally {
      rmSync(own);
    }
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
