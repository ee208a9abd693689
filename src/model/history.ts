/** Who was current when, and why it changed: `history.jsonl` in the models folder, one JSON object a line. */

import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { systemCodeOf } from '../domain/errors.ts';

const HISTORY_FILE = 'history.jsonl';

const changeSchema = z.object({
  /** When (UTC). */
  at: z.iso.datetime(),
  /** The version that became current. */
  version: z.string(),
  /** The one before; `null` for the first. */
  before: z.string().nullable(),
  /** What made it current. */
  by: z.enum(['train', 'promote', 'rollback']),
  /** Whether the gate had refused it, and was overruled. */
  forced: z.boolean(),
  /** Why the gate had refused it. */
  reasons: z.array(z.string()),
});

/** One change of the current version. */
export type Change = z.output<typeof changeSchema>;

/** Why the current version changes. */
export type ChangeReason = Pick<Change, 'by' | 'forced' | 'reasons'>;

/** Adds a change. */
export async function appendChange(modelsDir: string, change: Change): Promise<void> {
  await appendFile(join(modelsDir, HISTORY_FILE), `${JSON.stringify(change)}\n`, { flush: true });
}

/** All changes, the oldest first; a line that was torn by a crash is left out. */
export async function readChanges(modelsDir: string): Promise<Change[]> {
  let text: string;
  try {
    text = await readFile(join(modelsDir, HISTORY_FILE), 'utf8');
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return [];
    throw error;
  }
  return text.split('\n').flatMap((line) => {
    try {
      return [changeSchema.parse(JSON.parse(line))];
    } catch {
      return [];
    }
  });
}
