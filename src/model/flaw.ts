/** Puts into a few words what is wrong with a file that may be hostile. */

import { z } from 'zod';
import { messageOf } from '../domain/errors.ts';

/** Longest text that is told, in characters. */
const MAX_LENGTH = 300;

/** What was thrown, in one line: of what a schema found, the first; what the file itself has put into it only at its beginning. */
export function flawOf(thrown: unknown): string {
  const text = thrown instanceof z.ZodError ? firstIssue(thrown) : messageOf(thrown);
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length <= MAX_LENGTH ? line : `${line.slice(0, MAX_LENGTH)}…`;
}

function firstIssue({ issues: [first] }: z.ZodError): string {
  return `${first?.path.join('.') ?? ''}: ${first?.message ?? ''}`;
}
