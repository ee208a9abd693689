/** The foot of every page: where the data comes from, how the service is, and where to read more. */

import { Link } from 'wouter';
import { Icon } from '../../components/icon.tsx';
import { PATHS } from '../../lib/paths.ts';
import { useCatalogue } from '../catalogue/use-catalogue.ts';
import { DemoNotice } from './demo-notice.tsx';
import styles from './footer.module.css';
import { ServiceStatus } from './service-status.tsx';
import { useHealth } from './use-health.ts';
import { useService } from './use-service.ts';

/** What IMDb asks to be shown, in case the service cannot say it. */
const IMDB = 'Information courtesy of IMDb (https://www.imdb.com). Used with permission.';
/** What TMDB asks to be shown with its images. */
const TMDB = 'This product uses the TMDB API but is not endorsed or certified by TMDB.';

/** The footer. */
export function Footer() {
  const { data: catalogue } = useCatalogue();
  const { data: health } = useHealth();
  const { data: service } = useService();
  const artwork = service?.artwork;
  return (
    <footer className={styles.footer}>
      <div className={styles.inner}>
        <DemoNotice health={health} />
        <div className={styles.columns}>
          <div className={styles.sources}>
            <p className={styles.attribution}>
              <Linked text={catalogue?.attribution ?? IMDB} />
            </p>
            {artwork?.provider === 'tmdb' && (
              <p>
                <Linked text={artwork.attribution ?? TMDB} />
              </p>
            )}
            <p>IMDb data is for personal and non-commercial use.</p>
          </div>
          <nav aria-label="About" className={styles.links}>
            <Link href={PATHS.model}>The model and its data</Link>
            <a href="/api/docs">
              Documentation of the API <Icon name="external" size={14} />
            </a>
          </nav>
        </div>
        <ServiceStatus />
      </div>
    </footer>
  );
}

/** A text whose addresses can be followed. */
function Linked({ text }: { readonly text: string }) {
  return text.split(/(https?:\/\/[^\s()]+[^\s().,])/).map((part, at) =>
    at % 2 === 0 ? (
      part
    ) : (
      <a key={part} href={part} rel="noreferrer">
        {part}
      </a>
    ),
  );
}
