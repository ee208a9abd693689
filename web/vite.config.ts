/** Builds the web app into `dist/web`, and serves it with reload on change while developing. */

import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** The API that the development server passes `/api` on to. */
const API_URL = process.env.API_URL ?? 'http://127.0.0.1:9876';

/** The fonts of every page's first lines; fetched late, they would move what is already painted. */
const FIRST_FONTS = /(?:inter|oswald)-latin-wght-normal/;

/** Modules of every page. */
const BASE =
  /node_modules\/(?:react|react-dom|scheduler|wouter|regexparam|openapi-fetch|@tanstack)\/|web\/src\/(?:api|components|lib)\/.*\.tsx?$|web\/src\/features\/(?:catalogue|status|preferences\/(?:hidden-titles|theme)|artwork\/poster|titles\/use-title|recommendations\/(?:use-re|controls.ts)|similarity\/(?:pair\.ts|use-similarity)|model\/use-model|search\/)(?!.*-page)/;

/** Lets the page ask for the first fonts at once, instead of after its style sheet. */
function preloadFonts(): Plugin {
  return {
    name: 'preload-fonts',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle }) =>
        Object.keys(bundle ?? {})
          .filter((file) => FIRST_FONTS.test(file))
          .map((file) => ({
            tag: 'link',
            attrs: { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: true, href: `/${file}` },
            injectTo: 'head-prepend',
          })),
    },
  };
}

export default defineConfig({
  plugins: [react(), preloadFonts()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // What every page needs comes in one file, instead of in a dozen small ones that pages happen to share.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'base', test: BASE }] } } },
  },
  server: {
    port: 9877,
    strictPort: true,
    proxy: { '/api': { target: API_URL, rewrite: (path) => path.replace(/^\/api/, '') } },
  },
});
