/** Which model serves, in a few words and figures. */

import type { ReactNode } from 'react';
import { formatCount } from '../../lib/format.ts';
import { catalogueName, type DataStatistics, type Manifest } from './names.ts';
import styles from './overview.module.css';
import { formatBytes, formatSeconds } from './quantities.ts';

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short' });

/** The head of the page. */
export function Overview({
  manifest,
  statistics,
  appVersion,
}: {
  readonly manifest: Manifest;
  readonly statistics: DataStatistics;
  /** Of the server that answers; known a moment later than the rest. */
  readonly appVersion: string | undefined;
}) {
  const seconds = manifest.steps.reduce((sum, step) => sum + step.seconds, 0);
  const memory = Math.max(0, ...manifest.steps.map((step) => step.peak_memory_bytes));
  const { min, max } = statistics.years_range;
  return (
    <header className={styles.overview}>
      <h1 className={styles.title}>The model and its data</h1>
      <p className={styles.lead}>
        Every recommendation here comes from {formatCount(statistics.titles)} titles and{' '}
        {manifest.features.names.length} figures about each, its rating, votes, runtime, year and genres, and from what
        the scorers below know besides. This page shows what they look like, and how the model was made from them.
      </p>
      <dl className={styles.figures}>
        <Figure name="Titles" value={formatCount(statistics.titles)} />
        <Figure name="Years" value={`${min}–${max}`} />
        <Figure name="Features" value={String(manifest.features.names.length)} />
        <Figure name="Trained in" value={formatSeconds(seconds)} />
        <Figure name="Memory for it" value={formatBytes(memory)} />
      </dl>
      <dl className={styles.facts}>
        <Fact name="Catalogue" value={catalogueName(manifest.catalogue)} />
        <Fact
          name="Trained on"
          value={<time dateTime={manifest.created_at}>{day.format(new Date(manifest.created_at))}</time>}
        />
        <Fact name="Model" value={manifest.name} />
        <Fact name="Version" value={manifest.version} />
        <Fact name="Trained by" value={`imdb-recommender ${manifest.code_version}`} />
        <Fact name="Served by" value={appVersion === undefined ? '…' : `imdb-recommender ${appVersion}`} />
      </dl>
    </header>
  );
}

function Figure({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
