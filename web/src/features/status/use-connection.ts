/** Follows the connection to the service, and brings the page up to date when the service comes back. */

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { ApiError } from '../../api/client.ts';
import { type Connection, connectionOf } from './connection.ts';
import { HEALTH_KEY, healthQuery, useHealth } from './use-health.ts';

const BACK_MS = 4000;

/** What to say of the connection, the service's notice, and a way to ask again now. */
export interface ConnectionNews {
  readonly connection: Connection;
  readonly notice: string | undefined;
  readonly isAsking: boolean;
  readonly askNow: () => void;
}

/** The news of the connection. */
export function useConnection(): ConnectionNews {
  const { data, isFailing, isFetching, refetch } = useHealth();
  const online = useOnline();
  const wasOffline = useRef(false);
  const recovered = useRecovery(isFailing || data?.status === 'degraded');
  useFailuresOfOthers();
  useNewModel(data?.model_version);
  useEffect(() => {
    if (online && wasOffline.current) void refetch();
    wasOffline.current = !online;
  }, [online, refetch]);
  return {
    connection: connectionOf({ failed: isFailing, online, health: data, recovered }),
    notice: data?.notice,
    isAsking: isFetching,
    askNow: () => void refetch(),
  };
}

/** Whether the service has just come back; asks again for whatever failed meanwhile. */
function useRecovery(failed: boolean): boolean {
  const client = useQueryClient();
  const [recovered, setRecovered] = useState(false);
  const wasFailing = useRef(false);
  useEffect(() => {
    const isBack = wasFailing.current && !failed;
    wasFailing.current = failed;
    if (!isBack) return undefined;
    setRecovered(true);
    void client.refetchQueries({ predicate: ({ state }) => state.status === 'error' });
    const timer = setTimeout(() => setRecovered(false), BACK_MS);
    return () => clearTimeout(timer);
  }, [failed, client]);
  return recovered;
}

/** When any other request gets no answer, asks at once how the service is. */
function useFailuresOfOthers(): void {
  const client = useQueryClient();
  useEffect(
    () =>
      client.getQueryCache().subscribe((event) => {
        if (event.type !== 'updated' || event.query.queryKey[0] === HEALTH_KEY) return;
        if (event.action.type !== 'failed' && event.action.type !== 'error') return;
        const { error } = event.action;
        if (error instanceof ApiError && (error.status === 0 || error.status === 503)) {
          void client.invalidateQueries({ queryKey: healthQuery.queryKey }, { cancelRefetch: false });
        }
      }),
    [client],
  );
}

/** When another model serves, what was kept of the old one is out of date: it is asked for anew where it is next used. */
function useNewModel(version: string | null | undefined): void {
  const client = useQueryClient();
  const known = useRef(version);
  useEffect(() => {
    const isNew = version !== undefined && known.current !== undefined && version !== known.current;
    if (version !== undefined) known.current = version;
    if (!isNew) return;
    void client.invalidateQueries({
      predicate: ({ queryKey }) => queryKey[0] !== HEALTH_KEY,
      refetchType: 'none',
    });
    void client.refetchQueries({ predicate: ({ state }) => state.status === 'error' });
    for (const key of ['catalogue', 'model']) void client.invalidateQueries({ queryKey: [key] });
  }, [version, client]);
}

function useOnline(): boolean {
  return useSyncExternalStore(
    (onChange) => {
      globalThis.addEventListener('online', onChange);
      globalThis.addEventListener('offline', onChange);
      return () => {
        globalThis.removeEventListener('online', onChange);
        globalThis.removeEventListener('offline', onChange);
      };
    },
    () => navigator.onLine,
  );
}
