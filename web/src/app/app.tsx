/** The app: what every page shares, and which page an address shows. */

import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Route, Switch } from 'wouter';
import { createQueryClient } from '../api/query-client.ts';
import { ToastProvider } from '../components/toast.tsx';
import { HomePage } from '../features/home/home-page.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { Layout } from './layout.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { PageSkeleton } from './page-skeleton.tsx';

const SearchPage = lazy(() => import('../features/search/search-page.tsx'));
const TitlePage = lazy(() => import('../features/titles/title-page.tsx'));
const MixPage = lazy(() => import('../features/mix/mix-page.tsx'));
const HiddenPage = lazy(() => import('../features/preferences/hidden-page.tsx'));
const ModelPage = lazy(() => import('../features/model/model-page.tsx'));

/** The whole app. */
export function App() {
  const [queryClient] = useState(createQueryClient);
  return (
    <QueryClientProvider client={queryClient}>
      <ToastProvider>
        <ErrorBoundary>
          <Layout>
            <ErrorBoundary>
              <Suspense fallback={<PageSkeleton />}>
                <Switch>
                  <Route path="/" component={HomePage} />
                  <Route path="/search" component={SearchPage} />
                  <Route path="/title/:tconst">{({ tconst }) => <TitlePage key={tconst} tconst={tconst} />}</Route>
                  <Route path="/mix" component={MixPage} />
                  <Route path="/hidden" component={HiddenPage} />
                  <Route path="/model" component={ModelPage} />
                  <Route component={NotFoundPage} />
                </Switch>
              </Suspense>
            </ErrorBoundary>
          </Layout>
        </ErrorBoundary>
      </ToastProvider>
    </QueryClientProvider>
  );
}
