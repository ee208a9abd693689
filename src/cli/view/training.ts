/** Shows a training run: its steps, what each did, and how long it took. */

import { createColors } from 'picocolors';
import type { TrainingEvent } from '../../training/events.ts';
import type { TransferView } from './transfers.ts';

/** A listener that writes to stderr. */
export function createTrainingView(
  transfers: TransferView,
  stream: NodeJS.WriteStream = process.stderr,
): (event: TrainingEvent) => void {
  const colors = createColors(stream.isTTY && process.env.NO_COLOR === undefined);
  return (event) => {
    switch (event.kind) {
      case 'step_started':
        stream.write(`${colors.bold(event.step.padStart(3))}  ${colors.bold(event.name)}\n`);
        break;
      case 'step_finished':
        transfers.stop();
        for (const fact of event.facts) stream.write(`     ${fact}\n`);
        stream.write(colors.dim(`     ${event.seconds.toFixed(2)} s\n`));
        break;
      case 'ingestion':
        transfers.show(event.event);
        break;
      case 'notice':
        transfers.stop();
        stream.write(`     ${colors.yellow(event.message)}\n`);
        break;
    }
  };
}
