/** What stands for one client, and who is believed about it. */

import Fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { addressOf, clientNetwork } from './client-address.ts';

describe('clientNetwork', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['::FFFF:c000:207', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::ffff', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['::', '0:0:0:0::/64'],
    ['64:ff9b::192.0.2.7', '64:ff9b:0:0::/64'],
    ['', 'unknown'],
    ['nonsense', 'unknown'],
    ['1.2.3.4, 5.6.7.8', 'unknown'],
  ])('%s counts as %s', (address, network) => expect(clientNetwork(address)).toBe(network));
});

describe('addressOf', () => {
  const SECRET = 'a-secret-of-a-length';
  const ask = async (headers: Record<string, string>, trustProxy: string[] | false = false, secret = SECRET) => {
    const app = Fastify({ trustProxy });
    app.get('/', (request) => addressOf(request, secret));
    const { body } = await app.inject({ url: '/', headers, remoteAddress: '198.51.100.1' });
    await app.close();
    return body;
  };
  const named = { 'x-forwarded-for': '203.0.113.9' };

  it('is that of the connection, whatever a stranger says', async () => {
    expect(await ask({})).toBe('198.51.100.1');
    expect(await ask(named)).toBe('198.51.100.1');
    for (const wrong of ['', 'a-secret-of-a-lengtH', `${SECRET}x`, 'short'])
      expect(await ask({ ...named, 'x-proxy-key': wrong })).toBe('198.51.100.1');
  });

  it('is whom the holder of the secret names, if that is an address', async () => {
    const shown = { 'x-proxy-key': SECRET };
    expect(await ask({ ...named, ...shown })).toBe('203.0.113.9');
    for (const strange of ['', 'nonsense', '1.1.1.1, 2.2.2.2'])
      expect(await ask({ 'x-forwarded-for': strange, ...shown })).toBe('198.51.100.1');
  });

  it('is whom a trusted proxy names last, not what its client made up', async () => {
    const made = { 'x-forwarded-for': '10.9.9.9, 203.0.113.9' };
    expect(await ask(made, ['198.51.100.0/24'])).toBe('203.0.113.9');
    expect(await ask(made, ['10.0.0.0/8'])).toBe('198.51.100.1');
  });

  it('has no secret to show where there is none', async () => {
    expect(await ask({ ...named, 'x-proxy-key': '' }, false, '')).toBe('198.51.100.1');
  });
});
