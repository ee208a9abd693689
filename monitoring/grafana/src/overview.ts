/** The dashboard to open first: what is asked for, how fast it is answered, what goes wrong. Grafana's home. */

import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { dashboard, type RowSpec } from './dashboard.ts';
import { distribution, heatmap, type Query, stat, timeseries } from './panels.ts';
import { of, quantileOf, rateOf } from './promql.ts';

const REQUESTS = 'recommender_requests_total';
const LATENCY = 'recommender_request_latency_seconds';
const RECOMMENDED = 'recommender_recommendation_latency_seconds';

/** Orange from 25 ms, red from the objective's 50 ms. */
const LATENCY_LIMITS = [0.025, 0.05] as const;

const failedShare = `${rateOf(REQUESTS, [], 'status_code=~"5.."')} / ${rateOf(REQUESTS)}`;

const percentiles = (histogram: string): Query[] =>
  [0.5, 0.9, 0.99].map((quantile) => ({ expr: quantileOf(quantile, histogram), legend: `P${quantile * 100}` }));

const keyMetrics: RowSpec = {
  title: 'Key metrics',
  panels: [
    stat({
      title: 'Request rate',
      description: 'Requests per second, without what monitoring itself asks.',
      unit: 'reqps',
      width: 4,
      queries: [{ expr: rateOf(REQUESTS), legend: 'requests' }],
    }),
    stat({
      title: 'P50 latency',
      description: 'Half of the requests were ready to be answered within this time.',
      unit: 's',
      width: 3,
      warnFrom: LATENCY_LIMITS,
      queries: [{ expr: quantileOf(0.5, LATENCY), legend: 'P50' }],
    }),
    stat({
      title: 'P99 latency',
      description: 'One request in a hundred took longer. The objective is 50 ms for recommendations.',
      unit: 's',
      width: 3,
      warnFrom: LATENCY_LIMITS,
      queries: [{ expr: quantileOf(0.99, LATENCY), legend: 'P99' }],
    }),
    stat({
      title: 'Error rate',
      description: 'Share of requests that were answered with 5xx. The objective is below 0.1 %.',
      unit: 'percentunit',
      width: 4,
      decimals: 2,
      warnFrom: [0.001, 0.01],
      queries: [{ expr: failedShare, legend: '5xx' }],
    }),
    stat({
      title: 'Titles',
      description: 'Titles that can be recommended; where instances differ, the fewest.',
      unit: 'short',
      width: 3,
      goodFrom: [1, 100],
      queries: [{ expr: `min(${of('recommender_model_titles_loaded')})`, legend: 'titles' }],
    }),
    stat({
      title: 'Model status',
      description: 'Whether every chosen instance serves a model. Without one it answers 503.',
      unit: 'none',
      width: 3,
      goodFrom: [1, 1],
      names: { 0: { text: 'Missing', color: 'red' }, 1: { text: 'Loaded', color: 'green' } },
      queries: [{ expr: `min(${of('recommender_model_loaded')})`, legend: 'model' }],
    }),
    stat({
      title: 'Uptime',
      description: 'Since when the model has been serving; where instances differ, the youngest.',
      unit: 's',
      width: 4,
      queries: [{ expr: `min(time() - ${of('recommender_model_started_at_seconds')})`, legend: 'uptime' }],
    }),
  ],
};

const traffic: RowSpec = {
  title: 'Request traffic',
  panels: [
    timeseries({
      title: 'Requests by endpoint',
      description: 'Endpoints are patterns of routes; unmatched is every address that does not exist.',
      unit: 'reqps',
      width: 12,
      queries: [{ expr: `${rateOf(REQUESTS, ['endpoint'])} > 0`, legend: '{{endpoint}}' }],
    }),
    timeseries({
      title: 'Requests by status code',
      description: '4xx are answers to requests that must be changed; only 5xx count against availability.',
      unit: 'reqps',
      width: 12,
      queries: [{ expr: rateOf(REQUESTS, ['status_code']), legend: '{{status_code}}' }],
    }),
  ],
};

const latency: RowSpec = {
  title: 'Latency',
  panels: [
    timeseries({
      title: 'Latency of all endpoints',
      description: 'Percentiles of the time from the routed request until its answer was ready to be sent.',
      unit: 's',
      width: 8,
      queries: percentiles(LATENCY),
    }),
    timeseries({
      title: 'Latency of recommendations',
      description: 'Percentiles over the requests that got recommendations. The objective: P99 below 50 ms.',
      unit: 's',
      width: 8,
      warnFrom: LATENCY_LIMITS,
      queries: percentiles(RECOMMENDED),
    }),
    timeseries({
      title: 'P99 latency by endpoint',
      description: 'Which endpoint the slowest requests of all belong to.',
      unit: 's',
      width: 8,
      queries: [{ expr: `${quantileOf(0.99, LATENCY, ['endpoint'])} > 0`, legend: '{{endpoint}}' }],
    }),
  ],
};

const engine: RowSpec = {
  title: 'Recommendation engine',
  panels: [
    timeseries({
      title: 'Recommendations by status',
      description: 'success; not_found: no such title; error: an answer with 5xx.',
      unit: 'reqps',
      width: 8,
      queries: [{ expr: rateOf('recommender_recommendations_total', ['status']), legend: '{{status}}' }],
    }),
    heatmap({
      title: 'Similarity of what is recommended',
      description: 'Cosine of recommended titles with what was asked for. A shift after a new model deserves a look.',
      unit: 'none',
      width: 8,
      queries: [{ expr: rateOf('recommender_similarity_score_bucket', ['le']), legend: '{{le}}' }],
    }),
    distribution({
      title: 'How many are asked for (top_k)',
      description: 'Requests by the number of recommendations they ask for, over the range that is shown.',
      unit: 'short',
      width: 8,
      queries: [
        { expr: `sum by (le) (increase(${of('recommender_top_k_requested_bucket')}[$__range]))`, legend: '{{le}}' },
      ],
    }),
    timeseries({
      title: 'Recommendations by strategy',
      description: 'Which strategy ranked: hybrid unless a request asks for content, or the model lacks it.',
      unit: 'reqps',
      width: 8,
      queries: [{ expr: rateOf('recommender_strategy_latency_seconds_count', ['strategy']), legend: '{{strategy}}' }],
    }),
    timeseries({
      title: 'Latency by strategy',
      description: 'P50 and P99 of ranking alone: the title is found already, nothing is presented yet.',
      unit: 's',
      width: 8,
      queries: [0.5, 0.99].map((quantile) => ({
        expr: quantileOf(quantile, 'recommender_strategy_latency_seconds', ['strategy']),
        legend: `{{strategy}} P${quantile * 100}`,
      })),
    }),
    timeseries({
      title: 'Latency by scorer',
      description:
        'P99 of scoring candidates: people (shared credits), dense (all other scorers of hybrid at once), content (nearest titles). The rest of a strategy is re-ranking and reasons.',
      unit: 's',
      width: 8,
      queries: [{ expr: quantileOf(0.99, 'recommender_scorer_latency_seconds', ['scorer']), legend: '{{scorer}} P99' }],
    }),
  ],
};

const search: RowSpec = {
  title: 'Search',
  panels: [
    timeseries({
      title: 'Searches',
      description: 'Searches by outcome, and what is typed ahead; not_found matched no title.',
      unit: 'reqps',
      width: 8,
      queries: [
        { expr: rateOf('recommender_searches_total', ['status']), legend: 'search {{status}}' },
        { expr: rateOf('recommender_suggestions_total'), legend: 'suggest' },
      ],
    }),
    timeseries({
      title: 'Titles found',
      description: 'Median and P90 of how many titles a search found.',
      unit: 'short',
      width: 8,
      queries: [0.5, 0.9].map((quantile) => ({
        expr: quantileOf(quantile, 'recommender_search_results_count'),
        legend: `P${quantile * 100}`,
      })),
    }),
    timeseries({
      title: 'Latency of search and type-ahead',
      description: 'Type-ahead is asked at nearly every key, so it has to be quick.',
      unit: 's',
      width: 8,
      queries: ['search', 'suggest'].flatMap((kind) =>
        [0.5, 0.99].map((quantile) => ({
          expr: quantileOf(quantile, `recommender_${kind}_latency_seconds`),
          legend: `${kind} P${quantile * 100}`,
        })),
      ),
    }),
  ],
};

const reliability: RowSpec = {
  title: 'Errors and reliability',
  panels: [
    timeseries({
      title: 'Errors by type',
      description: 'not_found, validation and limited are the client’s to mend; overload and internal are ours.',
      unit: 'reqps',
      width: 8,
      queries: [{ expr: rateOf('recommender_errors_total', ['error_type']), legend: '{{error_type}}' }],
    }),
    timeseries({
      title: 'Error percentage',
      description: 'Share of requests that were refused (4xx) and that failed (5xx).',
      unit: 'percentunit',
      width: 8,
      queries: [
        { expr: `(${rateOf(REQUESTS, [], 'status_code=~"4.."')} or vector(0)) / ${rateOf(REQUESTS)}`, legend: '4xx' },
        { expr: failedShare, legend: '5xx' },
      ],
    }),
    timeseries({
      title: 'Requests in flight',
      description: 'Requests that are being received or answered at the moment of the scrape.',
      unit: 'short',
      width: 8,
      queries: [{ expr: of('recommender_requests_in_progress'), legend: '{{instance}}' }],
    }),
    timeseries({
      title: 'Model load time',
      description: 'How long loading and verifying the model took the last time.',
      unit: 's',
      width: 8,
      queries: [{ expr: of('recommender_model_load_time_seconds'), legend: '{{instance}}' }],
    }),
    timeseries({
      title: 'Event-loop lag',
      description: 'P50 and P99 between two scrapes. At rest it shows about 10 ms, the resolution of the measurement.',
      unit: 's',
      width: 8,
      warnFrom: [0.05, 0.1],
      queries: [
        { expr: of('nodejs_eventloop_lag_p50_seconds'), legend: '{{instance}} P50' },
        { expr: of('nodejs_eventloop_lag_p99_seconds'), legend: '{{instance}} P99' },
      ],
    }),
    timeseries({
      title: 'Restarts',
      description: 'How often the process was started again within the last hour.',
      unit: 'short',
      width: 8,
      queries: [{ expr: `changes(${of('process_start_time_seconds')}[1h])`, legend: '{{instance}}' }],
    }),
    timeseries({
      title: 'Traces',
      description:
        'Traces of requests that were delivered, that could not be (failed), and that were not tried: above the ceiling a second, or no room in the queue. Empty while tracing is off.',
      unit: 'reqps',
      width: 12,
      queries: [
        { expr: rateOf('recommender_traces_exported_total'), legend: 'delivered' },
        { expr: rateOf('recommender_traces_failed_total'), legend: 'failed' },
        { expr: rateOf('recommender_traces_dropped_total', ['reason']), legend: 'dropped: {{reason}}' },
      ],
    }),
    timeseries({
      title: 'Traces that wait',
      description: 'Traces that wait to be delivered. At tracing.queue_size further ones are dropped.',
      unit: 'short',
      width: 12,
      queries: [{ expr: of('recommender_traces_queued'), legend: '{{instance}}' }],
    }),
  ],
};

const limits: RowSpec = {
  title: 'Limits and overload',
  panels: [
    timeseries({
      title: 'Decisions of rate limits',
      description:
        'limited: answered with 429. unchecked and unavailable: the store was away, and requests were let through or refused.',
      unit: 'reqps',
      width: 8,
      queries: [{ expr: rateOf('recommender_rate_limit_requests_total', ['result']), legend: '{{result}}' }],
    }),
    timeseries({
      title: 'Limited requests by class of route',
      description: 'What clients who ask for too much ask for.',
      unit: 'reqps',
      width: 8,
      queries: [
        {
          expr: rateOf('recommender_rate_limit_requests_total', ['route_class'], 'result="limited"'),
          legend: '{{route_class}}',
        },
      ],
    }),
    timeseries({
      title: 'Store of rate limits',
      description:
        '1 where it can be asked, and decisions it could not make. Nothing is shown of instances that limit nobody.',
      unit: 'short',
      width: 8,
      queries: [
        { expr: of('recommender_rate_limit_store_up'), legend: '{{instance}} {{store}} up' },
        { expr: rateOf('recommender_rate_limit_store_failures_total', ['reason']), legend: '{{reason}}/s' },
      ],
    }),
    timeseries({
      title: 'Wait before a request is begun',
      description: 'A part of the latency. Near overload.max_wait_ms (25 ms), more comes than can be answered.',
      unit: 's',
      width: 8,
      queries: percentiles('recommender_request_wait_seconds'),
    }),
    timeseries({
      title: 'Connections refused',
      description: 'Closed as they came: more than server.max_connections in all, or too many from one address.',
      unit: 'short',
      width: 8,
      queries: [{ expr: rateOf('recommender_connections_refused_total', ['limit']), legend: '{{limit}}/s' }],
    }),
    timeseries({
      title: 'Requests shed',
      description:
        'Answered with 503 because more came than can be answered in time, so that those that are answered stay quick.',
      unit: 'reqps',
      width: 8,
      queries: [
        { expr: rateOf('recommender_errors_total', ['endpoint'], 'error_type="overload"'), legend: '{{endpoint}}' },
      ],
    }),
    timeseries({
      title: 'Share of requests shed',
      description: 'Of all requests. Where this is above 0 for long, start another instance or worker.',
      unit: 'percentunit',
      width: 8,
      queries: [
        {
          expr: `${rateOf('recommender_errors_total', [], 'error_type="overload"')} / ${rateOf(REQUESTS)}`,
          legend: 'shed',
        },
      ],
    }),
  ],
};

/** The dashboard. */
export function overview(): Dashboard {
  return dashboard({
    uid: 'recommender-overview',
    title: 'Recommender: overview',
    description: 'What is asked for, how fast it is answered, and what goes wrong.',
    from: 'now-1h',
    rows: [keyMetrics, traffic, latency, engine, search, reliability, limits],
  });
}
