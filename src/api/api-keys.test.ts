/** How keys are made and recognized. */

import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { configSchema } from '../config/schema.ts';
import { ApiKeys, createApiKey } from './api-keys.ts';

describe('createApiKey', () => {
  it('makes another key of 256 bits each time, and tells its hash alone', () => {
    const made = Array.from({ length: 50 }, () => createApiKey({ name: 'ops', isAdmin: false }));
    expect(new Set(made.map(({ key }) => key)).size).toBe(50);
    for (const { key, configLine } of made) {
      expect(Buffer.from(key.replace('imdbr_', ''), 'base64url')).toHaveLength(32);
      expect(configLine).toBe(`ops:${createHash('sha256').update(key).digest('hex')}`);
    }
  });

  it('makes lines that the configuration takes', () => {
    for (const isAdmin of [true, false]) {
      const { configLine } = createApiKey({ name: 'a.b-c_9', isAdmin });
      expect(configSchema.parse({ security: { api_keys: [configLine] } }).security.api_keys).toEqual([configLine]);
    }
  });
});

describe('ApiKeys', () => {
  const [one, admin] = [createApiKey({ name: 'one', isAdmin: false }), createApiKey({ name: 'two', isAdmin: true })];
  const keys = new ApiKeys([one.configLine, admin.configLine]);

  it('tells whose a key is', () => {
    expect(keys.find(one.key)).toEqual({ name: 'one', isAdmin: false });
    expect(keys.find(admin.key)).toEqual({ name: 'two', isAdmin: true });
    expect([keys.isEmpty, keys.hasAdmin, new ApiKeys([one.configLine]).hasAdmin]).toEqual([false, true, false]);
  });

  it('knows no other, and no hash as a key', () => {
    for (const wrong of ['', one.key.slice(1), `${one.key} `, one.configLine, one.configLine.split(':')[1] ?? ''])
      expect(keys.find(wrong)).toBeUndefined();
    expect(new ApiKeys([]).find(one.key)).toBeUndefined();
  });
});
