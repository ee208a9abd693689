/** The logger: structured lines on stderr, so that results alone stand on stdout. */

import { openSync } from 'node:fs';
import { devNull } from 'node:os';
import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino';
import { build as prettyStream } from 'pino-pretty';

/** Where log lines go: anything with `write`, such as a stream; `isTTY` tells a terminal. */
export type LogDestination = NodeJS.WritableStream & { readonly isTTY?: boolean | undefined };

/** What of the configuration the logger needs. */
export interface LoggerConfig {
  readonly level: string;
  /** `auto`: pretty on a terminal, JSON elsewhere. */
  readonly format: 'auto' | 'json' | 'pretty';
}

/** Bytes that are gathered before they are written, and milliseconds after which they are written all the same. */
const BATCH = { minLength: 16_000, periodicFlush: 50 };

/** The same for processes that share a pipe: as much as this goes into it whole, so that their lines do not mix. */
const SHARED_BATCH = { minLength: 4_000, maxWrite: 4_096, periodicFlush: 50 };

/**
 * A logger that writes to stderr, or to another destination.
 *
 * Lines of JSON are gathered for up to 50 ms and written together, without the program waiting for it; what is left when the process ends by
 * itself, by SIGTERM or by an error is written then. Only a process that is killed outright loses its last lines. Call it with the
 * object first and a constant message: `logger.info({ rows }, 'table read')`.
 *
 * @param worker the number of this process, if it is one of several that share stderr; in every line
 */
export function createLogger(config: LoggerConfig, destination?: LogDestination, worker?: number): Logger {
  return pino(optionsFor(config, worker), sinkFor(config, destination, worker !== undefined));
}

/** Milliseconds for the last lines to be written, in steps: while this process itself stands still, only one of them passes. */
const LAST_LINES = { steps: 20, stepMs: 50 };

/**
 * Writes what is gathered, before a process ends by itself; nothing that is logged afterwards is written. What cannot be written within a second, because
 * whoever read the lines is gone or reads no more, is lost: at the very end nothing is tried again.
 */
export async function flushLog(logger: Logger): Promise<void> {
  const flushed = (): Promise<void> => new Promise((resolve) => logger.flush(() => resolve()));
  // The first waits for what is being written just now, and not for what came after it.
  const all = flushed().then(flushed);
  let left = LAST_LINES.steps;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setInterval(() => {
      left -= 1;
      if (left === 0) resolve();
    }, LAST_LINES.stepMs);
  });
  await Promise.race([all, late]);
  clearInterval(timer);
  const sink = Reflect.get(logger, pino.symbols.streamSym) as { flushSync?: () => void };
  if (sink.flushSync !== undefined) sink.flushSync = () => undefined;
}

function optionsFor({ level }: LoggerConfig, worker: number | undefined): LoggerOptions {
  return {
    level,
    base: { pid: process.pid, ...(worker === undefined ? {} : { worker }) },
    timestamp: timestamps(),
    formatters: { level: (label) => ({ level: label }) },
  };
}

/** The time of a line; many lines of one millisecond share the text, which takes longer to make than the rest of a line. */
function timestamps(): () => string {
  let at = Number.NaN;
  let text = '';
  return () => {
    const now = Date.now();
    if (now !== at) {
      at = now;
      text = `,"time":"${new Date(now).toISOString()}"`;
    }
    return text;
  };
}

function sinkFor(
  { format }: LoggerConfig,
  destination: LogDestination | undefined,
  isShared: boolean,
): DestinationStream {
  const onTerminal = (destination ?? process.stderr).isTTY === true;
  if (format === 'pretty' || (format === 'auto' && onTerminal)) {
    return prettyStream({
      destination: destination ?? process.stderr.fd,
      sync: true,
      colorize: onTerminal,
      translateTime: 'SYS:HH:MM:ss.l',
      ignore: 'pid',
    });
  }
  return destination ?? batchesOf(isShared);
}

/**
 * Gathers lines for stderr. At the end of the process, and with the line of a fatal error, the library writes what is left while everything else waits, and tries again
 * whatever the error is, for ever. Here what is left after a second goes nowhere.
 */
function batchesOf(isShared: boolean): DestinationStream {
  const { fd } = process.stderr;
  let patientUntil = Number.POSITIVE_INFINITY;
  const sink = pino.destination({ fd, sync: false, ...(isShared ? SHARED_BATCH : BATCH) });
  let nowhere: number | undefined;
  Object.defineProperty(sink, 'fd', {
    get() {
      if (performance.now() < patientUntil) return fd;
      nowhere ??= openSync(devNull, 'w');
      return nowhere;
    },
  });
  const flushSync = sink.flushSync.bind(sink);
  sink.flushSync = () => {
    patientUntil = performance.now() + LAST_LINES.steps * LAST_LINES.stepMs;
    try {
      flushSync();
    } finally {
      patientUntil = Number.POSITIVE_INFINITY;
    }
  };
  return sink;
}
