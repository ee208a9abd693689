/** The app: what every page shares, and which page an address shows. */

import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { Suspense } from 'react';
import { Route, Switch } from 'wouter';
import { ToastProvider } from '../components/toast.tsx';
import { ArtworkSourceProvider } from '../features/artwork/artwork-source.tsx';
import { HomePage } from '../features/home/home-page.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { Layout } from './layout.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { PageSkeleton } from './page-skeleton.tsx';
import { HiddenPage, MixPage, ModelPage, SearchPage, SimilarityPage, TitlePage } from './pages.ts';

/** The whole app. */
export function App({ queryClient }: { readonly queryClient: QueryClient }) {
  return (
    <QueryClientProvider client={queryClient}>
      <ToastProvider>
        <ErrorBoundary>
          <ArtworkSourceProvider>
            <Layout>
              <ErrorBoundary>
                <Suspense fallback={<PageSkeleton />}>
                  <Switch>
                    <Route path="/" component={HomePage} />
                    <Route path="/search" component={SearchPage} />
                    <Route path="/title/:tconst">{({ tconst }) => <TitlePage key={tconst} tconst={tconst} />}</Route>
                    <Route path="/mix" component={MixPage} />
                    <Route path="/similarity" component={SimilarityPage} />
                    <Route path="/hidden" component={HiddenPage} />
                    <Route path="/model" component={ModelPage} />
                    <Route component={NotFoundPage} />
                  </Switch>
                </Suspense>
              </ErrorBoundary>
            </Layout>
          </ArtworkSourceProvider>
        </ErrorBoundary>
      </ToastProvider>
    </QueryClientProvider>
  );
}
