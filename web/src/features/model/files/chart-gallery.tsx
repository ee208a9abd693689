/** The charts that the training run drew, as pictures to look at or keep. */

import styles from './chart-gallery.module.css';
import { CHARTS } from './charts.ts';

/** The charts as thumbnails, each of which leads to the chart at full size. */
export function ChartGallery({ version }: { readonly version: string }) {
  return (
    <ul className={styles.gallery}>
      {CHARTS.map(({ name, title, alt }) => {
        // The version keeps a browser from showing the chart of another model.
        const address = `/api/model/charts/${name}?version=${encodeURIComponent(version)}`;
        return (
          <li key={name}>
            <a className={styles.link} href={address} target="_blank" rel="noreferrer">
              <img className={styles.picture} src={address} alt={alt} loading="lazy" width={360} height={240} />
              <span className={styles.caption}>{title}</span>
            </a>
          </li>
        );
      })}
    </ul>
  );
}
