/** Which connections are closed as they come. */

import { createServer } from 'node:http';
import { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { ConnectionLimit } from '../observability/metrics/limits.ts';
import { limitConnections } from './connection-limits.ts';

/** A server with limits to which connections come from any address, by the same event as those from the network. */
function limited(limits: { most?: number; mostPerAddress?: number; trustedProxies?: string[] }) {
  const server = createServer();
  const refused: ConnectionLimit[] = [];
  const open = limitConnections(server, {
    most: 100,
    mostPerAddress: 100,
    trustedProxies: [],
    ...limits,
    onClosed: (limit) => refused.push(limit),
  });
  const come = (address: string): Socket => {
    const socket = new Socket();
    Object.defineProperty(socket, 'remoteAddress', { value: address });
    server.emit('connection', socket);
    return socket;
  };
  return { open, refused, come };
}

const leave = (socket: Socket): Promise<void> =>
  new Promise((resolve) => {
    socket.once('close', () => resolve());
    socket.destroy();
  });

describe('connections', () => {
  it('from one address are closed beyond its limit, those from others are not', () => {
    const { open, refused, come } = limited({ mostPerAddress: 3 });
    const one = [1, 2, 3, 4, 5].map(() => come('203.0.113.7'));
    expect(one.map(({ destroyed }) => destroyed)).toEqual([false, false, false, true, true]);
    expect(come('203.0.113.8').destroyed).toBe(false);
    expect(refused).toEqual(['address', 'address']);
    expect(open.size).toBe(4);
  });

  it('make room for others when they are closed, refused ones included only once', async () => {
    const { open, refused, come } = limited({ mostPerAddress: 2 });
    const [first] = [come('203.0.113.7'), come('203.0.113.7'), come('203.0.113.7')] as const;
    await leave(first);
    expect(open.size).toBe(1);
    expect(come('203.0.113.7').destroyed).toBe(false);
    expect(come('203.0.113.7').destroyed).toBe(true);
    expect(refused).toHaveLength(2);
  });

  it('of one IPv6 network are those of one client; so are both ways to write an IPv4 address', () => {
    const six = limited({ mostPerAddress: 1 });
    expect(six.come('2001:db8:0:1::1').destroyed).toBe(false);
    expect(six.come('2001:db8:0:1:ffff::2').destroyed).toBe(true);
    expect(six.come('2001:db8:0:2::1').destroyed).toBe(false);
    const four = limited({ mostPerAddress: 1 });
    expect(four.come('::ffff:203.0.113.7').destroyed).toBe(false);
    expect(four.come('203.0.113.7').destroyed).toBe(true);
  });

  it.each(['127.0.0.1', '127.9.9.9', '::1', '::ffff:127.0.0.1', '10.1.2.3', '::ffff:10.1.2.3', '192.0.2.1'])(
    'from %s are limited with all others alone',
    (address) => {
      const { refused, come } = limited({ most: 4, mostPerAddress: 2, trustedProxies: ['10.0.0.0/8', '192.0.2.1'] });
      const sockets = [1, 2, 3, 4, 5].map(() => come(address));
      expect(sockets.filter(({ destroyed }) => !destroyed)).toHaveLength(4);
      expect(refused).toEqual(['all']);
    },
  );

  it('of any address are closed when there are too many in all', () => {
    const { refused, come } = limited({ most: 2 });
    expect(['203.0.113.1', '203.0.113.2', '203.0.113.3'].map((from) => come(from).destroyed)).toEqual([
      false,
      false,
      true,
    ]);
    expect(refused).toEqual(['all']);
  });
});
