/** Evaluations of answers on real MLflow servers, read back with MLflow's own Python client. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SILENT, startChatServer } from '../../src/genai/providers/chat-server.fixture.ts';
import { MlflowHttp } from '../../src/tracking/mlflow/http.ts';
import type { RecordingServer } from '../../src/tracking/mlflow/server.fixture.ts';
import { logTraces } from '../../src/tracking/mlflow/traces.ts';
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
import { startServing } from '../helpers/serving.ts';
import { useTemporaryFolder } from '../helpers/temporary.ts';

const temporary = useTemporaryFolder();
const INSTALLING = 900_000;

interface Assessment {
  readonly name: string;
  readonly kind: string;
  readonly value: unknown;
  readonly rationale: string | null;
  readonly error: readonly string[] | null;
  readonly source: readonly string[];
  readonly run: string;
}

interface ReadBack {
  readonly experiment_id: string;
  readonly runs: readonly {
    readonly run_id: string;
    readonly metrics: Readonly<Record<string, number>>;
    readonly tags: Readonly<Record<string, string>>;
    readonly traces: readonly {
      readonly state: string;
      readonly request_preview: string;
      readonly spans: readonly { readonly inputs: { readonly question: string } }[];
      readonly assessments: readonly Assessment[];
    }[];
  }[];
}

describe.skipIf(NO_PYTHON !== undefined).each(MLFLOW_VERSIONS)(
  `MLflow %s${NO_PYTHON === undefined ? '' : ` [skipped: ${NO_PYTHON}]`}`,
  (release) => {
    let venv: string;
    let server: MlflowServer;
    let cwd: string;

    const readBack = (experiment: string): ReadBack =>
      withPython(venv, 'read_answers.py', cwd, { uri: server.url, experiment }) as ReadBack;
    const evaluate = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
      run(['eval-genai', '--tracking-uri', server.url, ...args], { cwd, env: { ...PATIENT_WITH_MLFLOW, ...env } });

    beforeAll(async () => {
      venv = await ensureMlflow(release);
      cwd = temporary(release);
      server = await startMlflow(venv, { folder: cwd });
    }, INSTALLING);

    afterAll(() => server?.stop());

    it('has the mock’s run with its data set, traces and assessments', async () => {
      const done = await evaluate(['--experiment-name', 'mock']);
      expect(done.code, done.stderr).toBe(0);
      expect(done.stderr).toContain('correctness is skipped');
      const { runs } = readBack('mock');
      expect(runs).toEqual([
        expect.objectContaining({
          status: 'FINISHED',
          tags: expect.objectContaining({ 'mlflow.runType': 'genai_evaluate' }),
          params: expect.objectContaining({ provider: 'mock', questions: '6' }),
          metrics: { 'expected_response_match/mean': 0.6, 'expected_response_match/errors': 0, unanswered: 0 },
          datasets: [['dataset', 6]],
          outputs: 0,
        }),
      ]);
      const [{ run_id, traces }] = runs as [ReadBack['runs'][number]];
      expect(traces).toHaveLength(6);
      const alien = traces.find(({ request_preview }) => request_preview.includes('Who directed Alien?'));
      expect(alien).toMatchObject({
        state: 'OK',
        name: 'answer',
        response_preview: 'Alien was directed by Ridley Scott.',
        spans: [
          {
            type: 'CHAIN',
            inputs: { question: 'Who directed Alien?' },
            outputs: 'Alien was directed by Ridley Scott.',
            status: 'OK',
          },
        ],
      });
      expect([...(alien?.assessments ?? [])].sort((a, b) => (a.name < b.name ? -1 : 1))).toEqual([
        expect.objectContaining({ name: 'expected_response', kind: 'expectation', value: 'Ridley Scott', run: run_id }),
        expect.objectContaining({
          name: 'expected_response_match',
          kind: 'feedback',
          source: ['CODE', 'expected_response_match'],
          value: 1,
          error: null,
          run: run_id,
        }),
      ]);
      const jaws = traces.find(({ request_preview }) => request_preview.includes('Jaws'));
      expect(jaws?.assessments).toEqual([
        expect.objectContaining({ name: 'expected_facts', value: ['Jaws was directed by Steven Spielberg'] }),
      ]);
    });

    it('takes an experiment by its id, and tells when there is none', async () => {
      const { experiment_id } = readBack('mock');
      const done = await evaluate(['--experiment-id', experiment_id]);
      expect(done.code, done.stderr).toBe(0);
      expect(readBack('mock').runs).toHaveLength(2);
      const none = await evaluate(['--experiment-id', '123456']);
      expect(none.code, none.stderr).toBe(7);
      expect(none.stderr).toContain('There is no experiment 123456');
    });

    it('has verdicts of a judge, and errors as errors', async () => {
      const waited = new Set<string>();
      const models: RecordingServer = await startChatServer(({ model, messages }, before) => {
        const text = messages.at(-1)?.content ?? '';
        if (model === 'answers') {
          if (text.includes('Alien') && before === 0) return { status: 429, headers: { 'retry-after': '1' } };
          if (text.includes('Alien')) waited.add('Alien');
          if (text.includes('Overlook')) return SILENT;
          return `An answer about ${text}`;
        }
        if (text.includes('Jaws')) return '```json\n{"rationale": "It says so.", "result": "yes"}\n```';
        if (text.includes('Blade Runner')) return 'Yes, that is right.';
        return '{"rationale": "It does not.", "result": "no"}';
      });
      const done = await evaluate(
        [
          // As long as the one that is silent costs, and far longer than any answer takes.
          ...['--provider', 'openai', '--openai-model', 'answers', '--judge-model', 'judge', '--timeout', '10'],
          ...['--experiment-name', 'openai', '--concurrency', '3'],
        ],
        { OPENAI_API_KEY: 'none', OPENAI_BASE_URL: `${models.url}/v1` },
      );
      await models.close();
      expect(done.code, done.stderr).toBe(0);
      expect(done.stderr).toMatch(/answered 429.*again in 1\.0 s/);
      expect(waited).toEqual(new Set(['Alien']));
      const [found] = readBack('openai').runs;
      expect(found?.metrics).toMatchObject({ 'correctness/mean': 0.25, 'correctness/errors': 2, unanswered: 1 });
      const of = (question: string) => {
        const trace = found?.traces.find(({ request_preview }) => request_preview.includes(question));
        return { state: trace?.state, verdict: trace?.assessments.find(({ name }) => name === 'correctness') };
      };
      const source = ['LLM_JUDGE', 'openai:/judge'];
      expect(of('Jaws')).toMatchObject({
        state: 'OK',
        verdict: { value: 'yes', rationale: 'It says so.', source, error: null },
      });
      expect(of('Alien')).toMatchObject({ verdict: { value: 'no', rationale: 'It does not.', source } });
      expect(of('Blade Runner')).toMatchObject({
        state: 'OK',
        verdict: { value: null, error: ['MALFORMED_VERDICT', expect.stringContaining('Yes, that is right.')] },
      });
      expect(of('Overlook')).toMatchObject({
        state: 'ERROR',
        verdict: { value: null, error: ['NO_ANSWER', expect.any(String)] },
      });
    });

    it('gets from the journal, by runs push, what was scored without it', async () => {
      const done = await run(['eval-genai', '--experiment-name', 'later'], { cwd });
      expect(done.code, done.stderr).toBe(0);
      const env = { ...PATIENT_WITH_MLFLOW, MLFLOW_TRACKING_URI: server.url };
      const pushed = await run(['runs', 'push'], { cwd, env });
      expect(pushed.code, pushed.stderr).toBe(0);
      const [found, ...others] = readBack('later').runs;
      expect(others).toEqual([]);
      expect(found?.traces).toHaveLength(6);
      expect(found?.traces.flatMap(({ assessments }) => assessments)).toHaveLength(6 + 1 + 5);
    });

    it('has the answers of the recommender', async () => {
      const trained = await run(['train', '--source', DEMO], { cwd });
      expect(trained.code, trained.stderr).toBe(0);
      const serving = await startServing(['serve'], { cwd });
      const done = await evaluate(['--provider', 'api', '--api-url', serving.url, '--experiment-name', 'api']);
      await serving.stop();
      expect(done.code, done.stderr).toBe(0);
      const [found] = readBack('api').runs;
      expect(found?.metrics).toEqual({
        'expected_response_match/mean': 1,
        'expected_response_match/errors': 0,
        unanswered: 0,
      });
      expect(found?.traces.length).toBeGreaterThanOrEqual(8);
    });

    it('has a trace and its assessments once, however often they are logged', async () => {
      const http = new MlflowHttp({ uri: server.url, timeoutSeconds: 30, retries: 2, minDelayMs: 100 });
      const { experiment_id, runs } = readBack('mock');
      const [{ run_id }] = runs as [ReadBack['runs'][number]];
      const before = runs[0]?.traces.length ?? 0;
      const trace = {
        id: 'ab'.repeat(16),
        name: 'answer',
        inputs: { question: 'Twice?' },
        output: 'Once.',
        error: null,
        startedAt: Date.now(),
        endedAt: Date.now() + 3,
        assessments: [
          {
            name: 'good',
            kind: 'feedback',
            source: { type: 'CODE', id: 'good' },
            value: 1,
            rationale: null,
            error: null,
          } as const,
        ],
      };
      for (let times = 0; times < 2; times += 1)
        await logTraces(http, { runId: run_id, experimentId: experiment_id }, [trace]);
      http.close();
      const traces = readBack('mock').runs.find((one) => one.run_id === run_id)?.traces ?? [];
      expect(traces).toHaveLength(before + 1);
      const twice = traces.filter(({ request_preview }) => request_preview.includes('Twice?'));
      expect(twice).toMatchObject([
        { spans: [{ inputs: { question: 'Twice?' } }], assessments: [{ name: 'good', value: 1 }] },
      ]);
    });
  },
);
