/** Every expression of the dashboards and rules, as Grafana and Prometheus would run it. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { REPOSITORY } from './program.ts';

/** An expression and where it stands. */
export interface Expression {
  /** Such as `recommender-slos.json: Alerts that fire or are pending A`. */
  readonly where: string;
  readonly expr: string;
}

const MONITORING = join(REPOSITORY, 'monitoring');

interface DashboardFile {
  readonly panels: readonly { readonly title: string; readonly targets?: readonly { refId: string; expr: string }[] }[];
  readonly annotations: { readonly list: readonly { readonly name: string; readonly expr: string }[] };
}

interface RuleFile {
  readonly groups: readonly {
    readonly rules: readonly { readonly alert?: string; readonly record?: string; readonly expr: string }[];
  }[];
}

/** Those of every panel and annotation, with the variables as they are at first. */
export function dashboardExpressions(): Expression[] {
  const folder = join(MONITORING, 'grafana', 'dashboards');
  return readdirSync(folder).flatMap((file) => {
    const { panels, annotations } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as DashboardFile;
    return [
      ...panels.flatMap(({ title, targets = [] }) =>
        targets.map(({ refId, expr }) => ({ where: `${file}: ${title} ${refId}`, expr: filledIn(expr) })),
      ),
      ...annotations.list.map(({ name, expr }) => ({ where: `${file}: annotation ${name}`, expr: filledIn(expr) })),
    ];
  });
}

/** Those of every recording rule and alert. */
export function ruleExpressions(): Expression[] {
  const folder = join(MONITORING, 'prometheus', 'rules');
  return readdirSync(folder).flatMap((file) => {
    const { groups } = parse(readFileSync(join(folder, file), 'utf8')) as RuleFile;
    return groups.flatMap(({ rules }) =>
      rules.map(({ alert, record, expr }) => ({ where: `${file}: ${alert ?? record ?? ''}`, expr })),
    );
  });
}

function filledIn(expr: string): string {
  const filled = expr.replaceAll('$instance', '.+').replaceAll('$interval', '5m').replaceAll('$__range', '10m');
  if (filled.includes('$')) throw new Error(`what stands for the variable in ${expr}?`);
  return filled;
}
