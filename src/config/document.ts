/** Writes the configuration down: as commented YAML, and as the README's table. */

import { stringify } from 'yaml';
import { type ConfigKey, configKeys } from './keys.ts';
import type { Config } from './schema.ts';

/** `config/default.yaml`: every key with its default and its description as a comment. */
export function defaultYaml(): string {
  const keys = configKeys();
  const sections = [...new Set(keys.map((key) => key.section))].map((section) => {
    const lines = keys.filter((key) => key.section === section).map(commentedKey);
    return `${section}:\n${lines.join('\n')}`;
  });
  return `# The defaults of every key, generated from src/config/schema.ts by \`npm run generate\`.
# Change a value in a file of your own and pass it with --config FILE, or set the environment variable named in brackets.
# \`imdb-recommender config show\` prints what is in force.

${sections.join('\n\n')}
`;
}

/** The README's configuration table, in Markdown. */
export function configTable(): string {
  const rows = configKeys().map(
    (key) =>
      `| \`${key.path}\` | \`${flow(key.default)}\` | \`${key.env[0]}\` | ${key.description.replaceAll('|', '\\|')} |`,
  );
  return ['| Key | Default | Environment variable | Meaning |', '|---|---|---|---|', ...rows].join('\n');
}

/** The configuration in force, as YAML; secrets are hidden. */
export function showConfig(config: Config): string {
  return stringify(withoutSecrets(config));
}

/** The configuration with secrets hidden: keys, passwords and tokens in addresses. */
export function withoutSecrets(config: Config): Config {
  const { data, security, rate_limit, artwork, mlflow, tracing } = config;
  return {
    ...config,
    data: {
      ...data,
      source: hideCredentials(data.source),
      movielens_source: hideCredentials(data.movielens_source),
    },
    security: {
      ...security,
      api_keys: security.api_keys.map((line) => line.replace(/:[0-9a-f]+/, ':hidden')),
      proxy_key: security.proxy_key === '' ? '' : 'hidden',
    },
    rate_limit: { ...rate_limit, redis_url: hideCredentials(rate_limit.redis_url) },
    artwork: { ...artwork, tmdb_api_key: artwork.tmdb_api_key === '' ? '' : 'hidden' },
    mlflow: { ...mlflow, tracking_uri: hideCredentials(mlflow.tracking_uri) },
    tracing: { ...tracing, otlp_endpoint: hideCredentials(tracing.otlp_endpoint) },
  };
}

/** An address without the user name, password and query (an access token) that it may carry. */
export function hideCredentials(source: string): string {
  if (!URL.canParse(source)) return source;
  const url = new URL(source);
  if (url.username === '' && url.password === '' && url.search === '') return source;
  if (url.username !== '' || url.password !== '') url.username = 'hidden';
  url.password = '';
  if (url.search !== '') url.search = '?hidden';
  return url.href;
}

function commentedKey(key: ConfigKey): string {
  return `  # ${key.description} [${key.env.join(' or ')}]\n  ${key.name}: ${flow(key.default)}`;
}

function flow(value: unknown): string {
  return stringify(value, { collectionStyle: 'flow', flowCollectionPadding: false }).trim();
}
