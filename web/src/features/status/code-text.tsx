/** The service's texts, in which commands stand between backticks. */

/** A text with its commands set as code. */
export function CodeText({ text }: { readonly text: string }) {
  return text.split('`').map((part, at) => (at % 2 === 0 ? part : <code key={part}>{part}</code>));
}
