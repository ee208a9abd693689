/** What all dashboards have in common: variables, annotations, links, and rows of panels. */

import type { Builder } from '@grafana/grafana-foundation-sdk/cog';
import {
  AnnotationQueryBuilder,
  type Dashboard,
  DashboardBuilder,
  DashboardCursorSync,
  DashboardLinkBuilder,
  DashboardLinkType,
  IntervalVariableBuilder,
  type Panel,
  QueryVariableBuilder,
  RowBuilder,
  VariableRefresh,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { PROMETHEUS } from './panels.ts';

/** A dashboard. */
export interface DashboardSpec {
  /** Part of its address, and the name of its file. */
  readonly uid: string;
  readonly title: string;
  readonly description: string;
  /** What is shown at first, such as `now-1h`. */
  readonly from: string;
  readonly rows: readonly RowSpec[];
}

/** A row: its title, and its panels from left to right; those that do not fit go below. */
export interface RowSpec {
  readonly title: string;
  readonly panels: readonly Builder<Panel>[];
}

/** Tag by which the dashboards find each other. */
const TAG = 'recommender';

/** Makes a dashboard, with numbered panels. */
export function dashboard({ uid, title, description, from, rows }: DashboardSpec): Dashboard {
  const builder = new DashboardBuilder(title)
    .uid(uid)
    .description(description)
    .tags([TAG])
    .timezone('browser')
    .time({ from, to: 'now' })
    .refresh('10s')
    .readonly()
    .tooltip(DashboardCursorSync.Crosshair)
    .link(
      new DashboardLinkBuilder('Recommender')
        .type(DashboardLinkType.Dashboards)
        .tags([TAG])
        .keepTime(true)
        .includeVars(true),
    )
    .withVariable(instanceVariable())
    .withVariable(intervalVariable())
    .annotation(modelChanges())
    .annotation(firingAlerts());
  for (const row of rows) {
    builder.withRow(new RowBuilder(row.title));
    for (const panel of row.panels) builder.withPanel(panel);
  }
  const made = builder.build();
  return { ...made, panels: (made.panels ?? []).map((panel, at) => ({ ...panel, id: at + 1 })) };
}

function instanceVariable(): QueryVariableBuilder {
  const query = 'label_values(recommender_model_loaded{job="recommender"}, instance)';
  return new QueryVariableBuilder('instance')
    .label('Instance')
    .description('Which of the processes that serve.')
    .query({ query, refId: 'instance' })
    .definition(query)
    .datasource(PROMETHEUS)
    .refresh(VariableRefresh.OnTimeRangeChanged)
    .multi(true)
    .includeAll(true)
    .allValue('.+')
    .current({ selected: true, text: ['All'], value: ['$__all'] });
}

function intervalVariable(): IntervalVariableBuilder {
  return new IntervalVariableBuilder('interval')
    .label('Interval')
    .description('Over how long rates and percentiles are taken.')
    .values('1m,5m,15m,1h,6h')
    .options(['1m', '5m', '15m', '1h', '6h'].map((value) => ({ selected: value === '5m', text: value, value })))
    .current({ selected: true, text: '5m', value: '5m' });
}

/** A model that did not serve a minute ago. */
function modelChanges(): AnnotationQueryBuilder {
  const info = 'recommender_app_info{job="recommender",instance=~"$instance",model_version!=""}';
  return new AnnotationQueryBuilder()
    .name('Model changes')
    .datasource(PROMETHEUS)
    .enable(true)
    .iconColor('purple')
    .expr(`${info} unless ${info} offset 1m`)
    .titleFormat('Model {{model_version}}')
    .textFormat('{{catalogue}} on {{instance}}, program {{version}}')
    .step('60s');
}

function firingAlerts(): AnnotationQueryBuilder {
  return new AnnotationQueryBuilder()
    .name('Alerts')
    .datasource(PROMETHEUS)
    .enable(true)
    .iconColor('red')
    .expr('ALERTS{alertname=~"Recommender.+",alertstate="firing"}')
    .titleFormat('{{alertname}}')
    .textFormat('{{severity}}: {{instance}}')
    .step('60s');
}
