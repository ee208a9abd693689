/** The parameters of a run: the configuration, flattened. */

/** Every key with its path, such as `features.min_votes`; lists are joined by commas, what is not set is empty. */
export function flattened(value: unknown, path = ''): Record<string, string> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { [path]: textOf(value) };
  const entries = Object.entries(value).map(([key, inner]) => flattened(inner, path === '' ? key : `${path}.${key}`));
  return Object.assign({}, ...entries);
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(textOf).join(',');
  return typeof value === 'string' ? value : JSON.stringify(value);
}
