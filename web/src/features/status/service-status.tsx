/** How the service is, in one line of the footer. */

import { Link } from 'wouter';
import { classNames } from '../../lib/class-names.ts';
import { formatCount } from '../../lib/format.ts';
import { PATHS } from '../../lib/paths.ts';
import { formatUptime, shortVersion } from './connection.ts';
import styles from './footer.module.css';
import { useHealth } from './use-health.ts';

/** A dot with a word, and the figures behind it. */
export function ServiceStatus() {
  const { data: health, isFailing } = useHealth();
  const [word, tone] = statusOf(isFailing, health?.status);
  return (
    <dl className={styles.facts}>
      <div>
        <dt>Server</dt>
        <dd className={styles.state}>
          <span aria-hidden="true" className={classNames(styles.dot, styles[tone])} />
          {word}
        </dd>
      </div>
      <Fact name="Titles" value={health && health.titles_count > 0 ? formatCount(health.titles_count) : undefined} />
      <div>
        <dt>Model</dt>
        <dd>
          {health?.model_version == null ? '–' : <Link href={PATHS.model}>{shortVersion(health.model_version)}</Link>}
        </dd>
      </div>
      <Fact name="Up for" value={health && !isFailing ? formatUptime(health.uptime_seconds) : undefined} />
      <Fact name="Version" value={health?.version} />
    </dl>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string | undefined }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value ?? '–'}</dd>
    </div>
  );
}

function statusOf(failed: boolean, status: string | undefined): readonly [string, 'good' | 'fair' | 'bad' | 'unknown'] {
  if (failed) return ['No answer', 'bad'];
  if (status === undefined) return ['Asking…', 'unknown'];
  return status === 'healthy' ? ['All well', 'good'] : ['No model', 'fair'];
}
