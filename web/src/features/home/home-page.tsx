/** The start page: what this is, a place to type a title, and well-known ones to begin with. */

import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { formatCount } from '../../lib/format.ts';
import { useDocumentTitle } from '../../lib/use-page.ts';
import { useCatalogue } from '../catalogue/use-catalogue.ts';
import { SearchBox } from '../search/search-box.tsx';
import { HeroPosters } from './hero-posters.tsx';
import styles from './home-page.module.css';
import { RecentStrip } from './recent-strip.tsx';
import { Shelf } from './shelf.tsx';
import { SurpriseButton } from './surprise-button.tsx';

/** On a touch screen a focused box would bring up the keyboard before anything was read. */
const hasFinePointer = globalThis.matchMedia('(hover: hover) and (pointer: fine)').matches;

/** The start page. */
export function HomePage() {
  const { data, isError, refetch } = useCatalogue();
  useDocumentTitle(undefined);
  return (
    <div className={styles.page}>
      <section className={styles.hero} aria-labelledby="promise">
        <div className={styles.words}>
          <h1 id="promise" className={styles.promise}>
            <span>Name a film you like.</span> <span>Get an evening’s worth more.</span>
          </h1>
          <p className={styles.lead}>
            The films and series most like it, worked out by your own server: no account, no tracking.
          </p>
          {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- typing a title is what the page is for */}
          <SearchBox size="hero" placeholder="A film or series you like" autoFocus={hasFinePointer} />
          <div className={styles.actions}>
            <SurpriseButton />
            <p className={styles.count}>{data !== undefined && `${formatCount(data.titles)} titles to choose from`}</p>
          </div>
        </div>
        <HeroPosters titles={data?.most_voted} />
      </section>
      <RecentStrip />
      {isError && data === undefined ? (
        <Notice title="The catalogue does not answer" tone="bad" icon="warning" role="alert">
          <p>The best-known titles cannot be shown just now.</p>
          <div>
            <Button icon="reset" onClick={() => void refetch()}>
              Try again
            </Button>
          </div>
        </Notice>
      ) : (
        <>
          <Shelf heading="Best known" titles={data?.most_voted} />
          <Shelf heading="Best rated" titles={data?.top_rated} />
        </>
      )}
    </div>
  );
}
