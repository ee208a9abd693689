/** Says where servers listen. */

/** Prints the addresses of what was started: the web app, which people want to open, first. */
export function announceServers(servers: { readonly apiUrl?: string; readonly webUrl?: string }): void {
  const { apiUrl, webUrl } = servers;
  const lines = [
    ...(webUrl === undefined ? [] : [`The web app is at ${webUrl}`]),
    ...(apiUrl === undefined ? [] : [`The API answers at ${apiUrl}, its documentation at ${apiUrl}/docs`]),
    `Ctrl-C stops ${apiUrl !== undefined && webUrl !== undefined ? 'both' : 'it'}.`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
