/** States of the web app as someone may have it before them, and how each is reached. */

import type { Page } from 'playwright';
import type { Visit } from './web.ts';

/** Path of a title of the demo catalogue. */
export const INCEPTION = '/title/tt1375666?n=6';
/** Path of a mix of such titles. */
export const MIX = '/mix?likes=tt1375666,tt0133093&dislikes=tt0468569&n=6';

/** Path of a title that has sequels. */
export const STAR_WARS = '/title/tt0076759?n=6';
/** Path of the page that compares two titles. */
export const TWO = '/similarity?a=tt1375666&b=tt0816692';

const TITLES = [
  { tconst: 'tt1375666', title: 'Inception', year: 2010, genres: 'Adventure,Sci-Fi,Thriller', title_type: 'movie' },
  { tconst: 'tt0133093', title: 'The Matrix', year: 1999, genres: 'Action,Sci-Fi', title_type: 'movie' },
] as const;
const RECENT = [{ kind: 'query', q: 'matrix' }, ...TITLES.map((title) => ({ kind: 'title', ...title }))];
/** Two hidden titles, as the browser remembers them. */
export const HIDDEN = TITLES.map((title, at) => ({
  ...title,
  reason: at === 0 ? 'seen' : 'not-for-me',
  at: 1_700_000_000_000,
}));

/** A page as someone may have it before them. */
export interface State extends Visit {
  readonly path: string;
  /** Brings the state about, and waits for it. */
  readonly reach: (page: Page) => Promise<unknown>;
}

const heading = (name: string | RegExp) => (page: Page) => page.getByRole('heading', { name }).first().waitFor();
/** Waits for recommendations. */
export const cards = (page: Page): Promise<void> => page.getByRole('article').nth(5).waitFor();
const press = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().click();
const search = (page: Page) => page.getByRole('combobox', { name: 'Search titles' });
const inOrder =
  (...steps: ((page: Page) => Promise<unknown>)[]) =>
  async (page: Page) => {
    for (const step of steps) await step(page);
  };
/** The states by their names. */
export const STATES: Readonly<Record<string, State>> = {
  'start page': { path: '/', reach: heading('Best rated') },
  'start page with recent titles': { path: '/', memory: { recent: RECENT }, reach: heading('Where you left off') },
  suggestions: {
    path: '/',
    reach: inOrder(
      (page) => search(page).fill('the'),
      (page) => page.getByRole('option').nth(3).waitFor(),
    ),
  },
  'recent list': {
    path: INCEPTION,
    memory: { recent: RECENT },
    reach: inOrder(
      cards,
      (page) => search(page).click(),
      (page) => page.getByRole('grid', { name: 'Recent' }).waitFor(),
    ),
  },
  'suggestions of nothing': {
    path: '/',
    reach: inOrder(
      (page) => search(page).fill('zzzqqq'),
      (page) => page.getByText('No titles for “zzzqqq”').waitFor(),
    ),
  },
  results: { path: '/search?q=the', reach: (page) => page.getByRole('main').getByRole('link').nth(5).waitFor() },
  'results of nothing': { path: '/search?q=zzzqqq', reach: heading('Or start from one of these') },
  'title page': { path: INCEPTION, reach: cards },
  'title page with filters open': {
    path: `${INCEPTION}&diversity=0.8&genre=Drama,-War&rating=7.5`,
    memory: { 'filters-open': true },
    reach: inOrder(cards, (page) => page.getByRole('region', { name: 'Filters' }).waitFor()),
  },
  'title page with a toast': {
    path: INCEPTION,
    reach: inOrder(cards, press(/^Not for me: /), (page) => page.getByText('is not recommended any more').waitFor()),
  },
  'title page on a phone': { path: INCEPTION, width: 360, reach: cards },
  'sheet on a phone': {
    path: `${INCEPTION}&genre=Drama`,
    width: 360,
    reach: inOrder(cards, press(/^Filters/), (page) => page.getByRole('dialog', { name: 'Filters' }).waitFor()),
  },
  'title page without results': {
    path: `${INCEPTION}&from=2024&rating=10`,
    reach: heading('No title meets all these conditions'),
  },
  'title page with a series': {
    path: STAR_WARS,
    reach: inOrder(cards, (page) => page.getByRole('region', { name: 'Also in this series' }).waitFor()),
  },
  'title page by genres and numbers': {
    path: `${INCEPTION}&strategy=content`,
    memory: { 'filters-open': true },
    reach: inOrder(cards, (page) => page.getByRole('radio', { name: 'Genres and numbers' }).waitFor()),
  },
  'two titles compared': {
    path: `${TWO}&of=tt1375666,tt0468569`,
    reach: inOrder(heading('Why'), press('Show as table: What counts for how much')),
  },
  'two titles compared on a phone': { path: TWO, width: 320, reach: heading('Why') },
  'two titles to choose': {
    path: '/similarity?a=tt9999999',
    reach: (page) => page.getByText('tt9999999 is not in this catalogue').waitFor(),
  },
  'title not found': { path: '/title/tt9999999', reach: heading('Title not found') },
  'mix of nothing': {
    path: '/mix',
    reach: (page) =>
      page
        .getByRole('main')
        .getByRole('button', { name: /\d{4}$/ })
        .nth(5)
        .waitFor(),
  },
  mix: { path: MIX, reach: inOrder(heading('Less like'), cards) },
  'mix with missing titles': {
    path: MIX.replace('&n', ',tt9999999,nonsense&n'),
    reach: inOrder(heading('One title is not in this catalogue'), cards),
  },
  'hidden titles, none': { path: '/hidden', reach: heading('Nothing is hidden') },
  'hidden titles': {
    path: '/hidden',
    memory: { 'hidden-titles': HIDDEN },
    reach: (page) => page.getByText('2 titles', { exact: true }).waitFor(),
  },
  'question before all are shown': {
    path: '/hidden',
    memory: { 'hidden-titles': HIDDEN },
    reach: inOrder(press('Show all again…'), (page) => page.getByRole('dialog').waitFor()),
  },
  'model page with a table': {
    path: '/model',
    reach: inOrder(press('Show as table: Decades'), (page) => page.getByRole('table', { name: 'Decades' }).waitFor()),
  },
  'model page with its evaluation': {
    path: '/model#evaluation',
    reach: inOrder(
      press('Show as table: More like this'),
      (page) => page.getByText('Ours without one of its parts').nth(1).click(),
      (page) => page.getByRole('table', { name: 'More like this, without one part' }).waitFor(),
    ),
  },
  'page not found': { path: '/nowhere', reach: heading('There is no page here') },
};
