/** The matrix that titles are compared by: its size, and the ranges that its figures were scaled from. */

import { formatCount, formatRating, formatRuntime } from '../../../lib/format.ts';
import { type FeatureAnalysis, featureName, type Manifest } from '../names.ts';
import { formatBytes, formatShare } from '../quantities.ts';
import { Panel } from '../training/panel.tsx';
import styles from './matrix.module.css';

/** A list of what there is to know of it. */
export function Matrix({
  matrix: { rows, columns, density, bytes, nan, infinite },
  ranges,
  hasLogVotes,
}: Pick<FeatureAnalysis, 'matrix'> & {
  readonly ranges: Manifest['features']['ranges'];
  /** Whether it is the logarithm of the votes that was scaled. */
  readonly hasLogVotes: boolean;
}) {
  const broken = nan + infinite;
  return (
    <Panel
      title="What titles are compared by"
      lead="Each genre is a yes or no. The other figures are scaled, so that the smallest of the catalogue is 0 and the largest 1."
    >
      <dl className={styles.list}>
        <Entry name="Size" value={`${formatCount(rows)} titles × ${columns} features, ${formatBytes(bytes)}`} />
        <Entry name="Not 0" value={`${formatShare(density)} of the values`} />
        <Entry name="Not a number" value={broken === 0 ? 'none' : formatCount(broken)} />
        {Object.entries(ranges).map(([feature, { min, max }]) => (
          <Entry key={feature} name={featureName(feature)} value={rangeOf(feature, min, max, hasLogVotes)} />
        ))}
      </dl>
    </Panel>
  );
}

function Entry({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** The range of a feature in its unit. */
function rangeOf(feature: string, min: number, max: number, hasLogVotes: boolean): string {
  switch (feature) {
    case 'averageRating':
      return `${formatRating(min)} to ${formatRating(max)}`;
    case 'numVotes':
      return hasLogVotes
        ? `${formatCount(Math.expm1(min))} to ${formatCount(Math.expm1(max))}, by their logarithm`
        : `${formatCount(min)} to ${formatCount(max)}`;
    case 'runtimeMinutes':
      return `${formatRuntime(min)} to ${formatRuntime(max)}`;
    default:
      return `${min} to ${max}`;
  }
}
