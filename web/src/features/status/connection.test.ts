/** Tests of what is said about the connection. */

import { describe, expect, it } from 'vitest';
import { connectionOf, formatUptime, shortVersion } from './connection.ts';

const WELL = { failed: false, online: true, health: { status: 'healthy' }, recovered: false } as const;

describe('connectionOf', () => {
  it('is silent when all is well, and before anything is known', () => {
    expect(connectionOf(WELL)).toBe('well');
    expect(connectionOf({ ...WELL, health: undefined })).toBe('well');
  });

  it('does not mind a missing network while the server answers', () => {
    expect(connectionOf({ ...WELL, online: false })).toBe('well');
  });

  it('tells a missing server from a missing network', () => {
    expect(connectionOf({ ...WELL, failed: true })).toBe('down');
    expect(connectionOf({ ...WELL, failed: true, online: false })).toBe('offline');
  });

  it('prefers a missing model to having come back', () => {
    expect(connectionOf({ ...WELL, recovered: true })).toBe('back');
    expect(connectionOf({ ...WELL, health: { status: 'degraded' }, recovered: true })).toBe('degraded');
  });
});

describe('formatUptime', () => {
  it.each([
    [0.4, '0 s'],
    [59.9, '59 s'],
    [60, '1 min'],
    [3600, '1 h 0 min'],
    [7500, '2 h 5 min'],
    [86_400 * 3 + 4 * 3600, '3 d 4 h'],
  ])('%d s → %s', (seconds, text) => {
    expect(formatUptime(seconds)).toBe(text);
  });
});

describe('shortVersion', () => {
  it('keeps the day and the suffix', () => {
    expect(shortVersion('20261123T234453893Z-8c9989')).toBe('2026-11-23 · 8c9989');
  });

  it('leaves other versions alone', () => {
    expect(shortVersion('mine')).toBe('mine');
  });
});
