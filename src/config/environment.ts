/** Reads configuration overrides from environment variables. */

import { type ConfigKey, configKeys, ENV_PREFIX } from './keys.ts';

/** A configuration layer: section → key → value, unchecked. */
export type ConfigLayer = Record<string, Record<string, unknown>>;

/** What the environment sets, and the variables with the project's prefix that set nothing. */
export interface EnvironmentLayer {
  readonly layer: ConfigLayer;
  readonly unknown: readonly string[];
}

/**
 * Reads every known variable. Numbers and booleans are read by their text, lists split at commas; text that is neither
 * stays text, so that the schema reports it. An empty variable counts as not set.
 */
export function readEnvironment(env: Readonly<Record<string, string | undefined>>): EnvironmentLayer {
  const layer: ConfigLayer = {};
  const known = new Set<string>();
  for (const key of configKeys()) {
    for (const name of key.env) known.add(name);
    const text = key.env.map((name) => env[name]).find(isSet);
    if (text === undefined) continue;
    layer[key.section] ??= {};
    const section = layer[key.section];
    if (section !== undefined) section[key.name] = readValue(text, key.type);
  }
  // As with MLflow's own clients: whoever names a server wants it used, unless it is switched off by name.
  if (isSet(env.MLFLOW_TRACKING_URI)) layer.mlflow = { enabled: true, ...layer.mlflow };
  const unknown = Object.keys(env).filter((name) => name.startsWith(ENV_PREFIX) && !known.has(name));
  return { layer, unknown };
}

function isSet(value: string | undefined): value is string {
  return value !== undefined && value !== '';
}

function readValue(text: string, type: ConfigKey['type']): unknown {
  switch (type) {
    case 'number':
      return text.trim() === '' || Number.isNaN(Number(text)) ? text : Number(text);
    case 'boolean':
      if (/^(true|1|yes|on)$/i.test(text)) return true;
      return /^(false|0|no|off)$/i.test(text) ? false : text;
    case 'array':
      return text
        .split(',')
        .map((item) => item.trim())
        .filter((item) => item !== '');
    case 'string':
      return text;
  }
}
