/** Accuracy by how popular the film is that was asked for. */

import { type BandReport, COMPARED_METRICS } from '../../domain/evaluation.ts';
import type { QueryEvaluation } from '../protocols/evaluate-queries.ts';
import { meanOf, meansByCluster } from '../protocols/means.ts';
import type { QueryTask } from '../protocols/prepare.ts';
import { rounded } from './rounded.ts';

/** The lowest popularity of each band: likes in training in protocol B, IMDb votes in C, where no film has likes. */
const BANDS = { B: [0, 1, 5, 20, 50], C: [0, 50_000, 200_000, 500_000] } as const;

/** The measures of each band that has queries, the least popular first. */
export function bandsOf({ protocol, context }: QueryTask, evaluation: QueryEvaluation): BandReport[] {
  const bounds: readonly number[] = BANDS[protocol];
  const unit = protocol === 'B' ? 'likes' : 'votes';
  const bandOf = Array.from(evaluation.films, (film) => {
    const popularity = context.popularity[film] ?? 0;
    return bounds.findLastIndex((bound) => popularity >= bound);
  });
  return bounds.flatMap((_, band) => {
    const queries = Int32Array.from(bandOf.keys()).filter((query) => bandOf[query] === band);
    if (queries.length === 0) return [];
    const askers = queries.map((query) => evaluation.users[query] as number);
    const users = [...new Set(askers)];
    const clusterOf = askers.map((user) => users.indexOf(user));
    const means = COMPARED_METRICS.map((metric) => {
      const values = Float64Array.from(queries, (query) => evaluation.perQuery[metric]?.[query] ?? Number.NaN);
      return [metric, rounded(meanOf(meansByCluster(values, clusterOf, users.length)))] as const;
    });
    return [
      {
        band: `${nameOf(bounds, band)} ${unit}`,
        queries: queries.length,
        users: users.length,
        means: Object.fromEntries(means) as BandReport['means'],
      },
    ];
  });
}

/** `0`, `1–4`, `50+`. */
function nameOf(bounds: readonly number[], band: number): string {
  const [low = 0, next] = bounds.slice(band);
  if (next === undefined) return `${low.toLocaleString('en')}+`;
  return next - 1 === low ? `${low}` : `${low.toLocaleString('en')}–${(next - 1).toLocaleString('en')}`;
}
