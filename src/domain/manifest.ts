/** The manifest of a model: what it was made from, how, and what its files must hash to. Written once, parsed at every load. */

import { z } from 'zod';
import { CATALOGUES } from './catalogue.ts';

/** Version of the bundle's layout; a bundle of another one is refused. */
export const BUNDLE_SCHEMA_VERSION = 1;

const count = z.int().min(0);

const sourceFileSchema = z.object({
  dataset: z.string().describe("IMDb's name of the data set, such as title.basics."),
  origin: z.string().describe('Address or file name it was read from.'),
  bytes: count.describe('Size as stored (compressed, when it is).'),
  rows: count.describe('Lines after the header.'),
  md5: z.string().describe('MD5 of the file as stored.'),
  sha256: z.string().describe('SHA-256 of the file as stored.'),
  etag: z.string().nullable().describe("The server's ETag; null for a local file."),
  last_modified: z.string().nullable().describe("The server's Last-Modified; null for a local file."),
});

const failedCheckSchema = z.object({
  check: z.string().describe('Name of the check.'),
  column: z.string().nullable().describe('Column it looks at; null for a check of the whole table.'),
  count: count.describe('Rows that fail it.'),
  examples: z.array(z.string()).describe('A few of the failing rows.'),
});

const validationReportSchema = z.object({
  schema: z
    .string()
    .describe(
      'TitleBasics, TitleRatings, MergedDataset, FilteredDataset, FeatureEngineered; with people also TitleCrew, TitlePrincipals and NameBasics.',
    ),
  rows: count.describe('Rows that were checked.'),
  checks: count.describe('How many checks were made.'),
  set_aside: count.describe('Rows that were set aside for breaking the schema.'),
  failures: z.array(failedCheckSchema).describe('Every check that rows failed.'),
  passed: z.boolean().describe('Whether training went on.'),
});

const dropSchema = z.object({
  reason: z.string().describe('Name of the rule.'),
  description: z.string().describe('What the dropped titles have in common.'),
  count: count.describe('Titles dropped for this reason, the first that applied.'),
});

const peopleSchema = z.object({
  title_crew: count.describe('Rows read from title.crew.'),
  title_principals: count.describe('Rows read from title.principals.'),
  name_basics: count.describe('Rows read from name.basics.'),
  credits: count.describe('Credits that were kept.'),
  people: count.describe('People that were kept.'),
  people_without_name: count.describe('People among them whose name is not known.'),
  titles_without_credits: count.describe('Titles of the model that have no credit.'),
  drops: z
    .array(
      z.object({
        reason: z.string().describe('Name of the reason.'),
        description: z.string().describe('What the dropped credits have in common.'),
        count: count.describe('Credits of titles of the model that were dropped for this reason.'),
      }),
    )
    .describe('What was read of the titles of the model and is no credit, or was not kept.'),
});

const stepSchema = z.object({
  step: z.string().describe('Number of the step: 1, 2, 2b, 3, 3b, 4, 5 or 6; with people also 3c.'),
  name: z.string().describe('What the step does.'),
  seconds: z.number().min(0).describe('How long it took.'),
  peak_memory_bytes: count.describe("The process's largest resident memory until the end of this step."),
});

const trialSchema = z.object({
  tconst: z.string().describe("IMDb's identifier of the title that was tried."),
  title: z.string().describe('Its name.'),
  top: z
    .array(
      z.object({
        tconst: z.string().describe("IMDb's identifier."),
        title: z.string().describe('Name.'),
        similarity_score: z.number().describe('Cosine similarity, rounded to 4 places.'),
      }),
    )
    .describe('The three most similar titles, the best first.'),
});

/** Schema of `manifest.json`. */
export const manifestSchema = z.object({
  schema_version: z.literal(BUNDLE_SCHEMA_VERSION),
  name: z.string().describe('Name of the model.'),
  version: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/)
    .describe('Version of the model: time of training and a random suffix.'),
  created_at: z.iso.datetime().describe('When training began (UTC).'),
  code_version: z.string().describe('Version of imdb-recommender that trained it.'),
  catalogue: z.enum(CATALOGUES).describe("Whose titles: imdb (IMDb's servers), local (a folder or mirror) or demo."),
  attribution: z.string().describe('The attribution that IMDb asks for.'),
  config: z.record(z.string(), z.record(z.string(), z.unknown())).describe('The configuration it was trained with.'),
  sources: z.array(sourceFileSchema).describe('The input files.'),
  rows: z
    .object({
      title_basics: count.describe('Rows read from title.basics.'),
      title_ratings: count.describe('Rows read from title.ratings.'),
      merged: count.describe('Titles with both.'),
      filtered: count.describe('Titles that pass the filter.'),
    })
    .describe('Rows after each step.'),
  drops: z.array(dropSchema).describe('What the filter dropped, in its order.'),
  people: peopleSchema
    .optional()
    .describe('What was read about people; absent when the model was trained without them.'),
  validation: z.array(validationReportSchema).describe('What the gates found.'),
  features: z.object({
    names: z.array(z.string()).describe('Feature names in column order.'),
    genres: z.array(z.string()).describe('The genre vocabulary.'),
    titles: count.describe('Rows of the matrix.'),
    ranges: z
      .record(
        z.string(),
        z.object({ min: z.number().describe('Smallest value.'), max: z.number().describe('Largest value.') }),
      )
      .describe('Range of each scaled feature before scaling.'),
  }),
  steps: z.array(stepSchema).describe('The steps of the training run.'),
  gate: z
    .object({
      passed: z.boolean().describe('Whether the model was fit to become current.'),
      reasons: z.array(z.string()).describe('Why it was not.'),
      forced: z.boolean().describe('Whether it became current all the same, by --force.'),
    })
    .describe('The verdict on becoming the current model.'),
  trials: z.array(trialSchema).describe('Well-known titles, tried on the saved model.'),
  files: z
    .record(
      z.string(),
      z.object({
        bytes: count.describe('Size.'),
        sha256: z
          .string()
          .regex(/^[0-9a-f]{64}$/)
          .describe('SHA-256.'),
      }),
    )
    .describe('Size and checksum of every other file of the model.'),
});

/** A parsed manifest. */
export type Manifest = z.output<typeof manifestSchema>;

/** What a validation gate found about one table. */
export type ValidationReport = z.output<typeof validationReportSchema>;

/** One check that rows failed. */
export type FailedCheck = z.output<typeof failedCheckSchema>;

/** How many titles one rule of the filter dropped. */
export type Drop = z.output<typeof dropSchema>;

/** One step of a training run. */
export type TrainingStep = z.output<typeof stepSchema>;

/** A well-known title and what the saved model recommends for it. */
export type Trial = z.output<typeof trialSchema>;

/** One input file of a training run. */
export type ManifestSource = z.output<typeof sourceFileSchema>;
