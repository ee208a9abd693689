/** 1 when the expected response, trimmed and in lower case, is contained in the answer, else 0. */

import type { Scorer } from './scorer.ts';

/** Applies where an `expected_response` is given. */
export const expectedResponseMatch: Scorer = {
  name: 'expected_response_match',
  source: { type: 'CODE', id: 'expected_response_match' },
  applies: ({ expected_response }) => expected_response !== undefined,
  score({ answer, expectations }) {
    const expected = (expectations.expected_response ?? '').trim().toLowerCase();
    const number = answer.toLowerCase().includes(expected) ? 1 : 0;
    return Promise.resolve({ kind: 'value', value: number, number, rationale: null });
  },
};
