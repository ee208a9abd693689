/** The dashboard about the two objectives: how much of their budgets is left, and how fast they burn. */

import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { dashboard, type RowSpec } from './dashboard.ts';
import { type Query, stat, timeseries } from './panels.ts';

/** An objective: its recorded share of bad requests, and how large that may be. */
interface Objective {
  readonly title: string;
  /** `job:recommender_<name>:ratio_rate<window>` is recorded. */
  readonly name: 'failed' | 'slow';
  readonly budget: number;
  readonly means: string;
}

const OBJECTIVES: readonly Objective[] = [
  { title: 'Availability', name: 'failed', budget: 0.001, means: '99.9 % of requests without 5xx' },
  { title: 'Latency', name: 'slow', budget: 0.01, means: '99 % of recommendations within 50 ms' },
];

/** Of each alert, its windows and the burn rate from which it fires. */
const ALERTS = [
  { windows: ['1h', '5m'], factor: 14.4, severity: 'page' },
  { windows: ['6h', '30m'], factor: 6, severity: 'page' },
  { windows: ['3d', '6h'], factor: 1, severity: 'ticket' },
];

const bad = (name: string, window: string): string => `job:recommender_${name}:ratio_rate${window}{job="recommender"}`;

const burn = ({ name, budget }: Objective, window: string): Query => ({
  expr: `${bad(name, window)} / ${budget}`,
  legend: `over ${window}`,
});

function row(objective: Objective): RowSpec {
  const { title, name, budget, means } = objective;
  return {
    title: `${title}: ${means}`,
    panels: [
      stat({
        title: `${title}, 30 days`,
        description: `The objective: ${means}, over 30 days.`,
        unit: 'percentunit',
        width: 6,
        decimals: 3,
        goodFrom: [1 - 2 * budget, 1 - budget],
        queries: [{ expr: `1 - ${bad(name, '30d')}`, legend: 'good' }],
      }),
      stat({
        title: `${title}: budget left`,
        description: 'What is left of the bad requests that the objective allows in 30 days; negative: it was missed.',
        unit: 'percentunit',
        width: 6,
        decimals: 1,
        goodFrom: [0, 0.25],
        queries: [{ expr: `1 - ${bad(name, '30d')} / ${budget}`, legend: 'left' }],
      }),
      timeseries({
        title: `${title}: bad requests`,
        description: 'Share of bad requests over five minutes and over an hour.',
        unit: 'percentunit',
        width: 12,
        queries: ['5m', '1h'].map((window) => ({ expr: bad(name, window), legend: `over ${window}` })),
      }),
      ...ALERTS.map(({ windows, factor, severity }) =>
        timeseries({
          title: `${title}: burn rate over ${windows.join(' and ')}`,
          description: `1 uses the budget up in exactly 30 days. A ${severity} when both are above ${factor}.`,
          unit: 'none',
          width: 8,
          warnFrom: [factor / 2, factor],
          queries: windows.map((window) => burn(objective, window)),
        }),
      ),
    ],
  };
}

const alerts: RowSpec = {
  title: 'Alerts',
  panels: [
    timeseries({
      title: 'Alerts that fire or are pending',
      description: 'What each means and what to do about it stands in docs/runbook.md.',
      unit: 'short',
      width: 24,
      queries: [
        {
          expr: 'sum by (alertname, alertstate) (ALERTS{alertname=~"Recommender.+"})',
          legend: '{{alertname}} {{alertstate}}',
        },
      ],
    }),
  ],
};

/** The dashboard. */
export function slos(): Dashboard {
  return dashboard({
    uid: 'recommender-slos',
    title: 'Recommender: SLOs',
    description: 'The two objectives, what is left of their budgets, and how fast they burn.',
    from: 'now-24h',
    rows: [...OBJECTIVES.map(row), alerts],
  });
}
