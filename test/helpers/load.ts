/** Clients that ask a server one question after the other over kept connections, and note whatever goes wrong. */

import { Agent, type IncomingHttpHeaders, request } from 'node:http';

/** What a client asks. */
export interface Question {
  readonly path: string;
  /** Sent as JSON; without it the question is a `GET`. */
  readonly body?: Readonly<Record<string, unknown>>;
}

/** A request without the answer that it should have had. */
export interface Failure {
  /** In words. */
  readonly what: string;
  /** When all of it had been sent at the latest, on the clock of `performance.now()`. */
  readonly sentAt: number;
  /** Whether an answer came, which was another one or broke off. */
  readonly isHeard: boolean;
}

/** What came of it so far. */
export interface LoadReport {
  /** Answers with status 200. */
  readonly answers: number;
  /** Other statuses, and requests that were sent and never answered in full. */
  readonly failures: readonly Failure[];
  /** Connections that could not be opened, or were given up before anything was sent over them. */
  readonly refused: number;
  /** How many answers each version of the model gave, of those that tell it. */
  readonly versions: ReadonlyMap<string, number>;
  /** Milliseconds that each answer took, in the order in which they came. */
  readonly latencies: readonly number[];
}

/** Load that goes on. */
export interface Load {
  readonly report: LoadReport;
  /** Lets each client get the answer that it waits for, and ends. */
  stop(): Promise<LoadReport>;
  /** Resolves when every client has ended: told to, or because the server ended its connection. */
  readonly ended: Promise<LoadReport>;
}

/** How to ask. */
export interface LoadOptions {
  readonly clients: number;
  /** Asked in turn, each client beginning at another one. */
  readonly questions: readonly Question[];
  /** Milliseconds between two questions of a client; none by default. */
  readonly pauseMs?: number;
  /** A client ends when the server says that it ends the connection; otherwise it opens another one. */
  readonly untilClosed?: boolean;
}

/** Questions of all kinds that the demo catalogue, and IMDb's, can answer. */
export const QUESTIONS: readonly Question[] = [
  { path: '/recommend', body: { tconst: 'tt1375666', top_k: 10 } },
  { path: '/search?q=godfather' },
  { path: '/recommend', body: { tconst: 'tt0903747', top_k: 5, strategy: 'content' } },
  { path: '/suggest?q=inc' },
  { path: '/recommend/list', body: { likes: ['tt1375666', 'tt0111161'], dislikes: ['tt0903747'] } },
];

/** Milliseconds for which a service that was told to end still hears what is sent to it over kept connections; it grants a little more. */
const HEARD_MS = 200;

/**
 * What a service lost that was told to end, at a time on the clock of `performance.now()`, in words. A client that stood still and sends later may find that its connection was closed meanwhile:
 * no service can help that.
 */
export function lostAtTheEnd({ failures }: LoadReport, toldAt: number): string[] {
  return failures.filter(({ isHeard, sentAt }) => isHeard || sentAt < toldAt + HEARD_MS).map(({ what }) => what);
}

/** Begins to ask. */
export function startLoad(url: string, { clients, questions, pauseMs = 0, untilClosed = false }: LoadOptions): Load {
  const versions = new Map<string, number>();
  const state = { answers: 0, failures: [] as Failure[], refused: 0, versions, latencies: [] as number[] };
  const over = new AbortController();

  async function client(first: number): Promise<void> {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    for (let turn = first; !over.signal.aborted; turn += 1) {
      const question = questions[turn % questions.length];
      if (question === undefined) throw new Error('there is nothing to ask');
      const startedAt = performance.now();
      const result = await ask(url, question, agent);
      if ('refused' in result) {
        state.refused += 1;
        if (untilClosed) break;
      } else if ('failure' in result) {
        const { failure, sentAt, isHeard } = result;
        state.failures.push({ what: `${question.path}: ${failure}`, sentAt, isHeard });
      } else {
        state.answers += 1;
        state.latencies.push(performance.now() - startedAt);
        const { model_version: version } = result.body;
        if (typeof version === 'string') versions.set(version, (versions.get(version) ?? 0) + 1);
        if (untilClosed && result.headers.connection === 'close') break;
      }
      if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
    agent.destroy();
  }

  const ended = Promise.all(Array.from({ length: clients }, (_, at) => client(at))).then(() => state);
  return {
    report: state,
    ended,
    stop() {
      over.abort();
      return ended;
    },
  };
}

type Asked =
  | { readonly body: Readonly<Record<string, unknown>>; readonly headers: IncomingHttpHeaders }
  | { readonly failure: string; readonly sentAt: number; readonly isHeard: boolean }
  | { readonly refused: true };

function ask(url: string, { path, body }: Question, agent: Agent): Promise<Asked> {
  const text = body === undefined ? undefined : JSON.stringify(body);
  return new Promise((resolve) => {
    let isConnected = false;
    let sentAt: number | undefined;
    const fail = (failure: string, isHeard: boolean): void =>
      resolve({ failure, sentAt: sentAt ?? performance.now(), isHeard });
    const sent = request(`${url}${path}`, {
      agent,
      method: text === undefined ? 'GET' : 'POST',
      ...(text === undefined
        ? {}
        : { headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) } }),
    });
    sent.on('socket', (socket) => {
      if (socket.connecting) socket.once('connect', () => (isConnected = true));
      else isConnected = true;
    });
    sent.on('finish', () => {
      sentAt = performance.now();
    });
    sent.on('error', ({ message }) => (isConnected ? fail(message, false) : resolve({ refused: true })));
    sent.on('response', (response) => {
      let answer = '';
      response.setEncoding('utf8');
      response.on('data', (piece: string) => {
        answer += piece;
      });
      response.on('error', ({ message }) => fail(`cut off: ${message}`, true));
      response.on('end', () => {
        const { statusCode, headers } = response;
        if (statusCode !== 200) fail(`${statusCode}: ${answer.slice(0, 200)}`, true);
        else resolve({ body: JSON.parse(answer), headers });
      });
    });
    sent.end(text);
  });
}
