/** The controls in a sheet, for screens on which they would push everything else away. */

import { type ReactNode, useId, useRef } from 'react';
import { Button, IconButton } from '../../components/button.tsx';
import { withoutFilters } from './active-filters.ts';
import { ControlsPanel } from './controls-panel.tsx';
import styles from './controls-sheet.module.css';
import type { ControlsEditor } from './use-controls.ts';

/** A button, and the sheet that it opens. */
export function ControlsSheet({
  id,
  editor,
  hasActive,
  label,
}: {
  /** Id of the button. */
  readonly id: string;
  readonly editor: ControlsEditor;
  /** Whether there is anything to reset. */
  readonly hasActive: boolean;
  readonly label: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const close = (): void => dialog.current?.close();
  return (
    <>
      <Button id={id} icon="filter" aria-haspopup="dialog" onClick={() => dialog.current?.showModal()}>
        {label}
      </Button>
      <dialog ref={dialog} className={styles.sheet} aria-labelledby={heading} closedby="any">
        <div className={styles.content}>
          <header className={styles.header}>
            <h2 id={heading}>Filters</h2>
            <IconButton label="Close" icon="close" onClick={close} />
          </header>
          <div className={styles.body}>
            <ControlsPanel {...editor} />
          </div>
          <footer className={styles.footer}>
            <Button icon="reset" disabled={!hasActive} onClick={() => editor.change(withoutFilters(editor.controls))}>
              Reset
            </Button>
            <Button tone="primary" onClick={close}>
              Show titles
            </Button>
          </footer>
        </div>
      </dialog>
    </>
  );
}
