/** The wire shape of the model that is serving: its manifest and statistics, without local paths. */

import { z } from 'zod';
import { CHART_CAPTIONS, MODEL_CHARTS } from '../../domain/charts.ts';
import { manifestSchema } from '../../domain/manifest.ts';
import { dataStatisticsSchema, featureAnalysisSchema } from '../../domain/statistics.ts';
import { scorersSchema } from './scorers.ts';

/** The answer of `GET /model`. */
export const modelAnswerSchema = z
  .object({
    manifest: manifestSchema.meta({
      id: 'Manifest',
      description:
        'What the model was made from and how. Local paths are left out: of the configuration data.source, data.raw_dir and data.models_dir, of the sources all but the file name.',
    }),
    data_statistics: dataStatisticsSchema.meta({
      id: 'DataStatistics',
      description: 'Statistics of the catalogue of titles.',
    }),
    feature_analysis: featureAnalysisSchema.meta({
      id: 'FeatureAnalysis',
      description: 'Analysis of the matrix that titles are compared by.',
    }),
    scorers: scorersSchema.meta({
      description: 'The scorers of the strategy hybrid: which are on, and which are off and why.',
    }),
  })
  .meta({ id: 'Model', description: 'The model that is serving.' });

/** The answer of `GET /model`. */
export type ModelAnswer = z.output<typeof modelAnswerSchema>;

/** Which chart of the model is asked for. */
export const chartPathSchema = z.object({
  name: z.enum(MODEL_CHARTS).meta({
    description: MODEL_CHARTS.map((chart) => `${chart}: ${CHART_CAPTIONS[chart]}.`).join(' '),
    examples: ['ratings'],
  }),
});
