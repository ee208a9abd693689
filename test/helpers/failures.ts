/** Asserts what every failure of the program owes its user. */

import { expect } from 'vitest';
import type { Finished } from './program.ts';

/** The run ended with this exit code and told on stderr, in words and without a stack trace, what each pattern asks for. */
export function expectFailure(run: Finished, code: number, ...patterns: RegExp[]): void {
  const { stderr } = run;
  expect({ code: run.code, stderr }).toEqual({ code, stderr });
  expect(run.stdout).toBe('');
  for (const pattern of patterns) expect(stderr).toMatch(pattern);
  expectNoStack(stderr);
}

/** No stack trace, no name of an internal module, no advice that a library means for programmers. */
export function expectNoStack(text: string): void {
  expect(text).not.toMatch(/^\s+at .*:\d+/m);
  expect(text).not.toMatch(/node:internal|Unexpected error|\[object Object\]|undefined|strict_mode|ignore_errors/);
}

/** The last line or lines of a failed run: the error's message. */
export function errorMessage({ stderr }: Finished): string {
  return stderr.slice(stderr.lastIndexOf('\nError: ') + 1).trim();
}
