/** Builds the web app into `dist/web`, and serves it with reload on change while developing. */

import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** The API that the development server passes `/api` on to. */
const API_URL = process.env.API_URL ?? 'http://127.0.0.1:9876';

/** The fonts of every page's first lines; fetched late, they would move what is already painted. */
const FIRST_FONTS = /(?:inter|oswald)-latin-wght-normal/;

/** What runs first: it asks for what the page shows. */
const ASK = /web\/src\/ask\.ts$/;

/** What draws the app, and with it everything that every page needs, in one file instead of in a dozen small ones. */
const APP = /web\/src\/(?:main\.tsx$|(?:components|lib)\/.*\.tsx?$)/;

/**
 * Has Chromium compile all functions of a file beside the page's own thread while the file arrives, instead of one by one
 * as they are first called. It took a fifth off the thread's time until the first paint of a title's page. Other browsers
 * read a comment. https://v8.dev/blog/explicit-compile-hints
 */
const COMPILE_EARLY = '//# allFunctionsCalledOnLoad';

/** Lets browsers load first what they would otherwise hold back: the first fonts, and scripts, without which there is nothing to see. */
function firstThings(): Plugin {
  return {
    name: 'first-things',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        // Only at the very beginning of a file the comment is heard.
        for (const file of Object.values(bundle))
          if (file.type === 'chunk') file.code = `${COMPILE_EARLY}\n${file.code}`;
      },
    },
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle }) => ({
        html: html
          .replaceAll('<script type="module"', '<script type="module" fetchpriority="high"')
          // It need not wait for style sheets.
          .replace(/(?=src="\/assets\/ask-)/, 'async '),
        tags: Object.keys(bundle ?? {})
          .filter((file) => FIRST_FONTS.test(file))
          .map((file) => ({
            tag: 'link',
            attrs: { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: true, href: `/${file}` },
            injectTo: 'head',
          })),
      }),
    },
  };
}

export default defineConfig({
  plugins: [react(), firstThings()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    license: { fileName: 'licences.md' },
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'ask', test: ASK, priority: 1 },
            { name: 'app', test: APP },
          ],
        },
      },
    },
  },
  server: {
    port: 9877,
    strictPort: true,
    proxy: { '/api': { target: API_URL, rewrite: (path) => path.replace(/^\/api/, '') } },
  },
});
