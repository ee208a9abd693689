/** Reads what a judge says: JSON of `{rationale, result}`, perhaps in a code fence. */

import { z } from 'zod';

const verdictSchema = z.object({
  rationale: z.string(),
  result: z
    .string()
    .transform((text) => text.trim().toLowerCase())
    .pipe(z.enum(['yes', 'no'])),
});

/** What a judge decided, and why. */
export type Verdict = z.output<typeof verdictSchema>;

/** The verdict in a text; `undefined` when it is not one: nothing is guessed. */
export function verdictOf(text: string): Verdict | undefined {
  let json: unknown;
  try {
    json = JSON.parse(withoutFence(text));
  } catch {
    return undefined;
  }
  const verdict = verdictSchema.safeParse(json);
  return verdict.success ? verdict.data : undefined;
}

/** The content of the code fence that is the whole text; the text itself when there is none. */
function withoutFence(text: string): string {
  const lines = text.trim();
  return /^(`{3,}|~{3,})[^\n`]*\n([\s\S]*?)\n?\s*\1$/.exec(lines)?.[2] ?? lines;
}
