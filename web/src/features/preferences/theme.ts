/** Which colours the person wants. */

import { stored } from '../../lib/stored.ts';

/** Dark is the default; `system` follows the device. */
export const THEMES = ['dark', 'light', 'system'] as const;

/** A choice of colours. */
export type Theme = (typeof THEMES)[number];

/** The choice, kept in this browser. */
export const theme = stored<Theme>('theme', 'dark', (json) => THEMES.find((name) => name === json));

const prefersLight = globalThis.matchMedia('(prefers-color-scheme: light)');

/** The colours that a choice means on this device, now. */
export function schemeOf(choice: Theme): 'dark' | 'light' {
  if (choice === 'system') return prefersLight.matches ? 'light' : 'dark';
  return choice;
}

/** Shows the page in these colours, and the browser's own bars with it. */
export function applyTheme(choice: Theme): void {
  const page = document.documentElement;
  page.dataset.theme = schemeOf(choice);
  const ground = getComputedStyle(page).getPropertyValue('--bg').trim();
  if (ground !== '') document.querySelector('meta[name="theme-color"]')?.setAttribute('content', ground);
}

prefersLight.addEventListener('change', () => applyTheme(theme.get()));
