/** Catches what a page throws while it is drawn, so that the rest of the app stays. */

import { Component, type ReactNode } from 'react';
import { Button } from '../components/button.tsx';
import { Notice } from '../components/notice.tsx';

interface State {
  readonly failed: boolean;
}

/** Shows a notice in place of children that threw. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { failed: false };

  static getDerivedStateFromError(): State {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <Notice title="Something went wrong on this page" heading="h1" tone="bad" icon="warning" role="alert">
        <p>It is a fault of this app, and not of anything you did. Loading the page again usually helps.</p>
        <div>
          <Button icon="reset" onClick={() => globalThis.location.reload()}>
            Load again
          </Button>
        </div>
      </Notice>
    );
  }
}
