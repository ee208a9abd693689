import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Recent } from './recent.ts';

const heat: Recent = {
  kind: 'title',
  tconst: 'tt9000001',
  title: 'Heat of the Day',
  year: 1995,
  genres: 'Crime,Drama',
  title_type: 'movie',
};
const query = (q: string): Recent => ({ kind: 'query', q });

async function load(text?: string) {
  vi.resetModules();
  const kept = new Map(text === undefined ? [] : [['recent', text]]);
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
  return { kept, ...(await import('./recent.ts')) };
}

afterEach(() => vi.unstubAllGlobals());

describe('recent', () => {
  it('puts the latest first, once, and keeps eight', async () => {
    const { recent, rememberQuery, rememberTitle, MOST_RECENT } = await load();
    for (let index = 0; index < 9; index++) rememberQuery(`query ${index}`);
    rememberTitle(heat);
    rememberQuery('QUERY 8');
    expect(recent.get().slice(0, 3)).toEqual([query('QUERY 8'), heat, query('query 7')]);
    expect(recent.get()).toHaveLength(MOST_RECENT);
  });

  it('keeps of a title only what shows it', async () => {
    const { kept, rememberTitle } = await load();
    rememberTitle({ ...heat, rating: 8.3 } as never);
    expect(JSON.parse(kept.get('recent') ?? '')).toEqual([heat]);
  });

  it('does not remember an empty search', async () => {
    const { recent, rememberQuery } = await load();
    rememberQuery('');
    expect(recent.get()).toEqual([]);
  });

  it('forgets one, and all', async () => {
    const { recent, forgetRecent, forgetAllRecent } = await load(JSON.stringify([heat, query('heat'), query('rain')]));
    forgetRecent(query('heat'));
    expect(recent.get()).toEqual([heat, query('rain')]);
    forgetAllRecent();
    expect(recent.get()).toEqual([]);
  });

  it('leaves out what is of no use', async () => {
    const bad = [null, 'heat', { kind: 'query', q: ' ' }, { ...heat, tconst: 'x' }, { kind: 'title' }];
    const { recent } = await load(JSON.stringify([...bad, heat]));
    expect(recent.get()).toEqual([heat]);
    expect((await load('{')).recent.get()).toEqual([]);
    expect((await load('{"a":1}')).recent.get()).toEqual([]);
  });
});
