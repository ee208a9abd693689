/**
 * Sends so many requests a second whatever becomes of them, as strangers do: a load generator whose connections wait for their answers, such as autocannon, asks the less the
 * slower the answers are, and so cannot overload anything for long. Times count from when a request was due.
 */

import { connect, type Socket } from 'node:net';
import { type Loaded, sumUp } from './load.ts';
import type { LoadRequest } from './mix.ts';

/** What to send. */
export interface OpenLoopOptions {
  readonly url: string;
  readonly requests: readonly LoadRequest[];
  /** Requests a second. */
  readonly rate: number;
  readonly seconds: number;
  /** Answers to requests of the first seconds are not counted. */
  readonly warmUpSeconds: number;
  /** Most connections; a request that is due while all wait for answers waits for one, and its time runs. */
  readonly maxConnections: number;
}

/** Seconds after the last request in which answers may still come. */
const PATIENCE_SECONDS = 10;

/** Sends the load. */
export async function openLoop(options: OpenLoopOptions): Promise<Loaded & { readonly connections: number }> {
  const { url, requests, rate, seconds, warmUpSeconds, maxConnections } = options;
  const { hostname, port } = new URL(url);
  const texts = requests.map((request) => textOf(request));
  const answers: { status: number; milliseconds: number; due: number }[] = [];
  const free: Line[] = [];
  const waiting: number[] = [];
  let lines = 0;
  let sent = 0;
  let failed = 0;
  let underWay = 0;

  const send = (line: Line, due: number): void => {
    line.due = due;
    line.socket.write(texts[sent++ % texts.length] ?? '');
  };
  const open = (due: number): void => {
    lines += 1;
    const line: Line = { socket: connect(Number(port), hostname, () => send(line, due)), due, rest: '' };
    line.socket.setNoDelay(true).setEncoding('latin1');
    line.socket.on('data', (chunk: string) => {
      const status = line.due === undefined ? undefined : wholeAnswer(line, chunk);
      if (status === undefined || line.due === undefined) return;
      answers.push({ status, milliseconds: performance.now() - line.due, due: line.due });
      underWay -= 1;
      line.due = undefined;
      const next = waiting.shift();
      if (next === undefined) free.push(line);
      else send(line, next);
    });
    line.socket.on('error', () => line.socket.destroy());
    line.socket.on('close', () => {
      lines -= 1;
      if (line.due !== undefined) {
        failed += 1;
        underWay -= 1;
      } else if (free.includes(line)) free.splice(free.indexOf(line), 1);
    });
  };

  const startedAt = performance.now();
  const until = startedAt + (warmUpSeconds + seconds) * 1000;
  let due = startedAt;
  await new Promise<void>((resolve) => {
    const timer = setInterval(() => {
      const now = performance.now();
      for (; due <= now && due < until; due += 1000 / rate) {
        underWay += 1;
        const line = free.pop();
        if (line !== undefined) send(line, due);
        else if (lines < maxConnections) open(due);
        else waiting.push(due);
      }
      const isOver = due >= until && (underWay === 0 || now > until + PATIENCE_SECONDS * 1000);
      if (!isOver) return;
      clearInterval(timer);
      resolve();
    }, 1);
  });
  const connections = lines;
  for (const line of free) line.socket.destroy();
  const counted = answers.filter((one) => one.due >= startedAt + warmUpSeconds * 1000);
  return { ...sumUp(counted, seconds, failed + underWay), connections };
}

/** A connection, and since when what it waits for has been due. */
interface Line {
  readonly socket: Socket;
  due: number | undefined;
  rest: string;
}

/** Takes what arrived; gives the status once the answer is whole. */
function wholeAnswer(line: Line, chunk: string): number | undefined {
  line.rest += chunk;
  const head = line.rest.indexOf('\r\n\r\n');
  if (head < 0) return undefined;
  const length = Number(/content-length: (\d+)/i.exec(line.rest.slice(0, head))?.[1] ?? 0);
  if (line.rest.length < head + 4 + length) return undefined;
  const status = Number(line.rest.slice(9, 12));
  line.rest = '';
  return status;
}

function textOf({ method, path, body = '' }: LoadRequest): string {
  const text = String(body);
  const head = text === '' ? '' : `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(text)}\r\n`;
  return `${method} ${path} HTTP/1.1\r\nhost: load\r\n${head}\r\n${text}`;
}
