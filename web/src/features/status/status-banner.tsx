/** Says when the service is away, has no model, or is back. It floats, so that nothing on the page moves. */

import { Button } from '../../components/button.tsx';
import { Icon, type IconName } from '../../components/icon.tsx';
import { classNames } from '../../lib/class-names.ts';
import { CodeText } from './code-text.tsx';
import type { Connection } from './connection.ts';
import styles from './status-banner.module.css';
import { useConnection } from './use-connection.ts';

const ICONS: Readonly<Record<Exclude<Connection, 'well'>, IconName>> = {
  back: 'check',
  degraded: 'info',
  down: 'warning',
  offline: 'warning',
};

/** The live region for news of the connection, empty while all is well. */
export function StatusBanner() {
  const { connection, notice, isAsking, askNow } = useConnection();
  const canAsk = connection !== 'well' && connection !== 'back';
  return (
    <div className={styles.place}>
      <div className={classNames(styles.banner, styles[connection])}>
        <div className={styles.news} role="status" aria-label="Connection to the server">
          {connection !== 'well' && (
            <>
              <span className={styles.icon}>
                <Icon name={ICONS[connection]} />
              </span>
              <p>
                <CodeText text={textOf(connection, notice)} />
              </p>
            </>
          )}
        </div>
        {canAsk && (
          <Button size="small" className={styles.button} aria-disabled={isAsking} onClick={askNow}>
            Try now
          </Button>
        )}
      </div>
    </div>
  );
}

function textOf(connection: Exclude<Connection, 'well'>, notice: string | undefined): string {
  switch (connection) {
    case 'down':
      return 'The server does not answer. What you see stays; trying again…';
    case 'offline':
      return 'This device is offline, and the server does not answer. What you see stays; trying again…';
    case 'degraded':
      return notice ?? 'No model is loaded, so nothing can be recommended yet.';
    case 'back':
      return 'Back again';
  }
}
