/**
 * The API on a model, one more without, and a Prometheus with the repository's own configuration: after mixed traffic every
 * expression of every panel, annotation and rule is asked, has an answer, and the answers are what was sent.
 */

import { mkdirSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RecordingServer, startRecordingServer } from '../../src/tracking/mlflow/server.fixture.ts';
import { dashboardExpressions, ruleExpressions } from '../helpers/expressions.ts';
import { DEMO, run } from '../helpers/program.ts';
import { findPrometheus, type PrometheusServer, type Sample, startPrometheus } from '../helpers/prometheus.ts';
import { REAL_IMDB } from '../helpers/real-data.ts';
import { type Serving, startServing } from '../helpers/serving.ts';
import { useTemporaryFolder } from '../helpers/temporary.ts';

/** Seconds after which an answer that was waited for counts as missing. */
const PATIENCE_SECONDS = 240;

const programs = findPrometheus();
const inFolder = useTemporaryFolder();

/** What is sent to the API with a model: how often, and what it answers. */
const TRAFFIC = {
  recommended: 40,
  recommendedByContent: 10,
  mixes: 10,
  unknownTitles: 6,
  refused: 5,
  searches: 12,
  emptySearches: 3,
  suggestions: 8,
  facts: 4,
  nowhere: 7,
};
/** And to the one without: recommendations and searches, all answered 503. */
const FAILURES = { recommendations: 4, searches: 2 };

const NOT_FOUND = TRAFFIC.unknownTitles + TRAFFIC.nowhere;
const SUCCESSES =
  TRAFFIC.recommended +
  TRAFFIC.recommendedByContent +
  TRAFFIC.mixes +
  TRAFFIC.searches +
  TRAFFIC.emptySearches +
  TRAFFIC.suggestions +
  TRAFFIC.facts;
const FAILED = FAILURES.recommendations + FAILURES.searches;
const ALL = SUCCESSES + NOT_FOUND + TRAFFIC.refused + FAILED;
/** All to the API with a model but suggestions, facts and what is nowhere. */
const TRACED = ALL - FAILED - TRAFFIC.suggestions - TRAFFIC.facts - TRAFFIC.nowhere;

/** Expressions that may have no answer, and why. */
const MAY_BE_EMPTY: readonly (readonly [RegExp, string])[] = [
  [/annotation Alerts$/, 'shows alerts, and none need fire'],
  [/Alerts that fire or are pending/, 'shows alerts, and none need fire'],
  [/^alerts\.yml: /, 'an alert that has nothing to tell has no answer'],
  [/annotation Model changes$/, 'shows a model only in its first minute'],
  [/: P99 of garbage collection A$/, 'nothing need have been collected in the last minute'],
];

/** Alerts that must have an answer here: a process without a model is a missing model, and requests to it fail. */
const FIRING = ['RecommenderModelMissing', 'RecommenderAvailabilityBurnFast'];

const skipped = programs === undefined ? ' [skipped: Prometheus is not installed]' : '';

describe.skipIf(programs === undefined)(`monitoring${skipped}`, () => {
  let api: Serving;
  let modelless: Serving;
  let collector: RecordingServer;
  let prometheus: PrometheusServer;
  let titles: number;
  /** When all was measured, in seconds since 1970: what is asked later is asked as of then, as rates over the last minutes fade. */
  let moment: number;

  beforeAll(async () => {
    if (programs === undefined) return;
    for (const folder of ['api', 'modelless', 'prometheus']) mkdirSync(inFolder(folder));
    const source = REAL_IMDB ?? DEMO;
    const trained = await run(['train', '--source', source, '--models-dir', 'models'], { cwd: inFolder('api') });
    if (trained.code !== 0) throw new Error(trained.stderr);
    collector = await startRecordingServer((_request, response) => void response.writeHead(200).end());
    const env = {
      // With limits, so that there is something to tell about them, which this traffic does not reach.
      IMDB_RECOMMENDER_RATE_LIMIT_ENABLED: 'always',
      IMDB_RECOMMENDER_RATE_LIMIT_BURST: '100000',
      IMDB_RECOMMENDER_TRACING_ENABLED: 'true',
      IMDB_RECOMMENDER_TRACING_EXPORTER: 'otlp',
      IMDB_RECOMMENDER_TRACING_OTLP_ENDPOINT: `${collector.url}/v1/traces`,
      IMDB_RECOMMENDER_TRACING_MAX_TRACES_PER_SECOND: '10000',
    };
    api = await startServing(['serve', '--models-dir', 'models'], { cwd: inFolder('api'), env });
    modelless = await startServing(['serve', '--models-dir', 'models'], { cwd: inFolder('modelless') });
    const targets = [api, modelless].map(({ url }) => url.replace('http://', ''));
    prometheus = await startPrometheus(programs, inFolder('prometheus'), targets);
    titles = ((await (await fetch(`${api.url}/health`)).json()) as { titles_count: number }).titles_count;
    // Both targets have been read before anything is sent, so that all of it is an increase.
    await until('up{job="recommender"} == 1', (found) => found.length === 2);
    await drive(api.url, modelless.url);
    await until('sum(recommender_requests_total)', ([sum]) => (sum?.value ?? 0) >= ALL);
    // The rules have seen it too, twice: the second time through what the first recorded.
    await until('job:recommender_failed:ratio_rate30d', ([ratio]) => (ratio?.value ?? 0) > 0);
    await until('job:recommender_slow:ratio_rate30d', ([ratio]) => (ratio?.value ?? -1) >= 0);
    await until('sum(recommender_traces_exported_total)', ([sum]) => (sum?.value ?? 0) >= TRACED);
    moment = Date.now() / 1000;
  }, 900_000);

  afterAll(async () => {
    prometheus?.child.kill('SIGTERM');
    await Promise.all([prometheus?.finished, api?.stop(), modelless?.stop()]);
    await collector?.close();
  });

  async function until(expression: string, isSo: (found: Sample[]) => boolean): Promise<void> {
    for (let tries = 0; tries < PATIENCE_SECONDS; tries += 1) {
      if (isSo(await prometheus.query(expression))) return;
      await setTimeout(1000);
    }
    throw new Error(`Prometheus never said what was waited for: ${expression}`);
  }

  const query = (expression: string): Promise<Sample[]> => prometheus.query(expression, moment);

  const value = async (expression: string): Promise<number | undefined> => (await query(expression))[0]?.value;

  const byLabel = async (expression: string, label: string): Promise<Record<string, number>> =>
    Object.fromEntries((await query(expression)).map(({ metric, value: is }) => [metric[label] ?? '', is]));

  it('has every rule in force, without an error', async () => {
    const rules = await prometheus.rules();
    expect(rules.map(({ name, health, lastError = '' }) => ({ name, health, lastError }))).toEqual(
      rules.map(({ name }) => ({ name, health: 'ok', lastError: '' })),
    );
    expect(rules).toHaveLength(ruleExpressions().length);
  });

  it('has an answer to every expression of every panel, annotation and rule', async () => {
    const expressions = [...dashboardExpressions(), ...ruleExpressions()];
    expect(expressions.length).toBeGreaterThan(90);
    const empty: string[] = [];
    for (const { where, expr } of expressions) {
      const found = await query(expr);
      const allowed = MAY_BE_EMPTY.some(([pattern]) => pattern.test(where));
      if (found.length === 0 && !allowed) empty.push(`${where}: ${expr}`);
      // No time nor share is not a number, where something was sent: a quantile of an empty histogram would be.
      if (!allowed && found.length > 0 && found.every(({ value: is }) => Number.isNaN(is)))
        empty.push(`${where} is not a number: ${expr}`);
    }
    expect(empty).toEqual([]);
  });

  it.each(FIRING)('has an answer to the alert %s', async (alert) => {
    const rule = ruleExpressions().find(({ where }) => where === `alerts.yml: ${alert}`);
    expect(await query(rule?.expr ?? '')).not.toEqual([]);
  });

  it('would notice an expression that asks for what does not exist, or that does not parse', async () => {
    expect(await query('rate(recommender_request_total[5m])')).toEqual([]);
    await expect(query('sum(rate(up[5m])')).rejects.toThrow('parse error');
  });

  it('counts what was sent', async () => {
    const at = (labels: string): Promise<number | undefined> =>
      value(`sum(recommender_requests_total{instance="${api.url.replace('http://', '')}",${labels}})`);
    expect(await value('sum(recommender_requests_total)')).toBe(ALL);
    expect(await at('endpoint="/recommend"')).toBe(
      TRAFFIC.recommended + TRAFFIC.recommendedByContent + TRAFFIC.unknownTitles + TRAFFIC.refused,
    );
    expect(await at('status_code="200"')).toBe(SUCCESSES);
    expect(await at('status_code="404"')).toBe(NOT_FOUND);
    expect(await at('status_code="422"')).toBe(TRAFFIC.refused);
    expect(await at('endpoint="unmatched"')).toBe(TRAFFIC.nowhere);
    expect(await at('endpoint=~"/metrics|/health.*"')).toBeUndefined();
    expect(await byLabel('sum by (status) (recommender_recommendations_total)', 'status')).toEqual({
      success: TRAFFIC.recommended + TRAFFIC.recommendedByContent + TRAFFIC.mixes,
      not_found: TRAFFIC.unknownTitles,
      error: FAILURES.recommendations,
    });
    expect(await byLabel('sum by (status) (recommender_searches_total)', 'status')).toEqual({
      success: TRAFFIC.searches,
      not_found: TRAFFIC.emptySearches,
      error: FAILURES.searches,
    });
    expect(await byLabel('sum by (error_type) (recommender_errors_total)', 'error_type')).toEqual({
      not_found: NOT_FOUND,
      validation: TRAFFIC.refused,
      limited: 0,
      overload: 0,
      internal: FAILED,
    });
    expect(await byLabel('sum by (strategy) (recommender_strategy_latency_seconds_count)', 'strategy')).toEqual({
      hybrid: TRAFFIC.recommended + TRAFFIC.mixes,
      content: TRAFFIC.recommendedByContent,
    });
    expect(await byLabel('sum by (scorer) (recommender_scorer_latency_seconds_count)', 'scorer')).toEqual({
      people: TRAFFIC.recommended + TRAFFIC.mixes,
      dense: TRAFFIC.recommended + TRAFFIC.mixes,
      content: TRAFFIC.recommendedByContent,
    });
    expect(await byLabel('recommender_model_loaded', 'instance')).toEqual({
      [api.url.replace('http://', '')]: 1,
      [modelless.url.replace('http://', '')]: 0,
    });
    expect(await value('max(recommender_model_titles_loaded)')).toBe(titles);
    expect(await value('sum(recommender_traces_exported_total)')).toBe(TRACED);
    expect(await value('sum(recommender_traces_dropped_total) + sum(recommender_traces_failed_total)')).toBe(0);
    expect(await value('sum(recommender_requests_in_progress)')).toBe(0);
  });

  it('tells the share of failures, and of what was asked for', async () => {
    expect(await value('job:recommender_failed:ratio_rate5m')).toBeCloseTo(FAILED / ALL, 1);
    expect(await value('job:recommender_slow:ratio_rate5m')).toBeLessThanOrEqual(1);
    // All ask for 10, but for the mixes, which ask for 20.
    const asked = 'sum(recommender_top_k_requested_sum) / sum(recommender_top_k_requested_count)';
    const lists = TRAFFIC.recommended + TRAFFIC.recommendedByContent + TRAFFIC.unknownTitles + FAILURES.recommendations;
    expect(await value(asked)).toBeCloseTo((lists * 10 + TRAFFIC.mixes * 20) / (lists + TRAFFIC.mixes), 6);
    const p50 = await value('histogram_quantile(0.5, sum by (le) (rate(recommender_top_k_requested_bucket[5m])))');
    expect(p50).toBeGreaterThan(5);
    expect(p50).toBeLessThanOrEqual(10);
  });

  it.each([
    'sum(rate(recommender_requests_total[5m])) by (endpoint)',
    'sum(rate(recommender_requests_total[5m])) by (status_code)',
    'histogram_quantile(0.95, sum(rate(recommender_request_latency_seconds_bucket[5m])) by (le))',
    'histogram_quantile(0.99, sum(rate(recommender_request_latency_seconds_bucket[5m])) by (le, endpoint))',
    'histogram_quantile(0.95, sum(rate(recommender_recommendation_latency_seconds_bucket[5m])) by (le))',
    'histogram_quantile(0.5, sum(rate(recommender_top_k_requested_bucket[5m])) by (le))',
    'histogram_quantile(0.5, sum(rate(recommender_search_results_count_bucket[5m])) by (le))',
    'sum(rate(recommender_similarity_score_bucket[5m])) by (le)',
    'time() - recommender_model_started_at_seconds',
    'recommender_app_info',
    'recommender_model_load_time_seconds',
  ])('answers what a dashboard from elsewhere asks: %s', async (expression) => {
    const found = await query(expression);
    expect(found.length).toBeGreaterThan(0);
    expect(found.some(({ value: is }) => Number.isFinite(is) && is > 0)).toBe(true);
  });
});

/** Sends {@link TRAFFIC} and {@link FAILURES}, and makes sure of every status. */
async function drive(withModel: string, without: string): Promise<void> {
  const post = (base: string, path: string, body: object, status: number) =>
    send(base + path, status, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const times = async (count: number, one: (at: number) => Promise<void>): Promise<void> => {
    for (let at = 0; at < count; at += 1) await one(at);
  };
  const known = { tconst: 'tt1375666' };
  await times(TRAFFIC.recommended, () => post(withModel, '/recommend', known, 200));
  await times(TRAFFIC.recommendedByContent, () =>
    post(withModel, '/recommend', { ...known, strategy: 'content' }, 200),
  );
  const mix = { likes: ['tt1375666', 'tt0133093'], top_k: 20 };
  await times(TRAFFIC.mixes, () => post(withModel, '/recommend/list', mix, 200));
  await times(TRAFFIC.unknownTitles, () => post(withModel, '/recommend', { title: 'qqqq wwww zzzz' }, 404));
  await times(TRAFFIC.refused, () => post(withModel, '/recommend', { ...known, top_k: 1000 }, 422));
  await times(TRAFFIC.searches, () => send(`${withModel}/search?q=matrix`, 200));
  await times(TRAFFIC.emptySearches, () => send(`${withModel}/search?q=qqqq%20wwww%20zzzz`, 200));
  await times(TRAFFIC.suggestions, () => send(`${withModel}/suggest?q=mat`, 200));
  await times(TRAFFIC.facts, () => send(`${withModel}/titles/tt1375666`, 200));
  await times(TRAFFIC.nowhere, (at) => send(`${withModel}/nowhere/${at}`, 404));
  await times(FAILURES.recommendations, () => post(without, '/recommend', known, 503));
  await times(FAILURES.searches, () => send(`${without}/search?q=matrix`, 503));
}

async function send(url: string, status: number, init: RequestInit = {}): Promise<void> {
  const response = await fetch(url, init);
  await response.arrayBuffer();
  if (response.status !== status) throw new Error(`${url} answered ${response.status} instead of ${status}`);
}
