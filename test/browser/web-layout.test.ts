/** The layout of the web app: no sideways scroll at any width, readable lines, and names of every length and script whole. */

import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { writeImdbFiles } from '../builders/imdb-files.ts';
import { ODD_NAMES, scriptsCatalogue } from '../builders/scripts-catalogue.ts';
import { browserTitle, CHROMIUM, overflowsSideways, painted, settled, useWeb } from '../helpers/web.ts';
import { cards, HIDDEN, INCEPTION, MIX, STAR_WARS, TWO } from '../helpers/web-states.ts';

const WIDTHS = [320, 360, 768, 1024, 1440, 2560] as const;
/** Letters of a line that the eye follows back without getting lost. */
const LONGEST_LINE = 90;

const MEMORY = { 'hidden-titles': HIDDEN, 'filters-open': true };
const DEMO_PAGES = [
  '/',
  '/search?q=the',
  '/search?q=zzzqqq',
  INCEPTION,
  '/mix',
  MIX,
  '/hidden',
  '/model',
  '/nowhere',
  STAR_WARS,
  TWO,
  '/similarity',
];

/** Names with their identifiers and the direction they are read in. */
const NAMES = Object.entries(ODD_NAMES).map(([kind, name], at) => ({
  kind,
  name,
  tconst: `tt${String(at + 1).padStart(7, '0')}`,
  direction: kind === 'arabic' || kind === 'hebrew' ? 'rtl' : 'ltr',
}));
const oddOne = (kind: keyof typeof ODD_NAMES): string => NAMES.find((name) => name.kind === kind)?.tconst ?? '';
const ODD_PAGES = [
  '/',
  `/title/${oddOne('long')}`,
  `/title/${oddOne('unbroken')}`,
  `/mix?likes=${oddOne('long')},${oddOne('arabic')}&dislikes=${oddOne('unbroken')}`,
  `/mix?likes=${NAMES.map(({ tconst }) => tconst).join(',')}`,
  `/similarity?a=${oddOne('long')}&b=${oddOne('unbroken')}`,
  '/search?q=lamp',
  '/model',
];

describe.skipIf(CHROMIUM === undefined)(browserTitle('layout of the web app'), () => {
  describe('with the demo catalogue', () => {
    const web = useWeb();

    it.each(DEMO_PAGES)('%s fits windows of every width, in lines that are not too long', async (path) => {
      await web.visit(path, { memory: MEMORY }, async (page) => {
        await settled(page);
        await expectToFit(page);
        await expect.poll(() => page.evaluate(LONG_LINES)).toEqual([]);
      });
    });

    it('keeps the words of posters on them', async () => {
      await web.visit(INCEPTION.replace('n=6', 'n=50'), {}, async (page) => {
        await cards(page);
        await settled(page);
        await expect.poll(() => postersThatSpill(page)).toEqual([]);
      });
    });
  });

  describe('with names of every length and script', () => {
    const web = useWeb((temporary) => ['--source', writeImdbFiles(temporary('imdb'), scriptsCatalogue())]);

    it.each(ODD_PAGES)('%s fits windows of every width', async (path) => {
      await web.visit(path, {}, async (page) => {
        await settled(page);
        await expectToFit(page);
      });
    });

    it.each([320, 1280])('keeps names within their cards, and words on their posters, at %i pixels', async (width) => {
      await web.visit(`/title/${oddOne('greek')}?votes=50000`, { width }, async (page) => {
        await cards(page);
        await settled(page);
        const names = page.getByRole('article').getByRole('heading');
        await expect
          .poll(() => names.allInnerTexts())
          .toEqual(expect.arrayContaining([ODD_NAMES.long, ODD_NAMES.unbroken, ODD_NAMES.thai]));
        await expect.poll(() => page.evaluate(SPILLING_NAMES)).toEqual([]);
        await expect.poll(() => postersThatSpill(page)).toEqual([]);
      });
    });

    it('shows every name whole and in its direction at the head of its page, and among suggestions', async () => {
      await web.visit('/', {}, async (page) => {
        for (const one of NAMES) {
          await page.goto(web.url(`/title/${one.tconst}`));
          await expect.poll(() => shownAs(page, 'h1', one.name)).toEqual(wholly(one));
          await page.getByRole('combobox', { name: 'Search titles' }).fill(one.name.slice(0, 40));
          await expect.poll(() => shownAs(page, '[role=option]', one.name)).toEqual(wholly(one));
        }
      });
    });

    it.each([
      [
        'tiles of a mix',
        `/mix?likes=${NAMES.map(({ tconst }) => tconst)
          .slice(0, 8)
          .join(',')}`,
        'section li',
      ],
      ['cards', `/title/${oddOne('long')}?votes=50000`, 'article h3'],
    ])('shows names whole and in their direction on %s', async (_, path, within) => {
      await web.visit(path, {}, async (page) => {
        const names = NAMES.slice(0, 8);
        const shown = () => Promise.all(names.map(({ name }) => shownAs(page, within, name)));
        await expect.poll(shown).toEqual(names.map(wholly));
      });
    });
  });
});

/** How a name is shown. */
interface Shown {
  readonly name: string;
  readonly direction: string;
  readonly isWhole: boolean;
}

function wholly({ name, direction }: (typeof NAMES)[number]): Shown {
  return { name, direction, isWhole: true };
}

async function expectToFit(page: Page): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    await painted(page);
    // Charts follow the window when they come to it.
    await expect.poll(() => overflowsSideways(page), { message: `too wide at ${width}` }).toBe(false);
  }
}

function postersThatSpill(page: Page): Promise<string[]> {
  return page.evaluate(SPILLING_POSTERS);
}

/** How a name stands in the first element of a kind that has it: its direction, and whether nothing cuts it off. */
function shownAs(page: Page, within: string, name: string): Promise<Shown> {
  return page.evaluate(`(() => {
    const name = ${JSON.stringify(name)};
    const names = document.querySelectorAll(${JSON.stringify(`${within} bdi`)});
    const found = [...names].find((bdi) => bdi.textContent === name);
    if (found === undefined) return { name, direction: 'missing', isWhole: false };
    let isWhole = true;
    for (let box = found.parentElement; box !== document.body; box = box.parentElement) {
      const isCut = box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1;
      if (isCut && /hidden|clip/.test(getComputedStyle(box).overflow)) isWhole = false;
    }
    const { left, right } = found.getBoundingClientRect();
    return { name, direction: getComputedStyle(found).direction, isWhole: isWhole && left >= 0 && right <= innerWidth };
  })()`);
}

/** Paragraphs with a line of more letters than are easy to read, measured by the width of a 0. */
const LONG_LINES = `[...document.querySelectorAll('p')].filter((paragraph) => {
  const zero = document.createElement('span');
  zero.textContent = '0';
  zero.style.position = 'absolute';
  paragraph.append(zero);
  const letter = zero.getBoundingClientRect().width;
  zero.remove();
  const range = document.createRange();
  range.selectNodeContents(paragraph);
  return [...range.getClientRects()].some(({ width }) => letter > 0 && width > ${LONGEST_LINE} * letter);
}).map((paragraph) => paragraph.textContent)`;

/** Names of recommended titles that reach out of their cards. */
const SPILLING_NAMES = `[...document.querySelectorAll('article')].filter((card) => {
  const { left, right, top, bottom } = card.getBoundingClientRect();
  const heading = card.querySelector('h3');
  const box = heading.getBoundingClientRect();
  const range = document.createRange();
  range.selectNodeContents(heading);
  const isOut = [...range.getClientRects()].some((line) => line.left < left || line.right > right);
  return isOut || box.left < left || box.right > right || box.top < top || box.bottom > bottom;
}).map((card) => card.querySelector('h3').textContent)`;

/** Words that reach over the edge of their drawn poster. */
const SPILLING_POSTERS = `(() => {
  const words = [...document.querySelectorAll('main svg text')].filter((text) => text.textContent !== '');
  if (words.length === 0) return ['no poster has words'];
  return words.filter((text) => {
    const { x, y, width, height } = text.getBBox();
    const view = text.ownerSVGElement.viewBox.baseVal;
    return x < 0 || y < 0 || x + width > view.width || y + height > view.height;
  }).map((text) => text.textContent);
})()`;
