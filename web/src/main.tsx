/** Starts the app. */

import './styles/index.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { answers, queryClient } from './ask.ts';
import { applyTheme, theme } from './features/preferences/theme.ts';

/** So long the first paint waits for what the page shows; a slower server gets skeletons first. */
const PATIENCE_MS = 150;

applyTheme(theme.get());
const patience = new Promise<void>((resolve) => {
  setTimeout(resolve, PATIENCE_MS);
});
// Not by a top-level await: the code of pages shares this file, and would wait for it while it waits for them.
void Promise.race([answers, patience]).then(draw);

function draw(): void {
  const root = document.querySelector('#root');
  if (root === null) throw new Error('the page has no element with the id root');
  createRoot(root).render(
    <StrictMode>
      <App queryClient={queryClient} />
    </StrictMode>,
  );
}
