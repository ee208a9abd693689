/** Copies what the compiled program needs beside its code, after `tsc`. */

import { copyFileSync, cpSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
mkdirSync(`${root}dist/assets`, { recursive: true });
for (const file of ['redoc.standalone.js', 'redoc.standalone.js.LICENSE.txt']) {
  copyFileSync(`${root}node_modules/redoc/bundles/${file}`, `${root}dist/assets/${file}`);
}

// The licences of what the web app carries besides the code, whose licences Vite gathers in dist/web/licences.md.
for (const font of ['fraunces', 'inter', 'oswald']) {
  copyFileSync(`${root}node_modules/@fontsource-variable/${font}/LICENSE`, `${root}dist/assets/${font}.LICENSE.txt`);
}

// The loader of the model that MLflow loads.
cpSync(`${root}src/tracking/model/python`, `${root}dist/tracking/model/python`, {
  recursive: true,
  filter: (path) => !path.includes('__pycache__'),
});
