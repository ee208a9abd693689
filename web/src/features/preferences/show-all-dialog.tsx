/** Asks before every hidden title is shown again. */

import { useEffect, useRef } from 'react';
import { Button } from '../../components/button.tsx';
import styles from './show-all-dialog.module.css';

/** The browser's own dialog, which keeps the focus and closes on Escape. */
export function ShowAllDialog({
  count,
  isOpen,
  onClose,
}: {
  readonly count: number;
  readonly isOpen: boolean;
  readonly onClose: (isConfirmed: boolean) => void;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
  }, [isOpen]);
  const close = (isConfirmed: boolean): void => {
    dialog.current?.close(isConfirmed ? 'confirmed' : '');
  };
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-labelledby="show-all-heading"
      aria-describedby="show-all-text"
      onClose={({ currentTarget }) => {
        const isConfirmed = currentTarget.returnValue === 'confirmed';
        currentTarget.returnValue = '';
        onClose(isConfirmed);
      }}
    >
      <h2 id="show-all-heading" className={styles.heading}>
        Show {count === 1 ? 'the title' : `all ${count} titles`} again?
      </h2>
      <p id="show-all-text">The list is emptied, and what was on it may be recommended again.</p>
      <div className={styles.actions}>
        <Button onClick={() => close(false)}>Keep the list</Button>
        <Button tone="primary" onClick={() => close(true)}>
          Show all again
        </Button>
      </div>
    </dialog>
  );
}
