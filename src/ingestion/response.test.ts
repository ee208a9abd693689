/** How odd headers are read. */

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { HttpAnswer } from './http.ts';
import { lengthOf, rangeOf, retryAfterOf } from './response.ts';

function answer(headers: Record<string, string>): HttpAnswer {
  return { status: 200, header: (name) => headers[name] ?? null, body: noBytes(), discard: () => {} };
}

async function* noBytes(): AsyncGenerator<Buffer> {}

it('lengths', () => {
  expect(['12', '0', '', '-1', '1e3', 'x'].map((length) => lengthOf(answer({ 'content-length': length })))).toEqual([
    12,
    0,
    null,
    null,
    null,
    null,
  ]);
  expect(lengthOf(answer({}))).toBeNull();
});

it('ranges', () => {
  expect(rangeOf(answer({ 'content-range': 'bytes 5-9/10' }))).toEqual({ from: 5, total: 10 });
  expect(rangeOf(answer({ 'content-range': 'bytes 5-9/*' }))).toEqual({ from: 5, total: null });
  expect(rangeOf(answer({ 'content-range': 'bytes */10' }))).toBeNull();
  expect(rangeOf(answer({}))).toBeNull();
});

describe('Retry-After', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 0, 1) }));
  afterEach(() => void vi.useRealTimers());

  it('in seconds, or as a date', () => {
    expect(retryAfterOf('7')).toBe(7);
    expect(retryAfterOf('Thu, 01 Jan 2026 00:01:00 GMT')).toBe(60);
    expect(retryAfterOf('Tue, 02 Jan 2024 03:04:05 GMT')).toBe(0);
  });

  it('that makes no sense is ignored', () => {
    expect([null, 'soon', ''].map(retryAfterOf)).toEqual([null, null, null]);
  });
});
