/** Tells the addresses of servers from what only looks like one. */

/**
 * Whether it is the address of a server, perhaps with a path, and nothing more: `http` or `https`, without user name, password,
 * query or fragment. Only such an address may be shown and recorded, and only to such a one can a path be added.
 */
export function isBaseAddress(address: string): boolean {
  if (!/^https?:\/\/[^?#]*$/i.test(address) || !URL.canParse(address)) return false;
  const { username, password } = new URL(address);
  return username === '' && password === '';
}
