/** Where servers listen. */

import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { tinyApi } from '../../test/builders/tiny-engine.ts';
import { buildApp } from '../api/app.ts';
import { listen } from './listen.ts';

async function listening(host: string, port = 0) {
  const app = await buildApp(tinyApi().deps);
  onTestFinished(() => app.close());
  const place = { host, port, portOption: '--port', hostOption: '--host' };
  const url = await listen(app, place, (address) => address);
  return { url, addresses: app.addresses() as AddressInfo[] };
}

describe('listen', () => {
  it('by the name of this machine has one server, as it has one queue of requests and one count of connections', async () => {
    const { url, addresses } = await listening('localhost');
    const [place, ...others] = addresses;
    expect(place).toMatchObject({ address: '127.0.0.1', family: 'IPv4' });
    expect(others).toEqual([]);
    expect(url).toBe(`http://localhost:${place?.port}`);
    expect((await fetch(`${url}/health/live`)).status).toBe(200);
  });

  it('says what to do when the port is taken', async () => {
    const {
      addresses: [place],
    } = await listening('127.0.0.1');
    await expect(listening('localhost', place?.port)).rejects.toThrow(/already in use.*--port/);
  });
});
