/** Tells a training run to the log instead of to a person: one line a step. */

import type { Logger } from 'pino';
import type { TrainingListener } from '../../training/events.ts';

/** A listener that logs: finished steps as info, notices as warnings, what begins and what is fetched only at the level debug. */
export function createTrainingLog(logger: Logger): TrainingListener {
  return (event) => {
    switch (event.kind) {
      case 'step_started':
        logger.debug({ step: event.step, name: event.name }, 'training step started');
        break;
      case 'step_finished': {
        const { step, name, seconds, facts } = event;
        logger.info({ step, name, seconds, facts }, 'training step finished');
        break;
      }
      case 'ingestion':
        // Neither address nor file name: an address may carry a secret.
        if (event.event.kind !== 'progress')
          logger.debug({ dataset: event.event.dataset, event: event.event.kind }, 'data set');
        break;
      case 'notice':
        logger.warn({ notice: event.message }, 'training notice');
        break;
    }
  };
}
