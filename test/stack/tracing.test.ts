/** Traces of served requests on real MLflow servers, read back with MLflow's own Python client and seen on its pages. */

import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ensureMlflow,
  MLFLOW_VERSIONS,
  type MlflowServer,
  NO_PYTHON,
  PATIENT_WITH_MLFLOW,
  startMlflow,
  withPython,
} from '../helpers/mlflow.ts';
import { DEMO, run } from '../helpers/program.ts';
import { get, recommend, type Serving, startServing } from '../helpers/serving.ts';
import { useTemporaryFolder } from '../helpers/temporary.ts';
import { browserTitle, CHROMIUM, launch } from '../helpers/web.ts';

const temporary = useTemporaryFolder();
const INSTALLING = 900_000;
const EXPERIMENT = 'served';
/** Each takes seconds. */
const MOST_READINGS = 60;
const CALLER = { traceId: '4bf92f3577b34da6a3ce929d0e0e4736', spanId: '00f067aa0ba902b7' };

interface Span {
  readonly name: string;
  readonly type: string;
  readonly parent: string | null;
  readonly id: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly outputs: unknown;
  readonly status: string;
  readonly message: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly milliseconds: number;
}

interface Trace {
  readonly id: string;
  readonly state: string;
  readonly request_id: string;
  readonly request_preview: string;
  readonly response_preview: string;
  readonly milliseconds: number;
  readonly metadata: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
  readonly spans: readonly Span[];
}

interface ReadBack {
  readonly traces: readonly Trace[];
  readonly models: Readonly<Record<string, string>>;
  readonly of_model: Readonly<Record<string, readonly string[]>>;
}

describe.skipIf(NO_PYTHON !== undefined).each(MLFLOW_VERSIONS)(
  `MLflow %s${NO_PYTHON === undefined ? '' : ` [skipped: ${NO_PYTHON}]`}`,
  (release) => {
    let venv: string;
    let server: MlflowServer;
    let serving: Serving;
    let without: Serving;
    let cwd: string;
    let found: ReadBack;
    const answers: Record<string, { readonly status: number; readonly body: unknown }> = {};

    const traceOf = (requestId: string): Trace => {
      const trace = found.traces.find((one) => one.request_id === requestId);
      if (trace === undefined) throw new Error(`no trace of ${requestId}`);
      return trace;
    };
    const spanOf = (trace: Trace, name: string): Span => {
      const span = trace.spans.find((one) => one.name === name);
      if (span === undefined) throw new Error(`no span ${name}`);
      return span;
    };

    beforeAll(async () => {
      venv = await ensureMlflow(release);
      cwd = temporary(release);
      server = await startMlflow(venv, { folder: cwd });
      const env = {
        ...PATIENT_WITH_MLFLOW,
        MLFLOW_TRACKING_URI: server.url,
        MLFLOW_EXPERIMENT_NAME: EXPERIMENT,
        IMDB_RECOMMENDER_TRACING_ENABLED: 'true',
        IMDB_RECOMMENDER_LOGGING_FORMAT: 'json',
        IMDB_RECOMMENDER_TRACING_TIMEOUT_SECONDS: '60',
      };
      const trained = await run(['train', '--source', DEMO], { cwd, env });
      if (trained.code !== 0) throw new Error(trained.stderr);
      serving = await startServing(['serve'], { cwd, env });
      without = await startServing(['serve', '--models-dir', temporary(`${release}-none`)], { cwd, env });
      const post = async (name: string, url: string, path: string, body: unknown, headers = {}): Promise<void> => {
        const response = await fetch(`${url}${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-request-id': name, ...headers },
          body: JSON.stringify(body),
        });
        answers[name] = { status: response.status, body: await response.json() };
      };
      await post(
        'success',
        serving.url,
        '/recommend',
        { title: 'Inception', top_k: 5, diversity: 0.2 },
        {
          'x-session-id': 'visit-1',
          'x-user-id': 'someone',
        },
      );
      await post('list', serving.url, '/recommend/list', { likes: ['Inception', 'The Matrix'], top_k: 3 });
      await post('content', serving.url, '/recommend', { title: 'Inception', strategy: 'content' });
      await post('unknown', serving.url, '/recommend', { title: 'qwxqwxqwx' });
      await post('refused', serving.url, '/recommend', { top_k: -1 });
      await post('failed', without.url, '/recommend', { title: 'Inception' });
      await post('called', serving.url, '/recommend', { title: 'Alien' }, { traceparent: parent(CALLER, '01') });
      await post('unwanted', serving.url, '/recommend', { title: 'Alien' }, { traceparent: parent(CALLER, '00') });
      const search = await fetch(`${serving.url}/search?q=matrx&limit=3`, { headers: { 'x-request-id': 'search' } });
      answers.search = { status: search.status, body: await search.json() };
      found = await readOnce(8);
    }, INSTALLING);

    /** What the server has once it has so many traces, their spans included. */
    async function readOnce(traces: number): Promise<ReadBack> {
      for (let tries = 0; ; tries += 1) {
        const read = withPython(venv, 'read_traces.py', cwd, { uri: server.url, experiment: EXPERIMENT }) as ReadBack;
        const isWhole = read.traces.length >= traces && read.traces.every(({ spans }) => spans.length > 0);
        if (isWhole || tries === MOST_READINGS) return read;
        await sleep(500);
      }
    }

    afterAll(async () => {
      await serving?.stop();
      await without?.stop();
      await server?.stop();
    });

    it('has every request that was to be traced, once', () => {
      expect(Object.values(answers).map(({ status }) => status)).toEqual([200, 200, 200, 404, 422, 503, 200, 200, 200]);
      expect(found.traces.map(({ request_id }) => request_id).sort()).toEqual(
        ['success', 'list', 'content', 'unknown', 'refused', 'failed', 'called', 'search'].sort(),
      );
    });

    it('has a success with its stages, inputs, outputs, previews and its caller', () => {
      const trace = traceOf('success');
      const body = answers.success?.body as { recommendations: { title: string }[]; model_version: string };
      expect(trace).toMatchObject({
        state: 'OK',
        request_preview: expect.stringContaining('"title":"Inception"'),
        response_preview: expect.stringContaining(body.recommendations[0]?.title ?? '?'),
        metadata: { 'mlflow.trace.session': 'visit-1', 'mlflow.trace.user': 'someone' },
        tags: {
          'mlflow.traceName': 'POST /recommend',
          status_code: '200',
          reason: 'sampled',
          strategy: 'hybrid',
          model_version: body.model_version,
        },
      });
      expect(trace.spans.map(({ name, type }) => [name, type])).toEqual([
        ['POST /recommend', 'CHAIN'],
        ['resolve', 'PARSER'],
        ['score', 'RETRIEVER'],
        ['rerank', 'RERANKER'],
        ['enrich', 'TASK'],
      ]);
      const [root, ...stages] = trace.spans as [Span, ...Span[]];
      expect(root).toMatchObject({
        parent: null,
        status: 'OK',
        inputs: { title: 'Inception', top_k: 5 },
        outputs: body,
        attributes: { 'http.route': '/recommend', 'http.response.status_code': 200 },
      });
      for (const stage of stages) expect(stage).toMatchObject({ parent: root.id, status: 'OK' });
      expect(stages.reduce((sum, { milliseconds }) => sum + milliseconds, 0)).toBeLessThanOrEqual(root.milliseconds);
      expect(spanOf(trace, 'resolve')).toMatchObject({
        inputs: { title: 'Inception' },
        outputs: { tconst: 'tt1375666', resolved_by: 'exact' },
      });
      expect(spanOf(trace, 'rerank').inputs).toMatchObject({ top_k: 5, diversity: 0.2 });
    });

    it('has lists, searches and the strategy content', () => {
      expect(spanOf(traceOf('list'), 'resolve').outputs).toMatchObject({
        seeds: [{ title: 'The Matrix' }, { title: 'Inception' }],
      });
      expect(traceOf('search').spans.map(({ name }) => name)).toEqual(['GET /search', 'score', 'enrich']);
      expect(traceOf('search')).toMatchObject({ response_preview: expect.stringContaining('The Matrix (1999)') });
      expect(traceOf('content').spans.map(({ name }) => name)).toEqual([
        'POST /recommend',
        'resolve',
        'score',
        'enrich',
      ]);
    });

    it('has what was not found, refused and failed', () => {
      const unknown = traceOf('unknown');
      expect(unknown).toMatchObject({ state: 'OK', tags: { status_code: '404', error: 'title_not_found' } });
      expect(unknown.response_preview).toContain('No title matches');
      expect(spanOf(unknown, 'resolve')).toMatchObject({ status: 'ERROR', message: 'title_not_found' });
      expect(traceOf('refused')).toMatchObject({ state: 'OK', tags: { status_code: '422' } });
      expect(traceOf('refused').spans).toHaveLength(1);
      const failed = traceOf('failed');
      expect(failed).toMatchObject({ state: 'ERROR', tags: { status_code: '503', reason: 'error' } });
      expect(failed.spans).toMatchObject([{ status: 'ERROR', message: expect.stringContaining('model') }]);
    });

    it('is linked to the model in the registry', () => {
      const id = traceOf('success').metadata['mlflow.modelId'] ?? '';
      expect(found.models[id]).toBe('imdb-content-recommender');
      expect(found.of_model[id]).toContain(traceOf('success').id);
      expect(traceOf('failed').metadata).not.toHaveProperty('mlflow.modelId');
    });

    it('keeps the trace of its caller', () => {
      const called = traceOf('called');
      expect(called.id).toBe(`tr-${CALLER.traceId}`);
      expect(called.spans[0]).toMatchObject({
        parent: null,
        attributes: { 'recommender.parent_span_id': CALLER.spanId },
      });
    });

    it('is counted in /metrics', async () => {
      const metrics = async () => (await fetch(`${serving.url}/metrics`)).text();
      // The server may have them before the service has heard so.
      await expect.poll(metrics).toContain('recommender_traces_exported_total 7');
      const text = await metrics();
      expect(text).toContain('recommender_traces_failed_total 0');
    });

    it.skipIf(CHROMIUM === undefined)(browserTitle('shows them on its pages'), async () => {
      const browser: Browser = await launch();
      try {
        const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
        const { experiment } = (await get(
          `${server.url}/api/2.0/mlflow/experiments/get-by-name?experiment_name=${EXPERIMENT}`,
        ).then(({ body }) => body)) as { experiment: { experiment_id: string } };
        const traces = `${server.url}/#/experiments/${experiment.experiment_id}/traces`;
        await page.goto(traces, { waitUntil: 'domcontentloaded' });
        await page.getByText('No title matches').first().waitFor({ timeout: 60_000 });
        await page.goto('about:blank');
        await page.goto(`${traces}?selectedEvaluationId=${traceOf('success').id}`, { waitUntil: 'domcontentloaded' });
        const details = page.getByText('Details & Timeline').first();
        const rerank = page.getByText('rerank', { exact: true }).first();
        await details.or(rerank).first().waitFor({ timeout: 60_000 });
        // Older pages begin with a summary.
        if (await details.isVisible()) await details.click();
        await rerank.waitFor({ timeout: 30_000 });
      } finally {
        await browser.close();
      }
    });

    it('delivers what waits when the service ends', async () => {
      const { url } = serving;
      expect((await recommend(url, { title: 'Inception', top_k: 2 })).status).toBe(200);
      const { code } = await serving.stop();
      expect(code).toBe(0);
      const after = await readOnce(found.traces.length + 1);
      expect(after.traces).toHaveLength(found.traces.length + 1);
    });
  },
);

function parent({ traceId, spanId }: typeof CALLER, flags: string): string {
  return `00-${traceId}-${spanId}-${flags}`;
}
