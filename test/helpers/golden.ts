/** Golden files: what the program gave when somebody last looked at it. `UPDATE_GOLDEN=1` writes them anew. */

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';

/** Asserts that a value is the one in `test/golden/<name>`. */
export function expectGolden(name: string, value: unknown): void {
  const path = fileURLToPath(new URL(`../golden/${name}`, import.meta.url));
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);
  if (!existsSync(path)) throw new Error(`${path} is missing: run with UPDATE_GOLDEN=1, look at it, and commit it.`);
  expect(value, `differs from test/golden/${name}; UPDATE_GOLDEN=1 writes it anew`).toEqual(
    JSON.parse(readFileSync(path, 'utf8')),
  );
}
