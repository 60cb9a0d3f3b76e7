import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? (sorted[middle] ?? NaN) : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
};

/** What a reader must know to believe a figure: cores, load before the run, and how long this disk takes to promise a write. */
export function machineLine(folder: string): string {
  const file = join(folder, `fsync-${process.pid}`);
  const descriptor = openSync(file, 'w');
  const times: number[] = [];
  for (let i = 0; i < 50; i += 1) {
    const began = performance.now();
    writeSync(descriptor, 'x'.repeat(4096));
    fdatasyncSync(descriptor);
    times.push(performance.now() - began);
  }
  closeSync(descriptor);
  rmSync(file);
  return `${cpus().length} cores, load ${loadavg()[0]?.toFixed(2)}, fdatasync median ${median(times).toFixed(2)} ms, Node ${process.versions.node}`;
}
