/** Measures what the machine is doing: CPU, memory, disk, network, under MLflow's names. */

import { readFileSync, statfsSync } from 'node:fs';
import { cpus, freemem, totalmem } from 'node:os';

/** One measurement; what this system does not tell is left out. */
export interface SystemSample {
  /** Milliseconds since 1970 (UTC). */
  readonly timestamp: number;
  readonly values: Readonly<Record<string, number>>;
}

/** Bytes as MLflow counts them in megabytes. */
const MEGABYTE = 1e6;

/**
 * Makes a sampler: each call measures since the call before.
 *
 * @param folder on the disk that is watched
 */
export function systemSampler(folder: string): () => SystemSample {
  let before = cpuTimes();
  const networkAtStart = networkBytes();
  return () => {
    const now = cpuTimes();
    const busy = now.total === before.total ? 0 : 1 - (now.idle - before.idle) / (now.total - before.total);
    before = now;
    const used = totalmem() - availableMemory();
    const network = networkBytes();
    return {
      timestamp: Date.now(),
      values: {
        'system/cpu_utilization_percentage': round(100 * busy),
        'system/system_memory_usage_megabytes': round(used / MEGABYTE),
        'system/system_memory_usage_percentage': round((100 * used) / totalmem()),
        ...diskValues(folder),
        ...(network !== undefined &&
          networkAtStart !== undefined && {
            'system/network_receive_megabytes': round((network.received - networkAtStart.received) / MEGABYTE),
            'system/network_transmit_megabytes': round((network.sent - networkAtStart.sent) / MEGABYTE),
          }),
      },
    };
  };
}

function cpuTimes(): { idle: number; total: number } {
  let idle = 0;
  let total = 0;
  for (const { times } of cpus()) {
    idle += times.idle;
    total += times.idle + times.user + times.nice + times.sys + times.irq;
  }
  return { idle, total };
}

/** What programs could still take; Linux counts its caches as free here. */
function availableMemory(): number {
  try {
    const kilobytes = /^MemAvailable:\s+(\d+) kB$/m.exec(readFileSync('/proc/meminfo', 'utf8'))?.[1];
    return kilobytes === undefined ? freemem() : Number(kilobytes) * 1024;
  } catch {
    // Not Linux.
    return freemem();
  }
}

function diskValues(folder: string): Record<string, number> {
  try {
    const { blocks, bavail, bfree, bsize } = statfsSync(folder);
    const used = (blocks - bfree) * bsize;
    const usable = used + bavail * bsize;
    return {
      'system/disk_usage_megabytes': round(used / MEGABYTE),
      'system/disk_usage_percentage': usable === 0 ? 0 : round((100 * used) / usable),
      'system/disk_available_megabytes': round((bavail * bsize) / MEGABYTE),
    };
  } catch {
    // The folder is not there, or the system does not say.
    return {};
  }
}

/** Bytes of all interfaces but the loopback; `undefined` where the system does not say. */
function networkBytes(): { received: number; sent: number } | undefined {
  try {
    const lines = readFileSync('/proc/net/dev', 'utf8').split('\n').slice(2);
    let received = 0;
    let sent = 0;
    for (const line of lines) {
      const [name = '', ...fields] = line.trim().split(/[:\s]+/);
      if (name === '' || name === 'lo') continue;
      received += Number(fields[0]);
      sent += Number(fields[8]);
    }
    return { received, sent };
  } catch {
    // Not Linux.
    return undefined;
  }
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
