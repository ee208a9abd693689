/** What becomes of connections while the service ends. */

import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { Worker } from 'node:worker_threads';
import { describe, expect, it, onTestFinished } from 'vitest';
import { tinyApi } from '../../../test/builders/tiny-engine.ts';
import { buildApp } from '../app.ts';

/** Eight clients, each with a new connection for each request, until nobody listens any more. Counts connections that were begun, and those on which all was written. */
const CLIENTS = `
  const { connect } = require('node:net');
  const { parentPort, workerData: { port, counts } } = require('node:worker_threads');
  const ask = () => {
    Atomics.add(counts, 0, 1);
    const written = () => { Atomics.add(counts, 1, 1); Atomics.notify(counts, 1); };
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => socket.write('GET /health/live HTTP/1.1\\r\\nhost: x\\r\\nconnection: close\\r\\n\\r\\n', written));
    socket.once('error', ({ code }) => { if (code === 'ECONNREFUSED') { written(); socket.isLast = true; } });
    socket.resume().once('close', () => { if (!socket.isLast) ask(); });
  };
  for (let client = 0; client < 8; client += 1) ask();
  parentPort.postMessage('begun');`;

describe('while the service ends', () => {
  it('a request that came over a new connection, and only was not read yet, is answered', async () => {
    const app = await buildApp(tinyApi().deps);
    const counts = new Int32Array(new SharedArrayBuffer(8));
    const taken: Socket[] = [];
    app.server.on('connection', (socket) => {
      taken.push(socket);
      // Until the request has come, and so long that it is time to look at connections before it is read.
      for (;;) {
        const written = Atomics.load(counts, 1);
        if (written === Atomics.load(counts, 0)) break;
        Atomics.wait(counts, 1, written, 1_000);
      }
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 30);
    });
    await app.listen({ host: '127.0.0.1', port: 0 });
    const { port } = app.server.address() as AddressInfo;
    const clients = new Worker(CLIENTS, { eval: true, workerData: { port, counts } });
    onTestFinished(() => void clients.terminate());
    await once(clients, 'message');
    await expect.poll(() => taken.length).toBeGreaterThan(8);
    await app.close();
    expect(taken.filter(({ bytesWritten }) => bytesWritten === 0)).toHaveLength(0);
  });

  it('connections on which nothing ever came are closed without a word, the last of all too', async () => {
    const app = await buildApp(tinyApi().deps);
    const taken: Socket[] = [];
    app.server.on('connection', (socket) => taken.push(socket));
    await app.listen({ host: '127.0.0.1', port: 0 });
    const { port } = app.server.address() as AddressInfo;
    const isOver = new Promise<void>((resolve) => {
      const another = (): void => {
        const socket = connect(port, '127.0.0.1', () => setImmediate(another));
        socket.on('error', () => resolve());
      };
      another();
    });
    await expect.poll(() => taken.length).toBeGreaterThan(8);
    await app.close();
    await isOver;
    expect(taken.filter(({ bytesWritten }) => bytesWritten > 0)).toHaveLength(0);
  });
});
