/** Every key of the configuration as a flat list: path, environment variable, default and description, read off the schema. */

import { z } from 'zod';
import { configSchema } from './schema.ts';

/** Prefix of the environment variables that override the configuration. */
export const ENV_PREFIX = 'IMDB_RECOMMENDER_';

/** Keys with a shorter environment variable beside the systematic one. */
const ENV_ALIASES: Readonly<Record<string, string>> = {
  'data.source': 'IMDB_SOURCE',
  'rate_limit.redis_url': 'REDIS_URL',
  'artwork.tmdb_api_key': 'TMDB_API_KEY',
  'mlflow.tracking_uri': 'MLFLOW_TRACKING_URI',
  'mlflow.experiment_name': 'MLFLOW_EXPERIMENT_NAME',
};

/** Keys whose values are never shown. */
export const SECRET_KEYS: ReadonlySet<string> = new Set([
  'artwork.tmdb_api_key',
  'security.api_keys',
  'security.proxy_key',
  'rate_limit.redis_url',
]);

/** One key of the configuration. */
export interface ConfigKey {
  /** Section and name, such as `features.min_votes`. */
  readonly path: string;
  readonly section: string;
  readonly name: string;
  /** Environment variables that set it, the strongest first. */
  readonly env: readonly string[];
  readonly default: unknown;
  readonly description: string;
  /** The JSON type: how an environment variable's text is read. */
  readonly type: 'string' | 'boolean' | 'number' | 'array';
}

interface JsonSchemaNode {
  type?: string;
  default?: unknown;
  description?: string;
  properties?: Record<string, JsonSchemaNode>;
}

/** All keys, in the schema's order. */
export function configKeys(): ConfigKey[] {
  const root = z.toJSONSchema(configSchema, { io: 'input', unrepresentable: 'any' }) as JsonSchemaNode;
  return Object.entries(root.properties ?? {}).flatMap(([section, node]) =>
    Object.entries(node.properties ?? {}).map(([name, leaf]) => {
      const path = `${section}.${name}`;
      const systematic = `${ENV_PREFIX}${section}_${name}`.toUpperCase();
      const alias = ENV_ALIASES[path];
      return {
        path,
        section,
        name,
        env: alias === undefined ? [systematic] : [alias, systematic],
        default: leaf.default,
        description: leaf.description ?? '',
        type: jsonType(leaf.type, path),
      };
    }),
  );
}

function jsonType(type: string | undefined, path: string): ConfigKey['type'] {
  if (type === 'integer' || type === 'number') return 'number';
  if (type === 'string' || type === 'boolean' || type === 'array') return type;
  throw new Error(`the configuration key ${path} has the unsupported type ${type}`);
}
