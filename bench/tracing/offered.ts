/** Load at a fixed rate: requests begin when their time has come, whether those before were answered or not. */

import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** What became of the requests. */
export interface Offered {
  /** Milliseconds from when a request was due until its answer was there. */
  readonly latencies: number[];
  /** Requests that were not answered with 200. */
  readonly failed: number;
}

/** How much is offered. */
export interface Offer {
  readonly port: number;
  readonly request: () => string;
  /** Requests a second. */
  readonly rate: number;
  readonly seconds: number;
  readonly connections: number;
}

/** Offers the load, and waits for all answers. */
export async function offer({ port, request, rate, seconds, connections }: Offer): Promise<Offered> {
  const latencies: number[] = [];
  let failed = 0;
  const waiting: number[] = [];
  const idle: Wire[] = [];
  const wires = await Promise.all(Array.from({ length: connections }, () => Wire.open(port)));
  const give = (): void => {
    while (waiting.length > 0 && idle.length > 0) {
      const due = waiting.shift() as number;
      const wire = idle.pop() as Wire;
      wire.send(request(), (isFine) => {
        if (isFine) latencies.push(performance.now() - due);
        else failed += 1;
        idle.push(wire);
        give();
      });
    }
  };
  idle.push(...wires);
  const began = performance.now();
  const all = Math.round(rate * seconds);
  for (let sent = 0; sent < all; ) {
    const now = performance.now() - began;
    for (; sent < all && (sent / rate) * 1000 <= now; sent += 1) waiting.push(began + (sent / rate) * 1000);
    give();
    await sleep(1);
  }
  while (latencies.length + failed < all) await sleep(1);
  for (const wire of wires) wire.close();
  return { latencies, failed };
}

/** One connection, with one request at a time. */
class Wire {
  readonly #socket: Socket;
  #rest = '';
  #done: ((isFine: boolean) => void) | undefined;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (chunk: string) => this.#read(chunk)).on('error', () => this.#finish(false));
    socket.on('close', () => this.#finish(false));
  }

  static open(port: number): Promise<Wire> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => resolve(new Wire(socket)));
      socket.setNoDelay(true).setEncoding('latin1').once('error', reject);
    });
  }

  send(request: string, done: (isFine: boolean) => void): void {
    this.#done = done;
    this.#socket.write(request);
  }

  close(): void {
    this.#socket.end();
  }

  #read(chunk: string): void {
    this.#rest += chunk;
    const head = this.#rest.indexOf('\r\n\r\n');
    if (head < 0) return;
    const length = Number(/content-length: (\d+)/i.exec(this.#rest.slice(0, head))?.[1] ?? Number.NaN);
    if (this.#rest.length < head + 4 + length) return;
    const isFine = this.#rest.startsWith('HTTP/1.1 200 ');
    this.#rest = '';
    this.#finish(isFine);
  }

  #finish(isFine: boolean): void {
    const done = this.#done;
    this.#done = undefined;
    done?.(isFine);
  }
}
