/** Writes Grafana's dashboards from monitoring/grafana/src; `--check` only reports those that are stale or not made here. */

import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import writeFileAtomic from 'write-file-atomic';
import { allDashboards } from '../monitoring/grafana/src/all.ts';

const folder = fileURLToPath(new URL('../monitoring/grafana/dashboards/', import.meta.url));
const check = process.argv.includes('--check');
const made = new Map(
  [...allDashboards()].map(([file, dashboard]) => [file, `${JSON.stringify(dashboard, null, 2)}\n`]),
);
const there = readdirSync(folder);
const stale = [...new Set([...there, ...made.keys()])].filter(
  (file) => !there.includes(file) || readFileSync(folder + file, 'utf8') !== made.get(file),
);

if (!check) {
  for (const file of stale) {
    const wanted = made.get(file);
    if (wanted === undefined) rmSync(folder + file);
    else writeFileAtomic.sync(folder + file, wanted);
  }
}
if (stale.length > 0) {
  console.error(
    check ? `Stale dashboards: ${stale.join(', ')}. Run npm run generate.` : `Written: ${stale.join(', ')}.`,
  );
  process.exitCode = check ? 1 : 0;
}
