/** How good the lists are, as an evaluation found: charts for each way of asking, whose figures they are, and what they cannot show. */

import { ApiError } from '../../../api/client.ts';
import type { Evaluation as Report } from '../../../api/types.ts';
import { Button } from '../../../components/button.tsx';
import { Notice } from '../../../components/notice.tsx';
import { Skeleton } from '../../../components/skeleton.tsx';
import { VisuallyHidden } from '../../../components/visually-hidden.tsx';
import { formatCount } from '../../../lib/format.ts';
import { CodeText } from '../../status/code-text.tsx';
import { Panel } from '../training/panel.tsx';
import styles from './evaluation.module.css';
import { ProtocolChart } from './protocol-chart.tsx';
import { useEvaluation } from './use-evaluation.ts';

/** What the section is introduced by. */
export const EVALUATION_LEAD =
  'Whether they put in front what people turned out to like, compared with simpler ways to rank. The longer bar is not always the better list: what these figures cannot show stands below them.';

/** What to type to measure the model that serves. */
const COMMAND = 'imdb-recommender evaluate --movielens ml-latest-small --accept-terms';

/** The contents of the section, or what is in their way. */
export function Evaluation() {
  const { data: report, error, isFetching, refetch } = useEvaluation();
  if (report !== undefined) return <Findings report={report} />;
  if (error === null) {
    return (
      <div className={styles.waiting} role="status">
        <VisuallyHidden>Loading the evaluation</VisuallyHidden>
        <Skeleton height="8rem" />
        <Skeleton height="28rem" />
        <Skeleton height="28rem" />
      </div>
    );
  }
  if (error instanceof ApiError && error.status === 404) {
    return (
      <div className={styles.whole}>
        <Notice title="Nobody has measured this yet" heading="h3">
          <HowTo />
        </Notice>
      </div>
    );
  }
  return (
    <div className={styles.whole}>
      <Notice title="The evaluation could not be loaded" heading="h3" tone="bad" icon="warning" role="alert">
        <p>
          <CodeText text={error instanceof ApiError ? `${error.message} ${error.suggestion}` : error.message} />
        </p>
        <div>
          <Button icon="reset" aria-disabled={isFetching} onClick={() => void refetch()}>
            Load it again
          </Button>
        </div>
      </Notice>
    </div>
  );
}

function Findings({ report }: { readonly report: Report }) {
  const { is_own: isOwn, ratings, catalogue, split, model_version: version } = report;
  return (
    <>
      <Panel
        title="Whose figures these are"
        lead={
          isOwn
            ? 'They were measured on this very model.'
            : 'This model was not measured itself. They are of another one: the one that the weights that come with the program were learned with.'
        }
        isWide
      >
        <dl className={styles.facts}>
          <Fact
            name={isOwn ? 'This model' : 'The model'}
            value={`${formatCount(catalogue.titles)} titles, ${catalogue.people ? 'with the people who made them' : 'without people'} (${version})`}
          />
          <Fact
            name="Ratings"
            value={`${ratings.name}: ${formatCount(ratings.ratings)} of ${formatCount(ratings.films)} films by ${formatCount(ratings.users)} people; 4 stars or more count as liked`}
          />
          <Fact
            name="Asked for"
            value={
              split === 'test'
                ? 'ratings that nothing was chosen by'
                : 'ratings that settings were chosen by, of the others as of ours, which flatters them a little'
            }
          />
        </dl>
        {!isOwn && <HowTo />}
      </Panel>
      {report.protocols.map((protocol) => (
        <ProtocolChart key={protocol.protocol} report={protocol} />
      ))}
      <Limits isOwn={isOwn} />
    </>
  );
}

function Limits({ isOwn }: { readonly isOwn: boolean }) {
  return (
    <Panel title="What these figures cannot show" isWide>
      <ul className={styles.limits}>
        <li>
          <strong>Popularity wins such measures.</strong> What one person liked beside a film is, first of all, what
          everybody liked. The same dozen famous films for every question score high, and nobody would call that “more
          like this”. So read the first ten beside the variety. The lists here, as served, give up score on purpose to
          be about the film that was asked for; familiarity 1 is the other end.
        </li>
        <li>
          <strong>Liked by the same person is not alike.</strong> True siblings of a film that this person never saw
          count as misses, and so does everything that was not rated.
        </li>
        <li>
          <strong>The taste of few.</strong> A small difference is less than other people would make, as the lines on
          the bars show. Films alone were rated, no series, and mostly well-known ones.
        </li>
        <li>
          <strong>Nobody was asked.</strong> Whether a list pleases, and why, is not in any of these figures.
        </li>
      </ul>
      {isOwn && <HowTo isAgain />}
    </Panel>
  );
}

function HowTo({ isAgain = false }: { readonly isAgain?: boolean }) {
  return (
    <div className={styles.howTo}>
      <p>
        {isAgain ? 'To measure it again' : 'To measure this model'}, run this where it was trained. It takes some
        minutes, fetches ratings of MovieLens, whose terms it shows, and what it finds shows here without a restart.
      </p>
      <code className={styles.command}>{COMMAND}</code>
    </div>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
