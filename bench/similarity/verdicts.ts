/** Collects what was promised beside what was measured. */

import { table } from './measure.ts';

/** Promises, and whether they were kept. */
export interface Verdicts {
  atLeast(label: string, measured: number, promised: number): void;
  atMost(label: string, measured: number, promised: number): void;
  allKept(): boolean;
  /** All of them as a Markdown table. */
  table(): string;
}

/** Begins an empty list. */
export function createVerdicts(): Verdicts {
  const rows: string[][] = [];
  let kept = true;
  const add = (label: string, measured: number, promise: string, holds: boolean): void => {
    kept &&= holds;
    rows.push([label, measured.toFixed(2), promise, holds ? 'yes' : '**no**']);
  };
  return {
    atLeast: (label, measured, promised) => add(label, measured, `≥ ${promised}`, measured >= promised),
    atMost: (label, measured, promised) => add(label, measured, `≤ ${promised}`, measured <= promised),
    allKept: () => kept,
    table: () => table(['', 'measured', 'promised', 'kept'], rows),
  };
}
