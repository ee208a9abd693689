/** The address of whoever asks, and what of it stands for one client. */

import { timingSafeEqual } from 'node:crypto';
import { isIP, isIPv4 } from 'node:net';
import type { FastifyRequest } from 'fastify';

/** By this the web app's server shows that it is the web app's server. */
export const PROXY_KEY_HEADER = 'x-proxy-key';

/** The header in which a proxy tells for whom it asks. */
export const FORWARDED_FOR_HEADER = 'x-forwarded-for';

/**
 * The address of whoever asks: of the other side of the connection; or whom a trusted proxy names (Fastify's `request.ip` goes by
 * `server.trusted_proxies`); or whom somebody names who shows the key that only the web app's server has.
 *
 * @param key empty where there is none, which nobody can show
 */
export function addressOf(request: FastifyRequest, key: string): string {
  const shown = request.headers[PROXY_KEY_HEADER];
  const named = request.headers[FORWARDED_FOR_HEADER];
  const isProxy = typeof shown === 'string' && isKey(shown, key);
  return isProxy && typeof named === 'string' && isIP(named) !== 0 ? named : request.ip;
}

function isKey(shown: string, key: string): boolean {
  const [one, other] = [Buffer.from(shown), Buffer.from(key)];
  return other.length > 0 && one.length === other.length && timingSafeEqual(one, other);
}

/**
 * What of an address stands for one client: the whole of IPv4, and the first 64 bits of IPv6, because whoever has one address has the whole
 * network of 2⁶⁴. What is no address is one client, too.
 */
export function clientNetwork(address: string): string {
  const [plain = ''] = address.split('%');
  if (isIPv4(plain)) return plain;
  if (isIP(plain) === 0) return 'unknown';
  const groups = groupsOf(plain);
  const [, , , , , marker, high = 0, low = 0] = groups;
  if (marker === 0xffff && groups.slice(0, 5).every((group) => group === 0))
    return [high >> 8, high & 255, low >> 8, low & 255].join('.');
  const network = groups.slice(0, 4).map((group) => group.toString(16));
  return `${network.join(':')}::/64`;
}

/** The eight groups of an IPv6 address. */
function groupsOf(address: string): number[] {
  const [head = '', tail] = address.split('::');
  const [before, after] = [partsOf(head), partsOf(tail ?? '')];
  return [...before, ...Array.from({ length: 8 - before.length - after.length }, () => 0), ...after];
}

function partsOf(text: string): number[] {
  if (text === '') return [];
  return text.split(':').flatMap((part) => {
    if (!part.includes('.')) return [Number.parseInt(part, 16)];
    const [a = 0, b = 0, c = 0, d = 0] = part.split('.').map(Number);
    return [a * 256 + b, c * 256 + d];
  });
}
