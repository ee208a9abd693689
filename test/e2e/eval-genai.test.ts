/** `eval-genai` without a server: the mock as users see it, and how it is used wrongly. */

import { existsSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';
import { expectFailure } from '../helpers/failures.ts';
import { run } from '../helpers/program.ts';
import { useTemporaryFolder } from '../helpers/temporary.ts';

const temporary = useTemporaryFolder();

const evaluate = (args: readonly string[] = [], env: Readonly<Record<string, string>> = {}) =>
  run(['eval-genai', ...args], { cwd: temporary(), env });

describe('eval-genai', () => {
  it('scores the mock into the journal, where runs shows it, and says what it skips', async () => {
    const done = await evaluate();
    expect(done.code, done.stderr).toBe(0);
    expect(done.stderr).toContain('correctness is skipped: no judge is configured');
    expect(done.stderr).toContain('6 of 6 answered and scored');
    expect(done.stdout).toMatch(/Who directed Alien\?.*Ridley Scott.* 1$/m);
    expect(done.stdout).toMatch(/^expected_response_match\/mean = 0\.600 \(5 scored\)$/m);
    expect(done.stdout).not.toContain('correctness');
    const id = /The run (\S+) is in the journal/.exec(done.stderr)?.[1] ?? '';
    const shown = await run(['runs', 'show', id, '--journal', '--json'], { cwd: temporary() });
    expect(JSON.parse(shown.stdout)).toMatchObject({ id, metrics: { 'expected_response_match/mean': 0.6 } });
  });

  it('keeps the run in the journal when the server is away', async () => {
    const done = await evaluate(['--tracking-uri', 'http://127.0.0.1:9', '--json']);
    expect(done.code, done.stderr).toBe(0);
    expect(done.stderr).toMatch(/is in the journal .*No MLflow server answers.*runs push/);
    expect(JSON.parse(done.stdout).results).toHaveLength(6);
  });

  it.each([
    [['--provider', 'oracle'], 2, /mock, api, openai/],
    [['--concurrency', '0'], 2, /from 1 to 64/],
    [['--timeout', 'soon'], 2, /whole number/],
    [['--experiment-id', '1'], 2, /--tracking-uri/],
    [['--experiment-id', '1', '--experiment-name', 'x'], 2, /cannot be used with/],
    [['--tracking-uri', 'ftp://x'], 2, /mlflow\.tracking_uri/],
    [['--dataset', 'none.jsonl'], 3, /there is no such file.*--dataset/],
    [['--provider', 'openai'], 2, /OPENAI_API_KEY is not set/],
    [['--judge-model', 'm'], 2, /OPENAI_API_KEY is not set/],
  ])('refuses %j', async (args, code, message) => {
    expectFailure(await evaluate(args), code, message);
  });

  it('tells which lines of a data set are wrong', async () => {
    writeFileSync(
      temporary('wrong.jsonl'),
      '{"inputs":{"question":"a"},"expectations":{"expected_response":"b"}}\n{"inputs":1}\n',
    );
    expectFailure(await evaluate(['--dataset', 'wrong.jsonl']), 3, /line 2: inputs/);
  });

  it('tells that the recommender, or the key, is no good', async () => {
    const server = createServer((_request, response) => response.writeHead(401).end('{"error":{"message":"bad key"}}'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
    expectFailure(await evaluate(['--provider', 'api', '--api-url', url]), 8, /cannot answer.*401.*--api-url/);
    const env = { OPENAI_API_KEY: 'wrong', OPENAI_BASE_URL: url };
    expectFailure(await evaluate(['--provider', 'openai'], env), 8, /refused: 401.*OPENAI_API_KEY/);
    server.close();
    expect(existsSync(temporary('data', 'runs', '.unfinished'))).toBe(true);
  });
});
