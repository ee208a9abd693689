/** Goes through a page with the keyboard alone. */

import type { Locator, Page } from 'playwright';
import { expect } from 'vitest';

/** More stops than any page of these tests has between two places. */
const MOST_STOPS = 150;

/** Whether an element has the focus. */
export async function hasFocus(element: Locator): Promise<boolean> {
  return (await element.count()) === 1 && element.evaluate(isActive);
}

/** Waits until an element has the focus. */
export async function waitForFocus(element: Locator): Promise<void> {
  await expect.poll(() => hasFocus(element), { message: `focus on ${String(element)}` }).toBe(true);
}

/** Presses Tab, or Shift+Tab, until an element has the focus; fails when it is never reached. */
export async function tabTo(page: Page, element: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await element.waitFor();
  for (let stops = 0; stops < MOST_STOPS; stops++) {
    if (await hasFocus(element)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} never came to ${String(element)}`);
}

function isActive(element: { readonly ownerDocument: { readonly activeElement: unknown } }): boolean {
  return element.ownerDocument.activeElement === element;
}
