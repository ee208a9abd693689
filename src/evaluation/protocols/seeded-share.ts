/** Draws parts of a data set by hashing names, so that who is in which part depends on the seed and the name alone. */

/**
 * A number that looks uniformly drawn from [0, 1), the same for the same seed, purpose and name.
 *
 * FNV-1a of Fowler, Noll and Vo (RFC 9923) over the UTF-16 units of `seed:purpose:name`, finished by the mixer of Appleby's
 * MurmurHash3 (fmix32), since FNV alone spreads short names badly. Not for secrets.
 *
 * @param purpose what is drawn, so that two draws over the same names are independent of each other
 */
export function seededShare(seed: number, purpose: string, name: string | number): number {
  let hash = 0x811c9dc5;
  const text = `${seed}:${purpose}:${name}`;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
