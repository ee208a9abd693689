/** Data sets of questions: JSON Lines of `{inputs: {question}, expectations: {expected_response | expected_facts}}`. */

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { AppError, messageOf, systemCodeOf } from '../../domain/errors.ts';

const textMessage = 'Expected a text of 1 to 20000 characters besides spaces.';
const factsMessage = 'Expected a list of 1 to 100 texts.';
const text = z.string(textMessage).trim().min(1, textMessage).max(20_000, textMessage);

const rowSchema = z.strictObject(
  {
    inputs: z.strictObject({ question: text }, 'Expected an object with question, and nothing else.'),
    expectations: z
      .strictObject(
        {
          expected_response: text.optional(),
          expected_facts: z.array(text, factsMessage).min(1, factsMessage).max(100, factsMessage).optional(),
        },
        'Expected an object with expected_response or expected_facts, and nothing else.',
      )
      .refine((one) => one.expected_response !== undefined || one.expected_facts !== undefined, {
        message: 'Expected expected_response or expected_facts.',
      }),
  },
  'Expected an object with inputs and expectations, and nothing else.',
);

/** A question, and what an answer to it should say. */
export type QuestionRow = z.output<typeof rowSchema>;

/** What an answer should say; at least one of the two is there. */
export type Expectations = QuestionRow['expectations'];

/** A data set. */
export interface Questions {
  readonly file: string;
  /** 32 hex digits, the same for the same questions and expectations in the same order. */
  readonly digest: string;
  /** At least one. */
  readonly rows: readonly QuestionRow[];
}

/** Most failures that a message tells. */
const MOST_TOLD = 5;

/** Reads a data set. @throws {AppError} `source_missing`, or `source_corrupt` with the lines that are wrong */
export async function readQuestions(file: string): Promise<Questions> {
  let content: string;
  try {
    content = await readFile(file, 'utf8');
  } catch (error) {
    const why = systemCodeOf(error) === 'ENOENT' ? 'there is no such file' : messageOf(error);
    throw new AppError('source_missing', `The questions ${file} cannot be read: ${why}. Give another with --dataset.`, {
      cause: error,
    });
  }
  return parseQuestions(content, file);
}

/**
 * Reads the lines of a data set; empty ones do not count.
 *
 * @param file its name, for messages
 * @throws {AppError} `source_corrupt` with the lines that are wrong
 */
export function parseQuestions(content: string, file: string): Questions {
  const rows: QuestionRow[] = [];
  const flaws: string[] = [];
  for (const [at, line] of content
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    if (line.trim() === '') continue;
    const row = rowOf(line);
    if (typeof row === 'string') flaws.push(`line ${at + 1}: ${row}`);
    else rows.push(row);
  }
  if (flaws.length === 0 && rows.length === 0) flaws.push('it has no questions');
  if (flaws.length > 0) {
    const more = flaws.length > MOST_TOLD ? [`and ${flaws.length - MOST_TOLD} more`] : [];
    const list = [...flaws.slice(0, MOST_TOLD), ...more].map((flaw) => `\n  - ${flaw}`).join('');
    throw new AppError(
      'source_corrupt',
      `The questions ${file} are not as expected:${list}\nA line is such as {"inputs": {"question": "Who made it?"}, "expectations": {"expected_response": "She did"}}.`,
    );
  }
  const digest = createHash('sha256').update(JSON.stringify(rows)).digest('hex').slice(0, 32);
  return { file, digest, rows };
}

/** The row of a line, or what is wrong with it. */
function rowOf(line: string): QuestionRow | string {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return 'it is not JSON';
  }
  const row = rowSchema.safeParse(json);
  if (row.success) return row.data;
  return row.error.issues.map(({ path, message }) => `${path.join('.') || 'row'}: ${message}`).join('; ');
}
