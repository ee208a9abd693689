/** Starts the app. */

import './styles/index.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createQueryClient } from './api/query-client.ts';
import { App } from './app/app.tsx';
import { startPage } from './app/start.ts';
import { applyTheme, theme } from './features/preferences/theme.ts';

applyTheme(theme.get());
const queryClient = createQueryClient();
await startPage(queryClient, globalThis.location);

const root = document.querySelector('#root');
if (root === null) throw new Error('the page has no element with the id root');
createRoot(root).render(
  <StrictMode>
    <App queryClient={queryClient} />
  </StrictMode>,
);
