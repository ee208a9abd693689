/** As of when data are, with and without times of their files. */

import { describe, expect, it } from 'vitest';
import { tinyManifest } from '../../test/builders/tiny-model.ts';
import { dataAsOf } from './data-age.ts';

const manifest = tinyManifest({});
const [file] = manifest.sources;
const sources = (...times: (string | null)[]) =>
  times.map((last_modified) => ({
    dataset: 'title.basics',
    origin: 'here',
    bytes: 1,
    rows: 1,
    md5: '',
    sha256: '',
    etag: null,
    ...file,
    last_modified,
  }));

describe('dataAsOf', () => {
  it('is the time of the oldest file', () => {
    const times = ['Tue, 06 Jan 2026 10:00:00 GMT', null, 'Mon, 05 Jan 2026 10:00:00 GMT'];
    expect(dataAsOf({ ...manifest, sources: sources(...times) })).toEqual(new Date('2026-01-05T10:00:00Z'));
  });

  it.each([[[]], [[null]], [['yesterday']]])(
    'is the time of training when the files say %j',
    (times: (string | null)[]) => {
      expect(dataAsOf({ ...manifest, sources: sources(...times) })).toEqual(new Date(manifest.created_at));
    },
  );
});
