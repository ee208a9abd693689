/** A server for tests that speaks OpenAI's protocol and answers as it is told. */

import type { ServerResponse } from 'node:http';
import { type RecordingServer, startRecordingServer } from '../../tracking/mlflow/server.fixture.ts';

/** A request, as far as tests look at it. */
export interface ChatRequest {
  readonly model: string;
  readonly messages: readonly { readonly role: string; readonly content: string }[];
}

/** What the server does: a text is the answer. */
export type ChatReply =
  | string
  | { readonly status: number; readonly headers?: Record<string, string> }
  | typeof SILENT
  | typeof ENDLESS
  | typeof BROKEN;

/** No answer at all. */
export const SILENT = null;

/** The beginning of an answer, and then a space again and again. */
export const ENDLESS = Symbol('endless');

/** The beginning of an answer, and then the end of the connection. */
export const BROKEN = Symbol('broken');

/** Time between two spaces of `ENDLESS`. */
const DRIP_MS = 20;

/** Starts the server; `reply` gets each request, and how often the same one came before. */
export function startChatServer(reply: (request: ChatRequest, before: number) => ChatReply): Promise<RecordingServer> {
  const seen = new Map<string, number>();
  return startRecordingServer(({ body, url }, response) => {
    if (url !== '/v1/chat/completions') {
      response.writeHead(404).end();
      return;
    }
    const text = body.toString();
    const before = seen.get(text) ?? 0;
    seen.set(text, before + 1);
    send(response, reply(JSON.parse(text) as ChatRequest, before));
  });
}

function send(response: ServerResponse, reply: ChatReply): void {
  if (reply === SILENT) return;
  if (typeof reply === 'symbol') {
    response.writeHead(200, { 'content-type': 'application/json' }).write('{"choices":');
    const drip = setInterval(() => (reply === BROKEN ? response.destroy() : response.write(' ')), DRIP_MS);
    response.on('close', () => clearInterval(drip));
    return;
  }
  const [status, headers, content] =
    typeof reply === 'string'
      ? [200, {}, { choices: [{ index: 0, message: { role: 'assistant', content: reply }, finish_reason: 'stop' }] }]
      : [reply.status, reply.headers ?? {}, { error: { message: 'as the test says' } }];
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(content));
}
