/** How similar titles drawn at random are. */

import { formatCount } from '../../../lib/format.ts';
import { DistributionChart } from '../catalogue/distribution-chart.tsx';
import { binLabel, binsOf } from '../charts/histogram.ts';
import type { FeatureAnalysis } from '../names.ts';

/** A figure with the similarities of a sample of pairs. */
export function SimilarityChart({ similarity }: { readonly similarity: NonNullable<FeatureAnalysis['similarity']> }) {
  const inWords = (value: number): string => value.toFixed(2);
  return (
    <DistributionChart
      id="similarity"
      title="Similarity of two titles at random"
      lead={
        <>
          By genres and numbers alone. The titles most like one are at the far right: the closest of the whole
          catalogue. Of pairs at random, 5 % reach {inWords(similarity.q95)}, and half stay below{' '}
          {inWords(similarity.median)}.
        </>
      }
      note={`All ${formatCount(similarity.pairs)} pairs of ${formatCount(similarity.sampled_titles)} titles drawn at random (seed ${similarity.seed}).`}
      bins={binsOf(similarity.histogram, 0, 1)}
      binName={(bin) => binLabel(bin, 0, inWords)}
      total={similarity.pairs}
      unit="pairs"
      ticks={[0, 0.2, 0.4, 0.6, 0.8, 1].map((at) => ({ at, label: at.toFixed(1) }))}
      middle={similarity}
      formatValue={inWords}
      xTitle="Cosine similarity"
    />
  );
}
