/** Values kept in this browser alone, shared by all its tabs. */

import { useSyncExternalStore } from 'react';

/** A value in local storage. */
export interface Stored<Value> {
  get(): Value;
  set(next: Value | ((before: Value) => Value)): void;
  /** The value, followed by the component that asks. */
  use(): Value;
}

/**
 * A value under a key.
 *
 * @param parse reads what was stored, by any version of this app or by hand; throws, or gives undefined, when it is of no use
 */
export function stored<Value>(
  key: string,
  fallback: Value,
  parse: (json: unknown) => Value | undefined,
): Stored<Value> {
  const listeners = new Set<() => void>();
  let current = read();

  function read(): Value {
    try {
      const text = localStorage.getItem(key);
      return text === null ? fallback : (parse(JSON.parse(text)) ?? fallback);
    } catch {
      return fallback;
    }
  }

  function tell(): void {
    for (const listener of listeners) listener();
  }

  globalThis.addEventListener?.('storage', (event) => {
    if (event.key !== key && event.key !== null) return;
    current = read();
    tell();
  });

  const get = (): Value => current;
  const subscribe = (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    get,
    set(next) {
      current = typeof next === 'function' ? (next as (before: Value) => Value)(current) : next;
      try {
        localStorage.setItem(key, JSON.stringify(current));
      } catch {
        // Storage is full or forbidden: the value lasts as long as the page.
      }
      tell();
    },
    use: () => useSyncExternalStore(subscribe, get, get),
  };
}
