import { totalmem } from 'node:os';

/** PostgreSQL's own choice, and the least that is worth setting. */
const LEAST_MEGABYTES = 128;

/** What a strategy platform of a country reads again and again fits into this; the rest stays with the operating system's own cache. */
const MOST_MEGABYTES = 2_048;

/**
 * Megabytes for PostgreSQL's own cache (shared_buffers): an eighth of the memory of this machine, or of what this container may use. Its
 * handbook advises a quarter of a machine that serves a database alone; here the web process and PDF writers live beside it.
 */
export function cacheMegabytes(machineBytes: number = totalmem(), allowedBytes: number = process.constrainedMemory()): number {
  // Without a limit Node answers 0 or a number beyond any machine.
  const bytes = allowedBytes > 0 ? Math.min(machineBytes, allowedBytes) : machineBytes;
  return Math.max(LEAST_MEGABYTES, Math.min(MOST_MEGABYTES, Math.floor(bytes / 8 / 1_048_576)));
}
