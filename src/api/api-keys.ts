/** API keys: how one is made, how the configuration tells it, and how a request's key is recognized. */

import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Who asks, as a key tells it. */
export interface ApiClient {
  /** The key's name in the configuration. It may be logged. */
  readonly name: string;
  /** Whether the key opens the routes of administration. */
  readonly isAdmin: boolean;
}

/** A key that was made just now. */
export interface NewApiKey {
  /** The key itself, 256 random bits. It is shown once and kept nowhere. */
  readonly key: string;
  /** Its item of the list `security.api_keys`. */
  readonly configLine: string;
}

/** What every key begins with, so that scanners find one that was published by mistake. */
const PREFIX = 'imdbr_';

const KEY_BYTES = 32;

/** Makes a key. */
export function createApiKey({ name, isAdmin }: ApiClient): NewApiKey {
  const key = PREFIX + randomBytes(KEY_BYTES).toString('base64url');
  return { key, configLine: [name, hashOf(key).toString('hex'), ...(isAdmin ? ['admin'] : [])].join(':') };
}

/**
 * The keys that the configuration knows.
 *
 * A key is 256 random bits, so nobody can go through the possible ones whatever the hash costs: SHA-256 is as safe here as the slow hashes
 * that passwords need (bcrypt, scrypt), and takes a microsecond of a request instead of a tenth of a second.
 */
export class ApiKeys {
  readonly #entries: readonly { readonly client: ApiClient; readonly hash: Buffer }[];

  /** @param lines `name:hash` or `name:hash:admin`, as the configuration's schema has checked them */
  constructor(lines: readonly string[]) {
    this.#entries = lines.map((line) => {
      const [name = '', hash = '', role] = line.split(':');
      return { client: { name, isAdmin: role === 'admin' }, hash: Buffer.from(hash, 'hex') };
    });
  }

  /** Whether there are no keys, so that nobody has one to show. */
  get isEmpty(): boolean {
    return this.#entries.length === 0;
  }

  /** Whether a key opens the routes of administration. */
  get hasAdmin(): boolean {
    return this.#entries.some(({ client }) => client.isAdmin);
  }

  /** Whose key it is, or `undefined`. The time it takes tells nothing of how near a wrong one comes: all hashes are compared, whole. */
  find(key: string): ApiClient | undefined {
    const hash = hashOf(key);
    let found: ApiClient | undefined;
    for (const entry of this.#entries) if (timingSafeEqual(entry.hash, hash)) found = entry.client;
    return found;
  }
}

function hashOf(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
