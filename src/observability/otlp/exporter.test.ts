/** Deliveries to a collector over HTTP: what arrives, and what happens when it is away, refuses or is silent. */

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { refusingAddress } from '../../../test/helpers/data-server.ts';
import { aTrace } from '../tracing/trace.fixture.ts';
import { OtlpExporter } from './exporter.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A collector that answers with a status; 0 is silence. */
async function collector(status: number) {
  const bodies: Buffer[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      bodies.push(Buffer.concat(parts));
      if (status > 0) response.writeHead(status, { 'content-type': 'application/x-protobuf' }).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/traces`, bodies };
}

function exporterTo(endpoint: string, timeoutSeconds = 30): OtlpExporter {
  const exporter = new OtlpExporter({ endpoint, timeoutSeconds, version: '1.2.3' });
  closing.push(() => exporter.close());
  return exporter;
}

describe('OtlpExporter', () => {
  it('delivers all spans of all traces in one request of protobuf', async () => {
    const { url, bodies } = await collector(200);
    expect(await exporterTo(url).export([aTrace(0), aTrace(1, { sessionId: 'visit-1' })])).toEqual({
      exported: 2,
      failed: 0,
    });
    expect(bodies).toHaveLength(1);
    // Texts stand in protobuf as they are.
    const text = bodies[0]?.toString('latin1') ?? '';
    for (const word of ['imdb-recommender', '1.2.3', 'POST /recommend', 'rerank', 'session.id', 'recommender.output'])
      expect(text).toContain(word);
    expect(bodies[0]?.includes(Buffer.from('00000000000000000000000000000002', 'hex'))).toBe(true);
  });

  it.each([
    ['refuses', 400],
    ['is overloaded', 503],
    ['is silent', 0],
  ])('fails without an exception when the collector %s', async (_, status) => {
    const { url } = await collector(status);
    const delivery = await exporterTo(url, 0.3).export([aTrace()]);
    expect(delivery).toEqual({ exported: 0, failed: 1, reason: expect.any(String) });
  });

  it('fails without an exception when nothing listens', async () => {
    // With more time it would try again for long. On a machine that stands still meanwhile this is too little: then anew.
    const exporter = exporterTo(`${await refusingAddress()}/v1/traces`, 0.3);
    await expect
      .poll(() => exporter.export([aTrace()]))
      .toMatchObject({ exported: 0, failed: 1, reason: expect.stringContaining('ECONNREFUSED') });
  });

  it('shows its address without what may be secret', () => {
    expect(exporterTo('http://someone:secret@127.0.0.1:4318/v1/traces?key=secret').place).toBe(
      'http://127.0.0.1:4318/v1/traces',
    );
  });
});
