/** Writes the files and README sections that are generated from the code; `--check` only reports what is stale. */

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import writeFileAtomic from 'write-file-atomic';
import { configTable, defaultYaml } from '../src/config/document.ts';

const check = process.argv.includes('--check');
const root = fileURLToPath(new URL('..', import.meta.url));
const stale: string[] = [];

function update(file: string, make: (current: string) => string): void {
  const path = `${root}${file}`;
  let current = '';
  try {
    current = readFileSync(path, 'utf8');
  } catch {
    // A missing file is a stale one.
  }
  const wanted = make(current);
  if (wanted === current) return;
  stale.push(file);
  if (!check) writeFileAtomic.sync(path, wanted);
}

/** Replaces what stands between `<!-- generated:NAME -->` and `<!-- /generated:NAME -->`. */
function section(text: string, name: string, body: string): string {
  const open = `<!-- generated:${name} -->`;
  const close = `<!-- /generated:${name} -->`;
  const from = text.indexOf(open);
  const to = text.indexOf(close);
  if (from < 0 || to < from) throw new Error(`the markers of the section "${name}" are missing`);
  return `${text.slice(0, from + open.length)}\n${body}\n${text.slice(to)}`;
}

update('config/default.yaml', () => defaultYaml());
update('README.md', (text) => section(text, 'configuration', configTable()));

if (stale.length > 0) {
  console.error(check ? `Stale: ${stale.join(', ')}. Run npm run generate.` : `Written: ${stale.join(', ')}.`);
  process.exitCode = check ? 1 : 0;
}
