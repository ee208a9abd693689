/** All dashboards, by the names of their files. */

import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { modelAndData } from './model-and-data.ts';
import { overview } from './overview.ts';
import { slos } from './slos.ts';

/** Makes every dashboard. */
export function allDashboards(): ReadonlyMap<string, Dashboard> {
  return new Map([overview(), modelAndData(), slos()].map((made) => [`${made.uid}.json`, made]));
}
