/** The words in which an object of a request is refused: when it is none, and when it has a field that nobody knows. */

/** What Zod tells of the refused object. */
interface ObjectIssue {
  readonly code?: string | undefined;
}

/** Chooses the message for a strict object: what was expected, or which fields there are (as in "a, b and c"). */
export function strictMessage(expected: string, fields: string): (issue: ObjectIssue) => string {
  return ({ code }) => (code === 'unrecognized_keys' ? `Unknown field. The fields are ${fields}.` : expected);
}
