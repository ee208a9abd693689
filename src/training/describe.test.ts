/** What the manifest keeps of the configuration. */

import { expect, it } from 'vitest';
import { loadConfig } from '../config/load.ts';
import { recordedConfig } from './describe.ts';

it('holds no secret: neither the password of the source nor the key of TMDB', () => {
  const config = loadConfig({
    overrides: { data: { source: 'https://me:secret@example.org/x?token=secret' } },
    env: { TMDB_API_KEY: 'secret' },
  });
  expect(JSON.stringify(recordedConfig(config))).not.toMatch(/secret|tmdb/);
});
