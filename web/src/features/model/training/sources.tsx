/** The files that the model was made from, and the settings it was made with. */

import { formatCount } from '../../../lib/format.ts';
import { DataTable } from '../charts/data-table.tsx';
import type { Manifest } from '../names.ts';
import { formatBytes } from '../quantities.ts';
import { Panel } from './panel.tsx';
import styles from './sources.module.css';

/** Letters of a checksum that tell two files apart. */
const SHORT = 12;

/** The files, with the beginnings of their checksums; the whole ones are a click away. */
export function Sources({ sources, config }: Pick<Manifest, 'sources' | 'config'>) {
  return (
    <Panel title="Sources and settings" isWide>
      <DataTable
        isTall
        table={{
          caption: 'Source files',
          columns: ['Data set', 'Read from', 'SHA-256', 'Rows', 'Size'],
          textColumns: 3,
          rows: sources.map(({ dataset, origin, sha256, rows, bytes }) => [
            dataset,
            origin,
            <code key="sha256">{sha256.slice(0, SHORT)}…</code>,
            formatCount(rows),
            formatBytes(bytes),
          ]),
        }}
      />
      <details className={styles.more}>
        <summary>Whole checksums</summary>
        <dl className={styles.list}>
          {sources.map(({ dataset, sha256, md5, etag, last_modified: modified }) => (
            <div key={dataset}>
              <dt>{dataset}</dt>
              <dd>
                <code>
                  SHA-256 {sha256}
                  <br />
                  MD5 {md5}
                </code>
                {modified !== null && <span> Changed {modified}.</span>}
                {etag !== null && <span> ETag {etag}.</span>}
              </dd>
            </div>
          ))}
        </dl>
      </details>
      <details className={styles.more}>
        <summary>Settings it was trained with</summary>
        <dl className={styles.list}>
          {Object.entries(config).flatMap(([section, settings]) =>
            Object.entries(settings).map(([name, value]) => (
              <div key={`${section}.${name}`}>
                <dt>
                  {section}.{name}
                </dt>
                <dd>
                  <code>{Array.isArray(value) ? value.join(', ') : JSON.stringify(value)}</code>
                </dd>
              </div>
            )),
          )}
        </dl>
      </details>
    </Panel>
  );
}
