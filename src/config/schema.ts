/**
 * The one schema of the configuration: types, defaults, ranges and the documentation of every key.
 *
 * `config/default.yaml` and the README's table are generated from it (`npm run generate`).
 */

import { z } from 'zod';
import { isBaseAddress } from '../domain/base-address.ts';
import { TITLE_TYPES } from '../domain/title.ts';
import { isAddressRange, overload, rate_limit, security } from './limits-schema.ts';
import { tracing } from './sections/tracing.ts';

/** The address of IMDb's own data sets. */
export const IMDB_DATASETS_URL = 'https://datasets.imdbws.com';

/** The data sets of MovieLens that can be fetched by name. */
export const MOVIELENS_SETS = ['ml-latest-small', 'ml-25m', 'ml-32m'] as const;

/** Name of a data set of MovieLens. */
export type MovieLensSet = (typeof MOVIELENS_SETS)[number];

/** The address below which GroupLens's own servers have them. */
export const MOVIELENS_URL = 'https://files.grouplens.org/datasets/movielens';

const data = z
  .strictObject({
    source: z
      .string()
      .min(1)
      .refine(
        (source) =>
          !/^\s*[a-z][a-z0-9+.-]*:\/\//i.test(source) || (/^\s*https?:/i.test(source) && URL.canParse(source.trim())),
        'expected an address such as https://example.org/imdb, or a folder',
      )
      .default(IMDB_DATASETS_URL)
      .describe('Base address of the data sets (http or https), or a local folder that holds them as .tsv.gz or .tsv.'),
    raw_dir: z
      .string()
      .min(1)
      .default('data/raw')
      .describe('Folder for downloaded files. A local source is read in place.'),
    models_dir: z.string().min(1).default('data/models').describe('Folder for trained models, one folder per version.'),
    force_download: z.boolean().default(false).describe('Download again even if the files have not changed.'),
    include_principals: z
      .boolean()
      .default(false)
      .describe(
        'Also read title.principals, title.crew and name.basics (about 1.1 GB more): who made each title and who plays in it.',
      ),
    movielens: z
      .string()
      .min(1)
      .default('none')
      .describe(
        `Ratings of MovieLens: none, a set to fetch (${MOVIELENS_SETS.join(', ')}), or the path of an unpacked folder or a .zip.`,
      ),
    movielens_source: z
      .string()
      .refine(
        (source) => /^\s*https?:\/\//i.test(source) && URL.canParse(source.trim()),
        'expected an address such as https://example.org/movielens',
      )
      .default(MOVIELENS_URL)
      .describe("Base address of MovieLens's zip files (http or https)."),
    movielens_accept_terms: z
      .boolean()
      .default(false)
      .describe("Whether you accept GroupLens's terms of use; without it no set of MovieLens is fetched."),
    retries: z
      .int()
      .min(0)
      .max(20)
      .default(5)
      .describe('How often a failed transfer is tried again (exponential backoff with jitter).'),
    connect_timeout_seconds: z
      .number()
      .min(1)
      .max(300)
      .default(10)
      .describe('Give up on a connection after this long.'),
    idle_timeout_seconds: z
      .number()
      .min(1)
      .max(600)
      .default(30)
      .describe('Give up on a transfer that sends nothing for this long.'),
  })
  .prefault({});

const validation = z
  .strictObject({
    max_bad_rows: z
      .number()
      .min(0)
      .max(1)
      .default(0.01)
      .describe(
        'Largest share (0–1) of rows of a raw file that may break its schema and be set aside; above it, training fails.',
      ),
  })
  .prefault({});

const features = z
  .strictObject({
    min_votes: z.int().min(1).max(10_000_000).default(500).describe('Keep titles with at least this many votes.'),
    min_year: z.int().min(1800).max(2100).default(1970).describe('Keep titles that started in this year or later.'),
    title_types: z
      .array(z.enum(TITLE_TYPES))
      .min(1)
      .refine((types) => new Set(types).size === types.length, 'expected each title type once')
      .default(['movie', 'tvSeries', 'tvMiniSeries', 'tvMovie'])
      .describe(`Keep these title types, of: ${TITLE_TYPES.join(', ')}.`),
    exclude_adult: z.boolean().default(true).describe('Drop titles that IMDb marks as adult.'),
    require_runtime: z
      .boolean()
      .default(true)
      .describe('Drop titles of unknown runtime. When false, the median stands in for it.'),
    log_votes: z.boolean().default(true).describe('Scale log(1 + votes) instead of the votes themselves.'),
  })
  .prefault({});

const model = z
  .strictObject({
    name: z
      .string()
      .regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$/, 'expected 1–100 letters, digits, dots, hyphens or underscores')
      .default('content_recommender_v1')
      .describe('Name of the model, as its manifest shows it.'),
    keep_versions: z
      .int()
      .min(1)
      .max(1000)
      .default(5)
      .describe('How many versions to keep; older ones are removed, never the current.'),
    max_shrink: z
      .number()
      .min(0)
      .max(1)
      .default(0.2)
      .describe('A new model that lost more than this share (0–1) of the current titles does not become current.'),
  })
  .prefault({});

const server = z
  .strictObject({
    host: z
      .string()
      .min(1)
      .default('127.0.0.1')
      .describe('Address to listen on; 0.0.0.0 for every interface; localhost is 127.0.0.1.'),
    port: z.int().min(0).max(65_535).default(9876).describe('Port of the API; 0 picks a free one.'),
    cors_origins: z
      .array(
        z
          .string()
          .refine(
            (origin) => URL.canParse(origin) && new URL(origin).origin === origin,
            'expected origins such as https://example.org, without a path',
          ),
      )
      .default([])
      .describe('Web origins that may call the API from a browser. Credentials are never allowed.'),
    trusted_proxies: z
      .array(
        z
          .string()
          .refine(
            isAddressRange,
            'expected addresses such as 10.0.0.1, ranges such as 10.0.0.0/8, or loopback, linklocal, uniquelocal',
          ),
      )
      .default([])
      .describe(
        'Addresses of reverse proxies in front, of the API and the web app: only they are believed whom X-Forwarded-For names.',
      ),
    body_limit_bytes: z.int().min(1024).max(10_485_760).default(262_144).describe('Largest accepted request body.'),
    request_timeout_seconds: z
      .number()
      .min(1)
      .max(300)
      .default(30)
      .describe('Time for a client to send its whole request.'),
    max_connections: z
      .int()
      .min(10)
      .max(1_000_000)
      .default(20_000)
      .describe(
        'Most connections at once, of each worker of the API and of the web app; more are closed as they come.',
      ),
    max_connections_per_address: z
      .int()
      .min(10)
      .max(1_000_000)
      .default(2_000)
      .describe(
        'Most connections at once from one address, or one IPv6 network of 2^64; trusted proxies and this machine itself may have more.',
      ),
    shutdown_timeout_seconds: z
      .number()
      .min(0.1)
      .max(300)
      .default(10)
      .describe('Time for requests in flight to finish after SIGTERM.'),
    workers: z
      .int()
      .min(1)
      .max(64)
      .default(1)
      .describe(
        'Processes that serve the API on its port, each with the model in memory; 1 serves in the only process.',
      ),
    worker_hang_seconds: z
      .number()
      .min(1)
      .max(3600)
      .default(30)
      .describe('Time without a sign of life after which one of several workers is ended and replaced.'),
    reload_seconds: z
      .number()
      .min(0)
      .max(86_400)
      .default(5)
      .describe('How often to look whether another model became current; 0 never looks (SIGHUP still does).'),
  })
  .prefault({});

const web = z
  .strictObject({
    enabled: z.boolean().default(true).describe('Whether serve and start serve the web app too, beside the API.'),
    host: z.string().min(1).default('127.0.0.1').describe('Address for the web app to listen on.'),
    port: z.int().min(0).max(65_535).default(9877).describe('Port of the web app; 0 picks a free one.'),
    api_url: z
      .string()
      .refine(isBaseAddress, 'expected an address such as http://127.0.0.1:9876, without user name, query or fragment')
      .default('http://127.0.0.1:9876')
      .describe('The API that the command web passes /api on to. serve and start use their own.'),
  })
  .prefault({});

const artwork = z
  .strictObject({
    tmdb_api_key: z
      .string()
      .regex(/^[\x21-\x7e]*$/, 'expected a key without spaces')
      .default('')
      .describe(
        'Key or token of The Movie Database (TMDB), a secret. With it posters are shown; without it nothing is fetched.',
      ),
    cache_dir: z.string().min(1).default('data/artwork').describe('Folder for fetched posters.'),
    cache_max_mb: z
      .int()
      .min(1)
      .max(100_000)
      .default(512)
      .describe('Largest size of that folder in megabytes; the oldest posters are removed first.'),
  })
  .prefault({});

const mlflow = z
  .strictObject({
    enabled: z
      .boolean()
      .default(false)
      .describe('Record training runs in MLflow. Setting MLFLOW_TRACKING_URI turns it on, too.'),
    tracking_uri: z
      .string()
      .refine(
        (uri) => /^https?:\/\//i.test(uri) && URL.canParse(uri),
        'expected an address such as http://localhost:9878',
      )
      .default('http://localhost:9878')
      .describe(
        'Address of the MLflow server. MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD, or MLFLOW_TRACKING_TOKEN, get in.',
      ),
    experiment_name: z
      .string()
      .min(1)
      .max(500)
      .default('imdb-recommender')
      .describe('Name of the experiment that runs are recorded in.'),
    journal_dir: z
      .string()
      .min(1)
      .default('data/runs')
      .describe('Folder for runs that the server has not got yet; runs push brings them there.'),
    timeout_seconds: z
      .number()
      .min(0.1)
      .max(600)
      .default(10)
      .describe('Time for the server to answer a request; after two such silences a run stays in the journal.'),
  })
  .prefault({});

const logging = z
  .strictObject({
    level: z
      .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'])
      .default('info')
      .describe('Least severe level to log; one of trace, debug, info, warn, error, silent.'),
    format: z
      .enum(['auto', 'json', 'pretty'])
      .default('auto')
      .describe('json, pretty, or auto: pretty on a terminal and json elsewhere.'),
    client_address: z.boolean().default(false).describe("Log clients' network addresses (personal data)."),
  })
  .prefault({});

const monitoring = z
  .strictObject({
    metrics: z.boolean().default(true).describe('Whether the API measures itself and serves /metrics for Prometheus.'),
    max_data_age_days: z
      .number()
      .min(0.01)
      .max(3650)
      .default(14)
      .describe("Age of the model's data, in days, from which the alert RecommenderDataStale fires."),
  })
  .prefault({});

/** Every section and key; unknown ones are refused. */
export const configSchema = z.strictObject({
  data,
  validation,
  features,
  model,
  server,
  web,
  security,
  rate_limit,
  overload,
  artwork,
  mlflow,
  logging,
  monitoring,
  tracing,
});

/** The whole configuration, complete and checked. */
export type Config = z.output<typeof configSchema>;

/** A configuration as written in a file: every key optional. */
export type ConfigInput = z.input<typeof configSchema>;
