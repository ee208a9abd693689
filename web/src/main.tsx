/** Starts the app. */

import './styles/index.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { asked, queryClient } from './ask.ts';
import { applyTheme, theme } from './features/preferences/theme.ts';

/** So long the first paint waits for answers, in milliseconds; a slower server gets skeletons first. */
const PATIENCE_MS = 150;

/** So long it waits for code: what React has drawn in its place stays for 300 ms, even when the code comes the next moment. */
const CODE_PATIENCE_MS = 500;

applyTheme(theme.get());
// Not by a top-level await: the code of pages shares this file, and would wait for it while it waits for them.
void Promise.all([within(PATIENCE_MS, asked.answers), within(CODE_PATIENCE_MS, asked.code)]).then(draw);

function within(milliseconds: number, wanted: Promise<unknown>): Promise<unknown> {
  const patience = new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
  return Promise.race([wanted, patience]);
}

function draw(): void {
  const root = document.querySelector('#root');
  if (root === null) throw new Error('the page has no element with the id root');
  createRoot(root).render(
    <StrictMode>
      <App queryClient={queryClient} />
    </StrictMode>,
  );
}
