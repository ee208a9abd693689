/** The steps of the training run, one after the other, and how long each took. */

import type { Manifest } from '../names.ts';
import { formatBytes, formatSeconds } from '../quantities.ts';
import { Panel } from './panel.tsx';
import styles from './spans.module.css';

/** A timeline. */
export function Steps({ steps }: { readonly steps: Manifest['steps'] }) {
  const total = steps.reduce((sum, { seconds }) => sum + seconds, 0);
  const longest = steps.toSorted((one, other) => other.seconds - one.seconds)[0];
  const share = (seconds: number): string => `${total === 0 ? 0 : (seconds / total) * 100}%`;
  return (
    <Panel
      title="Steps"
      lead={
        longest !== undefined &&
        `${formatSeconds(total)} from start to end; the longest step was “${longest.name}”. The run needed ${formatBytes(Math.max(...steps.map((step) => step.peak_memory_bytes)))} of memory at most.`
      }
    >
      <ol className={styles.rows}>
        {steps.map(({ step, name, seconds }, at) => (
          <li key={step} className={styles.row}>
            <span className={styles.name}>
              <span className={styles.step}>{step}</span>
              {name}
            </span>
            <span className={styles.value}>{formatSeconds(seconds)}</span>
            <span aria-hidden="true" className={styles.track}>
              <span
                className={styles.bar}
                style={{
                  left: share(steps.slice(0, at).reduce((sum, before) => sum + before.seconds, 0)),
                  width: share(seconds),
                }}
              />
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
