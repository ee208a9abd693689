/** A short message at the bottom of the window, with something to undo it. */

import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from 'react';
import { Button, IconButton } from './button.tsx';
import styles from './toast.module.css';

/** Long enough to read, and to reach the button. */
const SHOWN_MS = 8000;

/** What a toast says and offers. */
export interface Toast {
  readonly message: ReactNode;
  readonly action?: { readonly label: string; readonly run: () => void };
}

const ToastContext = createContext<(toast: Toast) => void>(() => undefined);

/** Shows a message, in place of the one before. */
export function useToast(): (toast: Toast) => void {
  return useContext(ToastContext);
}

/** Holds the place where messages appear. */
export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const [toast, setToast] = useState<(Toast & { readonly key: number }) | undefined>();
  const [held, setHeld] = useState(false);
  const cameFrom = useRef<HTMLElement | undefined>(undefined);
  const show = useCallback((next: Toast) => setToast({ ...next, key: Date.now() }), []);
  const close = useCallback(() => setToast(undefined), []);
  useEffect(() => {
    if (toast === undefined || held) return undefined;
    const timer = setTimeout(close, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [toast, held, close]);
  const action = toast?.action;
  /** The buttons go with the message; focus goes back to where it was. */
  const leave = (): void => {
    close();
    setHeld(false);
    const origin = cameFrom.current;
    (origin?.isConnected === true ? origin : document.querySelector('main'))?.focus({ preventScroll: true });
  };
  return (
    <ToastContext value={show}>
      {children}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it stays while one reads or uses it */}
      <div
        className={styles.place}
        role="status"
        onMouseEnter={() => setHeld(true)}
        onMouseLeave={() => setHeld(false)}
        onFocus={({ relatedTarget, currentTarget }) => {
          setHeld(true);
          if (relatedTarget instanceof HTMLElement && !currentTarget.contains(relatedTarget))
            cameFrom.current = relatedTarget;
        }}
        onBlur={() => setHeld(false)}
      >
        {toast !== undefined && (
          <div className={styles.toast} key={toast.key}>
            <span className={styles.message}>{toast.message}</span>
            {action !== undefined && (
              <Button
                size="small"
                tone="quiet"
                className={styles.action}
                onClick={() => {
                  action.run();
                  leave();
                }}
              >
                {action.label}
              </Button>
            )}
            <IconButton label="Dismiss" icon="close" size="small" onClick={leave} />
          </div>
        )}
      </div>
    </ToastContext>
  );
}
