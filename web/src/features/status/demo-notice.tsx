/** Says that the titles are a demonstration, and how to get all of IMDb's. */

import type { Health } from '../../api/types.ts';
import { IconButton } from '../../components/button.tsx';
import { formatCount } from '../../lib/format.ts';
import { stored } from '../../lib/stored.ts';
import styles from './demo-notice.module.css';

/** Whether the notice was read and put away in this browser. */
const dismissed = stored('demo-notice-dismissed', false, (json) => (typeof json === 'boolean' ? json : undefined));

/** The notice, as long as the demo catalogue serves and nobody put it away. */
export function DemoNotice({ health }: { readonly health: Health | undefined }) {
  const isDismissed = dismissed.use();
  if (health?.catalogue !== 'demo' || isDismissed) return null;
  return (
    <section className={styles.notice} aria-label="Demo catalogue">
      <div className={styles.body}>
        <p>
          <strong>Demo catalogue:</strong> {formatCount(health.titles_count)} titles with illustrative ratings.
        </p>
        <details className={styles.how}>
          <summary>How to get all of IMDb’s</summary>
          <ol className={styles.steps}>
            <li>
              On the machine that runs the server, in the project’s folder: <code>make train</code>. It downloads IMDb’s
              public files and trains a model on them.
            </li>
            <li>The server takes up the new model by itself, and this page notices it.</li>
          </ol>
        </details>
      </div>
      <IconButton label="Dismiss the demo notice" icon="close" size="small" onClick={() => dismissed.set(true)} />
    </section>
  );
}
