/** Shows downloads: a progress bar each on a terminal, quiet lines elsewhere. */

import { Presets, SingleBar } from 'cli-progress';
import type { IngestionEvent } from '../../ingestion/types.ts';
import { framed } from './notice.ts';

/** Where progress is shown. */
export interface TransferView {
  readonly show: (event: IngestionEvent) => void;
  /** Ends a bar that is still drawn, before an error is printed. */
  readonly stop: () => void;
}

/** A view on stderr. */
export function createTransferView(stream: NodeJS.WriteStream = process.stderr): TransferView {
  let bar: SingleBar | undefined;
  let started = 0;
  const stop = (): void => {
    bar?.stop();
    bar = undefined;
  };
  const line = (text: string): void => {
    stop();
    stream.write(`     ${text}\n`);
  };
  return {
    stop,
    show(event) {
      switch (event.kind) {
        case 'started':
          stop();
          started = performance.now();
          if (stream.isTTY && event.totalBytes !== null) {
            bar = new SingleBar(
              {
                stream,
                format: `     {name} {bar} {percentage}% · {done} of {all} · {rate}/s · {eta_formatted} left`,
                hideCursor: true,
                clearOnComplete: true,
                barsize: 24,
              },
              Presets.shades_classic,
            );
            bar.start(event.totalBytes, event.resumedFrom, {
              name: event.dataset,
              done: megabytes(event.resumedFrom),
              all: megabytes(event.totalBytes),
              rate: '– MB',
            });
          } else if (event.resumedFrom > 0) line(`${event.dataset}: going on after ${megabytes(event.resumedFrom)}`);
          else
            line(`${event.dataset}: downloading${event.totalBytes === null ? '' : ` ${megabytes(event.totalBytes)}`}`);
          break;
        case 'progress':
          bar?.update(event.receivedBytes, {
            done: megabytes(event.receivedBytes),
            rate: megabytes(event.receivedBytes / Math.max(0.1, (performance.now() - started) / 1000)),
          });
          break;
        case 'retrying':
          line(
            `${event.dataset}: ${event.reason}; trying again in ${event.delaySeconds.toFixed(1)} s (${event.retriesLeft} more tries)`,
          );
          break;
        case 'waiting':
          line(`${event.dataset}: ${event.reason}`);
          break;
        case 'terms':
          stop();
          stream.write(framed(event.lines, stream.isTTY));
          break;
        case 'unpacking':
          line(`${event.dataset}: unpacking ${megabytes(event.bytes)}`);
          break;
        case 'finished':
          stop();
          if (event.outcome === 'downloaded')
            line(`${event.dataset}: ${megabytes(event.bytes)} in ${event.seconds.toFixed(1)} s`);
          else if (event.outcome === 'unchanged') line(`${event.dataset}: unchanged, nothing to download`);
          break;
      }
    },
  };
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
