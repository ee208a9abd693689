/** The checks of every table on the way, and the verdict on the model. */

import { Link } from 'wouter';
import { Icon } from '../../../components/icon.tsx';
import { TitleText } from '../../../components/title-text.tsx';
import { classNames } from '../../../lib/class-names.ts';
import { formatCount, formatSimilarity } from '../../../lib/format.ts';
import { titlePath } from '../../../lib/paths.ts';
import { DataTable } from '../charts/data-table.tsx';
import { type Manifest, schemaName } from '../names.ts';
import styles from './gates.module.css';
import { Panel } from './panel.tsx';

/** What was checked, and what was found. */
export function Validation({ validation }: { readonly validation: Manifest['validation'] }) {
  const checks = validation.reduce((sum, gate) => sum + gate.checks, 0);
  const failures = validation.flatMap((gate) => gate.failures.map((failure) => ({ ...failure, schema: gate.schema })));
  return (
    <Panel
      title="Checks of the data"
      lead={`${formatCount(checks)} checks on ${validation.length} tables. A row that breaks a rule is set aside; too many of them stop the training.`}
      isWide
    >
      <DataTable
        isTall
        table={{
          caption: 'Checks of the data',
          columns: ['Table', 'Verdict', 'Checks', 'Rows', 'Set aside'],
          textColumns: 2,
          rows: validation.map(({ schema, passed, checks: count, rows, set_aside: setAside }) => [
            schemaName(schema),
            <Verdict key="verdict" passed={passed} />,
            formatCount(count),
            formatCount(rows),
            formatCount(setAside),
          ]),
        }}
      />
      {failures.length > 0 && (
        <ul className={styles.failures}>
          {failures.map(({ schema, check, column, count, examples }) => (
            <li key={`${schema} ${check} ${column}`}>
              {schemaName(schema)}: {formatCount(count)} rows fail <code>{check}</code>
              {column !== null && (
                <>
                  {' '}
                  of <code>{column}</code>
                </>
              )}
              {examples.length > 0 && `, such as ${examples.join('; ')}`}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

/** Whether the model was fit to serve, and what it answers for well-known titles. */
export function Publishing({ gate, trials }: Pick<Manifest, 'gate' | 'trials'>) {
  return (
    <Panel
      title="Fit to serve?"
      lead="The saved model is read back and tried on well-known titles before it takes the place of the one before."
      isWide
    >
      <div className={styles.gate}>
        <Verdict passed={gate.passed} />
        {gate.forced && <span>It serves all the same, as someone used --force.</span>}
      </div>
      {gate.reasons.length > 0 && (
        <ul className={styles.failures}>
          {gate.reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
      <ul className={styles.trials}>
        {trials.map(({ tconst, title, top }) => (
          <li key={tconst} className={styles.trial}>
            <h4 className={styles.asked}>
              <Link href={titlePath(tconst)}>
                <TitleText>{title}</TitleText>
              </Link>
            </h4>
            <ol className={styles.answers}>
              {top.map((answer) => (
                <li key={answer.tconst}>
                  <Link href={titlePath(answer.tconst)}>
                    <TitleText>{answer.title}</TitleText>
                  </Link>
                  <span className={styles.score}>{formatSimilarity(answer.similarity_score)}</span>
                </li>
              ))}
            </ol>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Verdict({ passed }: { readonly passed: boolean }) {
  return (
    <span className={classNames(styles.verdict, passed ? styles.passed : styles.failed)}>
      <Icon name={passed ? 'check' : 'warning'} size={16} />
      {passed ? 'Passed' : 'Failed'}
    </span>
  );
}
