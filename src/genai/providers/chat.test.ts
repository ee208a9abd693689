import { afterEach, describe, expect, it } from 'vitest';
import type { RecordingServer } from '../../tracking/mlflow/server.fixture.ts';
import { createCorrectness } from '../scorers/correctness.ts';
import { createChat } from './chat.ts';
import { BROKEN, type ChatReply, ENDLESS, SILENT, startChatServer } from './chat-server.fixture.ts';
import { type RetryNotice, retryAfterSeconds } from './retry.ts';

let server: RecordingServer | undefined;
afterEach(() => server?.close());

const QUESTION = { model: 'm', system: 's', user: 'u' };

/** A chat with a server that gives these replies one after the other, the last one again and again. */
const chatWith = (...replies: ChatReply[]) => chatOf(replies, 30);

/** A chat of somebody who hardly waits, with a server that never answers: while this machine stands still, none does. */
const impatientChatWith = (reply: typeof SILENT | typeof ENDLESS) => chatOf([reply], 0.3);

async function chatOf(replies: readonly ChatReply[], timeoutSeconds: number) {
  const notices: RetryNotice[] = [];
  const running = await startChatServer((_request, before) => replies[Math.min(before, replies.length - 1)]!);
  server = running;
  const patience = {
    retries: 2,
    minDelaySeconds: 0.001,
    timeoutSeconds,
    onRetry: (notice: RetryNotice) => notices.push(notice),
  };
  return { notices, running, chat: createChat({ baseUrl: `${running.url}/v1`, apiKey: 'key' }, patience) };
}

describe('a chat', () => {
  it('sends model, messages and key, and gives the text', async () => {
    const { chat, running } = await chatWith('hello');
    expect(await chat(QUESTION)).toBe('hello');
    expect(running.requests).toHaveLength(1);
    expect(running.requests[0]?.headers.authorization).toBe('Bearer key');
    expect(JSON.parse(running.requests[0]?.body.toString() ?? '')).toEqual({
      model: 'm',
      messages: [
        { role: 'system', content: 's' },
        { role: 'user', content: 'u' },
      ],
    });
  });

  it('waits after 429 as long as the server says', async () => {
    const { chat, notices } = await chatWith({ status: 429, headers: { 'retry-after': '0.2' } }, 'hello');
    expect(await chat(QUESTION)).toBe('hello');
    expect(notices).toEqual([{ reason: expect.stringContaining('429'), delaySeconds: 0.2 }]);
  });

  it('tries again after 5xx, and then gives up with the reason', async () => {
    const first = await chatWith({ status: 503 }, 'hello');
    expect(await first.chat(QUESTION)).toBe('hello');
    expect(first.notices.map(({ reason }) => reason)).toEqual([expect.stringContaining('503')]);
    await first.running.close();
    const second = await chatWith({ status: 500 });
    await expect(second.chat(QUESTION)).rejects.toThrow(/answered 500/);
    expect(second.running.requests).toHaveLength(3);
  });

  it.each([
    ['silence', SILENT],
    ['an answer that never ends', ENDLESS],
  ] as const)('does the same after %s', async (_, reply) => {
    const { chat, notices, running } = await impatientChatWith(reply);
    const reason = `${running.url}/v1 did not answer within 0.3 seconds`;
    await expect(chat(QUESTION)).rejects.toThrow(reason);
    expect(notices.map((notice) => notice.reason)).toEqual([reason, reason]);
  });

  it('does the same after an answer that breaks off', async () => {
    const { chat, notices, running } = await chatWith(BROKEN, 'hello');
    expect(await chat(QUESTION)).toBe('hello');
    expect(notices.map(({ reason }) => reason)).toEqual([`The connection to ${running.url}/v1 broke off`]);
  });

  it('ends everything on a refused key, at once', async () => {
    const { chat, running } = await chatWith({ status: 401 });
    await expect(chat(QUESTION)).rejects.toMatchObject({ code: 'provider_unavailable' });
    expect(running.requests).toHaveLength(1);
  });

  it('takes 400 and an empty text as failures of this question', async () => {
    const refused = await chatWith({ status: 400 });
    await expect(refused.chat(QUESTION)).rejects.toThrow(/refused: 400/);
    await refused.running.close();
    const empty = await chatWith(' ');
    await expect(empty.chat(QUESTION)).rejects.toThrow('m answered without a text');
  });
});

describe('Retry-After', () => {
  it.each([
    ['3', 3],
    ['0.5', 0.5],
    ['Thu, 01 Jan 2026 00:00:10 GMT', 10],
    ['Thu, 01 Jan 1970 00:00:00 GMT', 0],
    ['soon', null],
    ['-1', null],
    ['', null],
    [undefined, null],
  ])('%j is %j seconds', (header, seconds) => {
    expect(retryAfterSeconds(header, Date.UTC(2026, 0, 1))).toBe(seconds);
  });
});

describe('correctness', () => {
  const answered = {
    question: 'q?',
    answer: 'a',
    expectations: { expected_response: 'r', expected_facts: ['f', 'g'] },
  };

  it('asks with every claim, and gives the verdict', async () => {
    const { chat, running } = await chatWith('```json\n{"rationale": "why", "result": "no"}\n```');
    const scorer = createCorrectness(chat, 'judge');
    expect(await scorer.score(answered)).toEqual({ kind: 'value', value: 'no', number: 0, rationale: 'why' });
    expect(running.requests[0]?.body.toString()).toContain('- r\\n- f\\n- g');
    expect(scorer.source).toEqual({ type: 'LLM_JUDGE', id: 'openai:/judge' });
  });

  it('makes no score of a malformed verdict, nor of a judge that fails', async () => {
    const malformed = await chatWith('Looks right!');
    expect(await createCorrectness(malformed.chat, 'judge').score(answered)).toEqual({
      kind: 'error',
      code: 'MALFORMED_VERDICT',
      message: expect.stringContaining('Looks right!'),
    });
    await malformed.running.close();
    const silent = await impatientChatWith(SILENT);
    expect(await createCorrectness(silent.chat, 'judge').score(answered)).toMatchObject({ code: 'JUDGE_FAILED' });
  });
});
