/** Hostile clients: connections by the hundred that dribble, flood or do nothing. */

import { connect, type Socket } from 'node:net';

/** Connections to one server, of which some may have been closed by it. */
export interface Crowd {
  readonly sockets: readonly Socket[];
  /** How many were opened, whatever became of them. */
  readonly opened: number;
  /** How many of them the server has not closed. */
  open(): number;
  /** What the server said to each, so far. */
  readonly said: readonly string[];
  leave(): void;
}

/** Opens so many connections, a few hundred at a time, and resolves when all are open or refused. */
export async function crowd(
  url: string,
  count: number,
  onOpen: (socket: Socket, at: number) => void = () => {},
): Promise<Crowd> {
  const { hostname, port } = new URL(url);
  const sockets: Socket[] = [];
  const said: string[] = [];
  let opened = 0;
  let open = 0;
  const one = (at: number): Promise<void> =>
    new Promise((resolve) => {
      const socket = connect(Number(port), hostname);
      sockets.push(socket);
      said[at] = '';
      socket.setEncoding('latin1').on('data', (text: string) => {
        said[at] += text;
      });
      socket.once('connect', () => {
        opened += 1;
        open += 1;
        socket.once('close', () => {
          open -= 1;
        });
        onOpen(socket, at);
        resolve();
      });
      // A reset is one of the ways to be shown the door.
      socket.on('error', () => resolve());
    });
  for (let at = 0; at < count; at += 250)
    await Promise.all(Array.from({ length: Math.min(250, count - at) }, (_, more) => one(at + more)));
  return {
    sockets,
    said,
    opened,
    open: () => open,
    leave() {
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** Writes a text to a connection byte by byte, so many milliseconds apart, until the server closes it. */
export function dribble(socket: Socket, text: string, everyMs: number): void {
  let at = 0;
  const timer = setInterval(() => {
    if (socket.destroyed || at >= text.length) clearInterval(timer);
    else socket.write(text.charAt(at++));
  }, everyMs);
  socket.once('close', () => clearInterval(timer));
}

/** Writes so many bytes as fast as they are taken, until the server closes the connection. */
export function flood(socket: Socket, bytes: number): void {
  const piece = Buffer.alloc(65_536, 'x');
  let left = bytes;
  const more = (): void => {
    while (left > 0 && !socket.destroyed) {
      left -= piece.length;
      if (!socket.write(piece)) return;
    }
  };
  socket.on('drain', more);
  more();
}
