/** What the results page shows without results: advice, and well-known titles to begin with. */

import { Notice } from '../../components/notice.tsx';
import { TitleText } from '../../components/title-text.tsx';
import { useCatalogue } from '../catalogue/use-catalogue.ts';
import styles from './search-page.module.css';
import { TitleRows } from './title-rows.tsx';

const POPULAR = 6;

/** Advice for a search that found nothing, or that says nothing. */
export function NothingFound({ heading, query }: { readonly heading?: string; readonly query: string }) {
  const { data } = useCatalogue();
  return (
    <div className={styles.page}>
      {heading !== undefined && <h1 className={styles.heading}>{heading}</h1>}
      {query === '' ? (
        <p>Type the name of a film or series in the box above. The address of its page on IMDb works too.</p>
      ) : (
        <Notice icon="search" title="No title of this name">
          <p>
            Nothing here is called “<TitleText>{query}</TitleText>” or nearly so. Try fewer words, the original title,
            or the address of its page on IMDb.
          </p>
          <p>Films and series that few people have rated are not in the catalogue.</p>
        </Notice>
      )}
      {data !== undefined && (
        <section className={styles.popular} aria-labelledby="popular">
          <h2 id="popular">Or start from one of these</h2>
          <TitleRows titles={data.most_voted.slice(0, POPULAR)} />
        </section>
      )}
    </div>
  );
}
