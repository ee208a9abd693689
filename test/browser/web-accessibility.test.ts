/** The web app for everyone: axe on every page and state in both schemes, and ways about the pages by keyboard alone. */

import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { skipUntil } from '../helpers/apart.ts';
import {
  axeViolations,
  browserTitle,
  CHROMIUM,
  expectElement,
  onPage,
  settled,
  turnLight,
  useWeb,
} from '../helpers/web.ts';
import { cards, HIDDEN, INCEPTION, MIX, STATES, TWO } from '../helpers/web-states.ts';

describe.skipIf(CHROMIUM === undefined)(browserTitle('accessibility of the web app'), () => {
  const web = useWeb();

  it.each(Object.entries(STATES))(
    '%s: nothing that axe finds, one h1, no motion',
    async (_, { path, reach, ...visit }) => {
      await web.visit(path, visit, async (page) => {
        await reach(page);
        await expectAccessible(page);
      });
    },
  );

  it('API away: nothing that axe finds, one h1, no motion', async () => {
    const before = async (page: Page): Promise<void> => {
      await page.clock.install();
      await page.route('**/api/**', (route) => route.abort());
    };
    await onPage(web.open(INCEPTION, { before }), async (page) => {
      await page.getByText('The server does not answer. What you see stays').waitFor();
      await skipUntil(page, () => page.getByRole('alert').isVisible());
      await expectAccessible(page);
    });
  });

  it('begins every page with a link that skips to its content', async () => {
    await web.visit(INCEPTION, {}, async (page) => {
      await cards(page);
      await page.keyboard.press('Tab');
      const skip = page.getByRole('link', { name: 'Skip to content' });
      await expect.poll(() => isFocused(page, 'Skip to content')).toBe(true);
      const isInSight = async (): Promise<boolean> => {
        const box = await skip.boundingBox();
        return box !== null && box.x >= 0 && box.y >= 0;
      };
      await expect.poll(isInSight).toBe(true);
      await page.keyboard.press('Enter');
      await expect.poll(() => page.evaluate('document.activeElement.localName')).toBe('main');
      await page.keyboard.press('Tab');
      await expect.poll(() => isFocused(page, 'Add to mix')).toBe(true);
    });
  });

  it('leads by Tab through everything there is to do with a title, each in sight', async () => {
    await web.visit(INCEPTION, {}, async (page) => {
      await cards(page);
      const first = page.getByRole('article').first();
      const name = await first.getByRole('heading').innerText();
      await first.getByRole('link', { name, exact: true }).focus();
      const stops: string[] = [];
      while (stops.length < 7) {
        await page.keyboard.press('Tab');
        stops.push(await focusedName(page));
      }
      const next = await page.getByRole('article').nth(1).getByRole('heading').innerText();
      expect(stops).toEqual([
        `More like this: ${name}`,
        `Seen it: ${name}`,
        `Not for me: ${name}`,
        `Add to mix: ${name}`,
        `${name} on IMDb (opens a new tab)`,
        `Why? ${next}`,
        next,
      ]);
    });
  });

  it.each([INCEPTION, MIX, TWO, '/model', '/hidden'])('%s shows where the focus is', async (path) => {
    const memory = { 'hidden-titles': HIDDEN, 'filters-open': true };
    await web.visit(path, { memory }, async (page) => {
      await page
        .getByRole('main')
        .getByRole('heading', { level: 2 })
        .or(page.getByRole('main').getByRole('list'))
        .first()
        .waitFor();
      await settled(page);
      const unseen: string[] = [];
      for (let stop = 0; stop < 45; stop++) {
        await page.keyboard.press('Tab');
        if (!(await showsFocus(page))) unseen.push(await focusedName(page));
      }
      expect(unseen).toEqual([]);
    });
  });
});

async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate('document.fonts.ready');
  await expectElement(page.getByRole('heading', { level: 1, includeHidden: true })).toHaveCount(1);
  expect(await page.evaluate('document.documentElement.lang')).toBe('en');
  await expect.poll(() => page.evaluate('document.getAnimations().length')).toBe(0);
  expect(await axeViolations(page), 'dark').toEqual([]);
  await turnLight(page);
  // Nothing but the colours is another.
  expect(await axeViolations(page, ['color-contrast']), 'light').toEqual([]);
}

/** Whether an outline of the focused element, or of something about it, goes away without the focus. */
const HAS_OUTLINE = `(() => {
  const focused = document.activeElement;
  const near = [focused, ...focused.children, focused.parentElement, focused.closest('article')].filter(Boolean);
  const outlines = () => near.map((element) => getComputedStyle(element).outline).join();
  const before = outlines();
  focused.blur();
  const after = outlines();
  focused.focus();
  return before !== after;
})()`;

/** Whether one sees, in or closely around the focused element, that it has the focus. */
async function showsFocus(page: Page): Promise<boolean> {
  if (await page.evaluate('document.activeElement === document.body')) return true;
  if (await page.evaluate(HAS_OUTLINE)) return true;
  const box = await page.locator(':focus').boundingBox();
  if (box === null) return false;
  const clip = { x: box.x - 6, y: box.y - 6, width: box.width + 12, height: box.height + 12 };
  const withFocus = await page.screenshot({ clip });
  await page.evaluate('(window.left = document.activeElement).blur()');
  const withoutFocus = await page.screenshot({ clip });
  await page.evaluate('window.left.focus()');
  return !withFocus.equals(withoutFocus);
}

function focusedName(page: Page): Promise<string> {
  return page.evaluate(
    'document.activeElement.getAttribute("aria-label") ?? document.activeElement.innerText ?? document.activeElement.outerHTML.slice(0, 200)',
  );
}

async function isFocused(page: Page, name: string): Promise<boolean> {
  return (await focusedName(page)) === name;
}
