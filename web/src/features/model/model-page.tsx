/** The page about the model: what serves, how it was made, and what its data looks like. */

import { ApiError } from '../../api/client.ts';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import { useDocumentTitle } from '../../lib/use-page.ts';
import { CodeText } from '../status/code-text.tsx';
import styles from './model-page.module.css';
import { ModelReport } from './model-report.tsx';
import { useModel } from './use-model.ts';

/** The page. */
export default function ModelPage() {
  useDocumentTitle('The model and its data');
  const { data: model, error, failureReason, isFetching, refetch } = useModel();
  if (model !== undefined) return <ModelReport model={model} />;
  // Without a model there is none to wait for; anything else may pass.
  const failure = failureReason instanceof ApiError && failureReason.status === 503 ? failureReason : error;
  if (failure !== null) {
    return (
      <div className={styles.waiting}>
        <Notice title="The model cannot be shown" tone="bad" icon="warning" role="alert">
          <p>
            <CodeText
              text={failure instanceof ApiError ? `${failure.message} ${failure.suggestion}` : failure.message}
            />
          </p>
          <div>
            <Button icon="reset" aria-disabled={isFetching} onClick={() => void refetch()}>
              Try again
            </Button>
          </div>
        </Notice>
      </div>
    );
  }
  return (
    <div className={styles.waiting} role="status">
      <VisuallyHidden>Loading the model’s figures</VisuallyHidden>
      <Skeleton width="min(28rem, 80%)" height="3.25rem" />
      <Skeleton width="min(40rem, 95%)" height="3.5rem" />
      <Skeleton height="6rem" />
      <Skeleton height="70vh" />
    </div>
  );
}
