/** Takes the pictures of `docs/screenshots/` from the built product on the demo catalogue. */

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { DEMO, REPOSITORY, run } from '../test/helpers/program.ts';
import { launch, openPage, startProduct } from '../test/helpers/web.ts';

interface Shot {
  readonly name: string;
  readonly path: string;
  readonly theme?: 'light';
  /** Brings the page into the state that is shown. */
  readonly prepare?: (page: Page) => Promise<void>;
}

const SHOTS: readonly Shot[] = [
  { name: 'home', path: '/' },
  {
    name: 'search',
    path: '/model',
    prepare: async (page) => {
      await page.getByRole('combobox').first().pressSequentially('star w');
      await page.getByRole('option').nth(1).waitFor();
    },
  },
  { name: 'title', path: '/title/tt1375666' },
  { name: 'title-light', path: '/title/tt0903747', theme: 'light' },
  { name: 'mix', path: '/mix?likes=tt0903747,tt0468569,tt0110912&dislikes=tt0109830' },
  { name: 'similarity', path: '/similarity?a=tt1375666&b=tt0816692' },
  { name: 'model', path: '/model' },
];

/** A phone, a tablet, a desk. */
const WINDOWS = [
  { width: 390, height: 844 },
  { width: 900, height: 1100 },
  { width: 1440, height: 900 },
];

const target = join(REPOSITORY, 'docs', 'screenshots');
const folder = mkdtempSync(join(tmpdir(), 'imdb-recommender-screenshots-'));
const trained = await run(['train', '--source', DEMO, '--include-principals', '--models-dir', 'models'], {
  cwd: folder,
});
if (trained.code !== 0) throw new Error(trained.stderr);
const product = await startProduct('models', folder);
const browser = await launch();
try {
  mkdirSync(target, { recursive: true });
  for (const { name, path, theme = 'dark', prepare } of SHOTS) {
    for (const { width, height } of WINDOWS) {
      const options = { deviceScaleFactor: width < 500 ? 2 : 1 };
      const { page } = await openPage(browser, product.web, path, { width, height, theme, options });
      await page.waitForLoadState('networkidle');
      await prepare?.(page);
      await page.waitForLoadState('networkidle');
      await page.evaluate('document.fonts.ready');
      await page.screenshot({ path: join(target, `${name}-${width}.png`) });
      await page.context().close();
    }
    console.log(name);
  }
} finally {
  await browser.close();
  await product.stop();
  rmSync(folder, { recursive: true });
}
