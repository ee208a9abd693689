/** How many connections a server keeps open, in all and from one address. */

import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import proxyAddr from '@fastify/proxy-addr';
import type { ConnectionLimit } from '../observability/metrics/limits.ts';
import { clientNetwork } from './client-address.ts';

/** What the connections are limited to. */
export interface ConnectionLimitOptions {
  /** Most of them at once. */
  readonly most: number;
  /** Most at once from one address, or one IPv6 network of 2⁶⁴. */
  readonly mostPerAddress: number;
  /** Addresses, ranges and names of ranges of reverse proxies, whose connections are those of many clients. */
  readonly trustedProxies: readonly string[];
  /** Hears of each connection that was closed as it came. */
  readonly onClosed: (limit: ConnectionLimit) => void;
}

/**
 * The open connections; closes those beyond a limit as they come. Proxies, and what runs on this machine, may use up all there are, but not more.
 *
 * Not by `server.maxConnections`: of several workers one that is full would refuse, and `node:cluster` hand the connection to the next and the next, round and round as long as all are
 * full.
 */
export function limitConnections(server: Server, options: ConnectionLimitOptions): ReadonlySet<Socket> {
  const { most, mostPerAddress, trustedProxies, onClosed } = options;
  const open = new Set<Socket>();
  const perNetwork = new Map<string, number>();
  const isProxy = proxyAddr.compile(['loopback', ...trustedProxies]);
  const refuse = (socket: Socket, limit: ConnectionLimit): void => {
    socket.destroy();
    onClosed(limit);
  };
  server.prependListener('connection', (socket) => {
    if (open.size >= most) return refuse(socket, 'all');
    const { remoteAddress: address } = socket;
    if (address !== undefined && !isProxy(address, 0)) {
      const network = clientNetwork(address);
      const count = perNetwork.get(network) ?? 0;
      if (count >= mostPerAddress) return refuse(socket, 'address');
      perNetwork.set(network, count + 1);
      socket.once('close', () => {
        const left = (perNetwork.get(network) ?? 0) - 1;
        if (left > 0) perNetwork.set(network, left);
        else perNetwork.delete(network);
      });
    }
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  return open;
}
