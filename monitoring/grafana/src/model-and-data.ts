/** The dashboard about what serves: the model, its data, and the process around it. */

import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { dashboard, type RowSpec } from './dashboard.ts';
import { heatmap, stat, text, timeseries } from './panels.ts';
import { of, quantileOf, rateOf } from './promql.ts';

const model: RowSpec = {
  title: 'Model',
  panels: [
    text({
      title: 'Model',
      description: 'Name and version of the model that serves.',
      unit: 'none',
      width: 10,
      queries: [
        {
          expr: `max by (model_name, model_version) (${of('recommender_app_info')})`,
          legend: '{{model_name}} {{model_version}}',
        },
      ],
    }),
    text({
      title: 'Catalogue and program',
      description: 'Whose titles serve (imdb, local or demo), and the version of the program.',
      unit: 'none',
      width: 6,
      queries: [
        { expr: `max by (catalogue, version) (${of('recommender_app_info')})`, legend: '{{catalogue}}, {{version}}' },
      ],
    }),
    stat({
      title: 'Serving since',
      description: 'When the model began to serve.',
      unit: 'dateTimeFromNow',
      width: 4,
      queries: [{ expr: `1000 * max(${of('recommender_model_started_at_seconds')})`, legend: 'since' }],
    }),
    stat({
      title: 'Load time',
      description: 'How long loading and verifying the model took.',
      unit: 's',
      width: 4,
      warnFrom: [5, 30],
      queries: [{ expr: `max(${of('recommender_model_load_time_seconds')})`, legend: 'load' }],
    }),
    timeseries({
      title: 'Models taken up and refused',
      description:
        'Models that became current while the service ran: swapped serve now, refused were not sound and changed nothing.',
      unit: 'short',
      width: 12,
      queries: [
        {
          expr: `sum by (result) (increase(${of('recommender_model_reloads_total')}[$interval]))`,
          legend: '{{result}}',
        },
      ],
    }),
    timeseries({
      title: 'Refused model',
      description:
        '1 while the current model is refused and another one, or none, serves; the runbook says what to do.',
      unit: 'short',
      width: 12,
      queries: [{ expr: of('recommender_model_refused'), legend: '{{instance}} {{model_version}}' }],
    }),
    timeseries({
      title: 'Titles',
      description: 'Titles that can be recommended. A fall by a fifth within a day raises an alert.',
      unit: 'short',
      width: 12,
      queries: [{ expr: of('recommender_model_titles_loaded'), legend: '{{instance}}' }],
    }),
    heatmap({
      title: 'Similarity of what is recommended',
      description: 'Compare before and after a model change (purple).',
      unit: 'none',
      width: 12,
      queries: [{ expr: rateOf('recommender_similarity_score_bucket', ['le']), legend: '{{le}}' }],
    }),
  ],
};

const data: RowSpec = {
  title: 'Data',
  panels: [
    stat({
      title: 'Age of the data',
      description: 'Since the oldest of the files was last modified, or else since training.',
      unit: 's',
      width: 6,
      queries: [{ expr: `max(${of('recommender_data_age_seconds')})`, legend: 'age' }],
    }),
    stat({
      title: 'Left until stale',
      description: 'Time until the data are older than monitoring.max_data_age_days; negative: they are.',
      unit: 's',
      width: 6,
      goodFrom: [0, 86_400],
      queries: [
        {
          expr: `min(${of('recommender_data_max_age_seconds')} - ${of('recommender_data_age_seconds')})`,
          legend: 'left',
        },
      ],
    }),
    timeseries({
      title: 'Age of the data over time',
      description: 'Falls when a model with newer data becomes current; the limit is the configured one.',
      unit: 's',
      width: 12,
      queries: [
        { expr: of('recommender_data_age_seconds'), legend: '{{instance}}' },
        { expr: `max(${of('recommender_data_max_age_seconds')})`, legend: 'limit' },
      ],
    }),
  ],
};

const process: RowSpec = {
  title: 'Process',
  panels: [
    timeseries({
      title: 'Memory',
      description: 'Resident memory, and of it the used part of the heap. The model lies outside of the heap.',
      unit: 'bytes',
      width: 8,
      queries: [
        { expr: of('process_resident_memory_bytes'), legend: '{{instance}} resident' },
        { expr: of('nodejs_heap_size_used_bytes'), legend: '{{instance}} heap used' },
        { expr: of('nodejs_external_memory_bytes'), legend: '{{instance}} external' },
      ],
    }),
    timeseries({
      title: 'Processor',
      description: 'Processors in use; requests are answered by one.',
      unit: 'percentunit',
      width: 8,
      queries: [{ expr: `rate(${of('process_cpu_seconds_total')}[$interval])`, legend: '{{instance}}' }],
    }),
    timeseries({
      title: 'Garbage collection',
      description: 'Share of time that is spent collecting garbage, by kind.',
      unit: 'percentunit',
      width: 8,
      queries: [{ expr: rateOf('nodejs_gc_duration_seconds_sum', ['kind']), legend: '{{kind}}' }],
    }),
    timeseries({
      title: 'P99 of garbage collection',
      description: 'How long a collection keeps requests waiting.',
      unit: 's',
      width: 12,
      queries: [{ expr: quantileOf(0.99, 'nodejs_gc_duration_seconds', ['kind']), legend: '{{kind}}' }],
    }),
    timeseries({
      title: 'Handles',
      description: 'Open sockets, files and timers of the process; what only grows is leaking.',
      unit: 'short',
      width: 12,
      queries: [{ expr: of('process_open_fds'), legend: '{{instance}} files and sockets' }],
    }),
  ],
};

/** The dashboard. */
export function modelAndData(): Dashboard {
  return dashboard({
    uid: 'recommender-model-and-data',
    title: 'Recommender: model and data',
    description: 'What serves, how old its data are, and the process around it.',
    from: 'now-24h',
    rows: [model, data, process],
  });
}
