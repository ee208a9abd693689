/**
 * What is counted once per model and shown everywhere: the schemas of `data_statistics.json` and `feature_analysis.json`.
 *
 * Numbers that are not integers are rounded to six significant digits (never within the integer part), so files are stable.
 */

import { z } from 'zod';
import { TITLE_TYPES } from './title.ts';

const count = z.int().min(0);
const share = z.number().min(0).max(1);

const histogramSchema = z
  .object({
    edges: z.array(z.number()).min(2).describe('Bounds of the bins, ascending; one more than there are bins.'),
    counts: z
      .array(count)
      .min(1)
      .describe('Values per bin. A bin holds its lower bound and not its upper one, but the last bin holds both.'),
    overflow: count.describe('Values above the last bound, in no bin.'),
  })
  .describe('How many values fall between which bounds.');

const distributionSchema = z.object({
  count: count.describe('How many values there are; missing ones are not among them.'),
  mean: z.number().describe('Arithmetic mean.'),
  median: z.number().describe('Half of the values are below, half above.'),
  standard_deviation: z.number().min(0).describe('Population standard deviation (divided by n).'),
  q25: z.number().describe('First quartile, linearly interpolated.'),
  q75: z.number().describe('Third quartile, linearly interpolated.'),
  min: z.number().describe('Smallest value.'),
  max: z.number().describe('Largest value.'),
  skew: z.number().nullable().describe('Population skewness g1 = m3 / m2^1.5; null when all values are equal.'),
  excess_kurtosis: z
    .number()
    .nullable()
    .describe('Population excess kurtosis g2 = m4 / m2² − 3 (0 for a normal distribution); null when all are equal.'),
  histogram: histogramSchema,
});

const groupFields = {
  titles: count.describe('Titles in the group.'),
  share: share.describe('Share of all titles, 0–1.'),
  mean_rating: z.number().min(0).max(10).describe("Mean of the titles' ratings, each title counted once."),
  median_votes: z.number().min(0).describe('Median number of votes.'),
};

const decadeSchema = z.object({ decade: z.int().describe('First year of the decade, such as 1990.'), ...groupFields });
const genreSchema = z.object({ genre: z.string().describe("IMDb's name of the genre."), ...groupFields });
const titleTypeSchema = z.object({ title_type: z.enum(TITLE_TYPES).describe("IMDb's type of title."), ...groupFields });

const rankedTitleSchema = z.object({
  rank: z.int().min(1).describe('1 for the first.'),
  tconst: z.string().describe("IMDb's identifier of the title."),
  title: z.string().describe('The title by which it is best known.'),
  year: z.int().describe('Year of release or first broadcast.'),
  rating: z.number().min(0).max(10).describe("Mean of all users' ratings."),
  votes: count.describe('How many users rated it.'),
  weighted_rating: z.number().min(0).max(10).describe('(v·R + m·C) / (v + m), see weighted_rating of the catalogue.'),
  genres: z.string().describe('Genres, separated by commas.'),
  runtime_minutes: z.int().nullable().describe('Minutes; null where IMDb does not know.'),
  title_type: z.enum(TITLE_TYPES).describe("IMDb's type of title."),
});

/** Schema of `data_statistics.json`: the catalogue of titles that a model was trained on. */
export const dataStatisticsSchema = z
  .object({
    titles: z.int().min(1).describe('Titles in the catalogue.'),
    years_range: z
      .object({
        min: z.int().describe('Year of the oldest title.'),
        max: z.int().describe('Year of the newest title.'),
      })
      .describe('Years that the catalogue spans.'),
    ratings: distributionSchema.describe('Average ratings, in bins of 0.5 from 0 to 10.'),
    votes: distributionSchema.describe('Numbers of votes, in bins that grow by 1, 2, 5, 10 and so on.'),
    votes_log10: distributionSchema.describe('log10(1 + votes), in bins of 0.25.'),
    years: distributionSchema.describe('Years of release or first broadcast, in bins of one year.'),
    runtimes: distributionSchema
      .nullable()
      .describe('Runtimes in minutes, in bins of 10 up to 240; null when no title has one.'),
    missing_runtimes: count.describe('Titles without a runtime.'),
    decades: z.array(decadeSchema).describe('Titles by decade, the oldest first; decades without titles are left out.'),
    genres: z
      .array(genreSchema)
      .describe('Titles by genre, the most frequent first; a title counts once in each of its genres.'),
    title_types: z.array(titleTypeSchema).describe('Titles by type, the most frequent first.'),
    weighted_rating: z
      .object({
        m: z.int().min(0).describe("Votes at which a title's own rating and the mean weigh the same."),
        c: z.number().min(0).max(10).describe('C: mean rating of the catalogue, each title counted once.'),
      })
      .describe('Constants of the weighted rating (v·R + m·C) / (v + m) with R the rating and v the votes of a title.'),
    top_rated: z
      .array(rankedTitleSchema)
      .max(50)
      .describe('The 50 titles of the highest weighted rating; ties by tconst.'),
    top_voted: z.array(rankedTitleSchema).max(50).describe('The 50 titles of the most votes; ties by tconst.'),
    rating_by_votes: z
      .object({
        rating_edges: z.array(z.number()).min(2).describe('Bounds of the rating bins, ascending, of 0.5.'),
        votes_log10_edges: z
          .array(z.number())
          .min(2)
          .describe('Bounds of the log10(1 + votes) bins, ascending, of 0.25.'),
        counts: z.array(z.array(count)).describe('Titles per bin: one row per rating bin, one column per votes bin.'),
      })
      .describe('Ratings against votes: how many titles fall into each pair of bins.'),
  })
  .describe('Statistics of the catalogue of titles.');

/** Statistics of the catalogue: see {@link dataStatisticsSchema}. */
export type DataStatistics = z.output<typeof dataStatisticsSchema>;

/** Moments, quantiles and histogram of one column of values. */
export type Distribution = z.output<typeof distributionSchema>;

/** Counts of values between ascending bounds. */
export type Histogram = z.output<typeof histogramSchema>;

/** One title of a ranking. */
export type RankedTitle = z.output<typeof rankedTitleSchema>;

const featureSchema = z.object({
  name: z.string().describe('Name of the feature.'),
  mean: z.number().describe('Arithmetic mean over all titles.'),
  standard_deviation: z.number().min(0).describe('Population standard deviation (divided by n).'),
  min: z.number().describe('Smallest value.'),
  max: z.number().describe('Largest value.'),
  zeros_share: share.describe('Share of titles for which it is exactly 0.'),
});

const similaritySchema = z.object({
  sampled_titles: z.int().min(2).describe('Titles that were drawn at random.'),
  seed: z.int().describe('Seed of the draw.'),
  pairs: z.int().min(1).describe('Pairs of different titles that were compared.'),
  mean: z.number().describe('Mean cosine similarity.'),
  standard_deviation: z.number().min(0).describe('Population standard deviation (divided by n).'),
  min: z.number().describe('Smallest similarity.'),
  q05: z.number().describe('5 % quantile.'),
  q25: z.number().describe('First quartile.'),
  median: z.number().describe('Median.'),
  q75: z.number().describe('Third quartile.'),
  q95: z.number().describe('95 % quantile.'),
  max: z.number().describe('Largest similarity.'),
  histogram: histogramSchema.describe('Similarities in bins of 0.02 from 0 to 1; those below 0 are in the first bin.'),
});

/** Schema of `feature_analysis.json`: the matrix that a model compares titles by. */
export const featureAnalysisSchema = z
  .object({
    matrix: z
      .object({
        rows: z.int().min(1).describe('Titles.'),
        columns: z.int().min(1).describe('Features.'),
        density: share.describe('Share of values that are not 0.'),
        bytes: count.describe('Size in memory.'),
        nan: count.describe('Values that are not a number. Elsewhere here they are taken as 0.'),
        infinite: count.describe('Values that are infinite. Elsewhere here they are taken as 0.'),
      })
      .describe('Shape and health of the feature matrix.'),
    features: z.array(featureSchema).min(1).describe('One entry per feature, in column order.'),
    correlations: z
      .object({
        names: z.array(z.string()).describe('Feature names, of rows and columns alike.'),
        values: z
          .array(z.array(z.number().min(-1).max(1).nullable()))
          .describe('Pearson correlations, symmetric; null where a feature is constant, so has none.'),
      })
      .describe('Linear correlation of every pair of features over all titles.'),
    similarity: similaritySchema
      .nullable()
      .describe('Cosine similarities of all pairs within a random sample of titles; null with fewer than two titles.'),
  })
  .describe('Analysis of the feature matrix.');

/** Analysis of the feature matrix: see {@link featureAnalysisSchema}. */
export type FeatureAnalysis = z.output<typeof featureAnalysisSchema>;

/** Moments and range of one feature. */
export type FeatureSummary = FeatureAnalysis['features'][number];

/** Cosine similarities within a random sample of titles. */
export type SimilarityDistribution = z.output<typeof similaritySchema>;
