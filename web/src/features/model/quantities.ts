/** Quantities of the model page as people read them. */

const bytesIn = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const;

/** `0.1619` → `16.2 %`; what is there is never shown as nothing. */
export function formatShare(share: number): string {
  if (share > 0 && share < 0.001) return '< 0.1 %';
  return `${(share * 100).toFixed(1)} %`;
}

/** `3_112_036` → `3.1 MB`. */
export function formatBytes(bytes: number): string {
  const power = bytes < 1000 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), bytesIn.length - 1);
  return `${power === 0 ? bytes : (bytes / 1000 ** power).toFixed(1)} ${bytesIn[power]}`;
}

/** `0.087` → `87 ms`, `1.234` → `1.23 s`, `125` → `2 min 5 s`. */
export function formatSeconds(seconds: number): string {
  if (seconds < 1) return `${Math.round(seconds * 1000)} ms`;
  if (seconds < 90) return `${seconds < 10 ? seconds.toFixed(2) : seconds.toFixed(1)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

/** `−0.21`: a correlation, with a real minus. */
export function formatCorrelation(value: number): string {
  const text = Math.abs(value).toFixed(2);
  return value < 0 && text !== '0.00' ? `−${text}` : text;
}

/** A bar of the waterfall from the rows that were read to those that were kept. */
export interface Stage {
  readonly name: string;
  readonly kind: 'total' | 'drop';
  /** Rows before and after; the bar of a total begins at 0. */
  readonly from: number;
  readonly to: number;
}

/** What filtering did: the rows before, what each reason dropped, and the rows after. What no reason explains was set aside. */
export function stagesOf(
  before: number,
  drops: readonly { readonly description: string; readonly count: number }[],
  after: number,
): Stage[] {
  const stages: Stage[] = [{ name: 'titles with a rating', kind: 'total', from: 0, to: before }];
  let left = before;
  for (const { description, count } of drops) {
    stages.push({ name: description, kind: 'drop', from: left, to: left - count });
    left -= count;
  }
  if (left > after) stages.push({ name: 'set aside by the checks', kind: 'drop', from: left, to: after });
  return [...stages, { name: 'titles kept', kind: 'total', from: 0, to: after }];
}

/** Two features that go together, or apart. */
export interface Pair {
  readonly one: string;
  readonly other: string;
  readonly value: number;
}

/** Every pair of different features with a correlation, the strongest of either sign first. */
export function strongestPairs(names: readonly string[], values: readonly (readonly (number | null)[])[]): Pair[] {
  const pairs = names.flatMap((one, row) =>
    names.slice(0, row).flatMap((other, column): Pair[] => {
      const value = values[row]?.[column];
      return value == null ? [] : [{ one: other, other: one, value }];
    }),
  );
  return pairs.sort((first, second) => Math.abs(second.value) - Math.abs(first.value));
}
