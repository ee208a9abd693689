import { appendFileSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { useTemporaryFolder } from '../../../test/helpers/temporary.ts';
import { AppError } from '../../domain/errors.ts';
import { JournalTracker } from '../../tracking/journal/journal.ts';
import { parseQuestions } from '../datasets/questions.ts';
import type { Provider } from '../providers/provider.ts';
import { MayPass } from '../providers/retry.ts';
import { expectedResponseMatch } from '../scorers/expected-response-match.ts';
import { ANSWERS_TABLE } from './record.ts';
import { summaries } from './result.ts';
import { runGenaiEvaluation } from './run.ts';

const inFolder = useTemporaryFolder();

const questions = parseQuestions(
  ['a', 'b', 'c', 'd', 'e']
    .map((name) =>
      JSON.stringify({ inputs: { question: name }, expectations: { expected_response: ` ${name.toUpperCase()} ` } }),
    )
    .join('\n'),
  'letters.jsonl',
);

/** A provider that answers with the question, and notes what it was asked; `fail` may throw instead. */
function echo(fail: (question: string) => void = () => undefined): Provider & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    name: 'echo',
    params: { kind: 'test' },
    asked,
    check: () => Promise.resolve(),
    async answer(question) {
      asked.push(question);
      fail(question);
      return `It is ${question}.`;
    },
  };
}

/** Evaluates into a journal of its own; `atEnd` is called when all is answered and nothing is recorded yet. */
function evaluate(folder: string, provider: Provider, concurrency = 1, atEnd: () => void = () => undefined) {
  const journal = new JournalTracker(inFolder(folder));
  const progress: number[] = [];
  const report = runGenaiEvaluation({
    questions,
    provider,
    scorers: [expectedResponseMatch],
    experiment: 'letters',
    concurrency,
    journal,
    server: undefined,
    version: '1.2.3',
    user: undefined,
    onProgress(done, total) {
      progress.push(done);
      if (done === total) atEnd();
    },
  });
  return { journal, progress, report };
}

const stopAt = (letter: string) => (question: string) => {
  if (question === letter) throw new AppError('provider_unavailable', 'gone');
};

describe('an evaluation of answers', () => {
  it('records every row with its trace, its score and the means', async () => {
    const { journal, report, progress } = evaluate('whole', echo(), 3);
    const { id, summaries: found, delivery } = await report;
    expect(delivery.kind).toBe('journalled');
    expect(progress).toEqual([0, 1, 2, 3, 4, 5]);
    expect(found).toEqual([{ scorer: 'expected_response_match', mean: 1, values: 5, errors: 0 }]);
    const record = await journal.read(id);
    expect(record).toMatchObject({
      tags: { 'mlflow.runType': 'genai_evaluate' },
      metrics: { 'expected_response_match/mean': 1, unanswered: 0 },
      datasets: [{ name: 'dataset', rows: 5, digest: questions.digest }],
    });
    const run = await journal.open(id);
    expect(run.traces?.map(({ inputs, output }) => [inputs.question, output])).toEqual(
      ['a', 'b', 'c', 'd', 'e'].map((name) => [name, `It is ${name}.`]),
    );
    expect(run.traces?.[0]?.assessments).toEqual([
      expect.objectContaining({ name: 'expected_response', kind: 'expectation', value: 'A' }),
      expect.objectContaining({ name: 'expected_response_match', kind: 'feedback', value: 1 }),
    ]);
    const table = JSON.parse(Buffer.from(await journal.readFile(id, ANSWERS_TABLE)).toString());
    expect(table.data).toHaveLength(5);
    expect(readdirSync(inFolder('whole', '.unfinished'))).toEqual([]);
  });

  it('goes on where it was broken off, and stays one run', async () => {
    const broken = echo(stopAt('d'));
    await expect(evaluate('resumed', broken).report).rejects.toMatchObject({ code: 'provider_unavailable' });
    expect(broken.asked).toEqual(['a', 'b', 'c', 'd']);
    const [file = ''] = readdirSync(inFolder('resumed', '.unfinished'));
    // The line that a crash cut off counts for nothing.
    appendFileSync(inFolder('resumed', '.unfinished', file), '{"index":3,"answer":"It i');
    const second = echo();
    const { journal, report, progress } = evaluate('resumed', second);
    const { results } = await report;
    expect(second.asked).toEqual(['d', 'e']);
    expect(progress).toEqual([3, 4, 5]);
    expect(results.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4]);
    expect(await journal.ids()).toHaveLength(1);
  });

  it('goes on from whatever is left of the kept answers', async () => {
    await evaluate('cut', echo(stopAt('e'))).report.catch(() => undefined);
    const [file = ''] = readdirSync(inFolder('cut', '.unfinished'));
    const path = inFolder('cut', '.unfinished', file);
    const whole = readFileSync(path);
    for (let size = 0; size <= whole.length; size += 97) {
      writeFileSync(path, whole);
      truncateSync(path, size);
      const { results } = await evaluate('cut', echo()).report;
      expect(results.map(({ answer }) => answer)).toEqual(['a', 'b', 'c', 'd', 'e'].map((name) => `It is ${name}.`));
    }
  });

  it('replaces what it journalled before it was stopped, so that the journal has the later answers', async () => {
    const kept = (): string => inFolder('twice', '.unfinished', readdirSync(inFolder('twice', '.unfinished'))[0] ?? '');
    let file = '';
    let content = '';
    const failing = echo((question) => {
      if (question !== 'a') throw new Error('no idea');
    });
    const first = await evaluate('twice', failing, 1, () => {
      file = kept();
      content = readFileSync(file, 'utf8');
    }).report;
    // As a process leaves it that ends between the journal and the server.
    writeFileSync(file, content);
    const { journal, report } = evaluate('twice', echo());
    const second = await report;
    expect(second.id).toBe(first.id);
    expect(await journal.ids()).toEqual([first.id]);
    const { traces, metrics } = await journal.open(first.id);
    expect(traces?.map(({ output }) => output)).toEqual(['a', 'b', 'c', 'd', 'e'].map((name) => `It is ${name}.`));
    expect(metrics).toContainEqual(expect.objectContaining({ key: 'unanswered', value: 0 }));
  });

  it('asks again what failed, and takes errors for errors', async () => {
    const failing = echo((question) => {
      if (question === 'b') throw new Error('no idea');
    });
    const { results, summaries: found } = await evaluate('errors', failing).report;
    expect(results[1]).toMatchObject({
      answer: null,
      error: 'no idea',
      scores: { expected_response_match: { kind: 'error', code: 'NO_ANSWER' } },
    });
    expect(found).toEqual([{ scorer: 'expected_response_match', mean: 1, values: 4, errors: 1 }]);
  });

  it('fails, records nothing and goes on later when nobody answered at all', async () => {
    const down = echo(() => {
      throw new MayPass('no connection');
    });
    const { journal, report } = evaluate('down', down, 2);
    await expect(report).rejects.toMatchObject({
      code: 'provider_unavailable',
      message: expect.stringContaining('no connection'),
    });
    expect(await journal.ids()).toEqual([]);
    const [file = ''] = readdirSync(inFolder('down', '.unfinished'));
    const [head = ''] = readFileSync(inFolder('down', '.unfinished', file), 'utf8').split('\n');
    const later = await evaluate('down', echo()).report;
    expect(later.id).toBe(JSON.parse(head).run);
    expect(later.summaries).toMatchObject([{ mean: 1, values: 5 }]);
  });

  it('records what was answered, and what was refused, though the rest got no answer', async () => {
    const oneAnswer = echo((question) => {
      if (question !== 'a') throw new MayPass('no connection');
    });
    expect((await evaluate('one-answer', oneAnswer).report).summaries).toMatchObject([{ values: 1, errors: 4 }]);
    const refused = echo(() => {
      throw new Error('refused: 400');
    });
    expect((await evaluate('refused', refused).report).summaries).toMatchObject([{ values: 0, errors: 5 }]);
  });

  it('has no mean of nothing', () => {
    expect(summaries([], ['x'])).toEqual([{ scorer: 'x', mean: null, values: 0, errors: 0 }]);
  });

  it('is refused while another process is at it', async () => {
    let inner: Promise<unknown> = Promise.resolve();
    const outer = echo((question) => {
      if (question === 'a')
        inner = evaluate('busy', echo()).report.then(
          () => 'ran',
          (error: unknown) => error,
        );
    });
    await evaluate('busy', {
      ...outer,
      answer: async (question) => {
        const answer = await outer.answer(question);
        expect(await inner).toMatchObject({ code: 'locked' });
        return answer;
      },
    }).report;
  });
});
