/** Joins class names. */

/** The names that are there, with spaces between. */
export function classNames(...names: readonly (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}
