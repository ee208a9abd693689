/** Why there is no page of a title, and where to go instead. */

import { Link } from 'wouter';
import { ApiError } from '../../api/client.ts';
import { Button, buttonClass } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { TitleText } from '../../components/title-text.tsx';
import { PATHS, titlePath } from '../../lib/paths.ts';
import styles from './title-page.module.css';

/** Says that there is no such title, that the address is wrong, or that the server is away. */
export function TitleProblem({
  tconst,
  error,
  onRetry,
}: {
  readonly tconst: string;
  readonly error: Error;
  readonly onRetry: () => void;
}) {
  const isAway = !(error instanceof ApiError) || error.isTemporary;
  return (
    <div className={styles.problem}>
      <h1>{isAway ? 'Title' : 'Title not found'}</h1>
      {isAway ? <Away message={error.message} onRetry={onRetry} /> : <NotHere tconst={tconst} error={error} />}
    </div>
  );
}

function Away({ message, onRetry }: { readonly message: string; readonly onRetry: () => void }) {
  return (
    <Notice title="The title could not be loaded" tone="bad" icon="warning" role="alert">
      <p>{message} It may be back in a moment.</p>
      <div>
        <Button icon="reset" onClick={onRetry}>
          Try again
        </Button>
      </div>
    </Notice>
  );
}

function NotHere({ tconst, error }: { readonly tconst: string; readonly error: ApiError }) {
  const isRefused = error.code === 'refused';
  return (
    <Notice title={isRefused ? 'This is not the address of a title' : 'This title is not here'} icon="film">
      {isRefused ? (
        <p>
          “{tconst}” is not one of IMDb’s identifiers, which are tt and 7 to 10 digits. The address may have been cut
          off.
        </p>
      ) : (
        <p>
          {error.message} Titles with few votes, and those older than the catalogue, are left out. Look for it by its
          name above: it may go by another number.
        </p>
      )}
      {error.didYouMean.length > 0 && (
        <>
          <p>Did you mean</p>
          <ul>
            {error.didYouMean.map(({ tconst: other, title, year }) => (
              <li key={other}>
                <Link href={titlePath(other)}>
                  <TitleText>{title}</TitleText> ({year})
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
      <div>
        <Link href={PATHS.home} className={buttonClass()}>
          To the start page
        </Link>
      </div>
    </Notice>
  );
}
