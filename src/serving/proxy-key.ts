/** The key by which the API knows the web app's server, where nobody configured one. */

import { randomBytes } from 'node:crypto';
import type { Config } from '../config/schema.ts';

/** The variable that sets `security.proxy_key`, by which workers get the key of the process that serves the web app. */
export const PROXY_KEY_VARIABLE = 'IMDB_RECOMMENDER_SECURITY_PROXY_KEY';

/** The configuration with a key that is made for this run, if it has none. */
export function withProxyKey(config: Config): Config {
  if (config.security.proxy_key !== '') return config;
  const proxy_key = randomBytes(32).toString('base64url');
  return { ...config, security: { ...config.security, proxy_key } };
}
