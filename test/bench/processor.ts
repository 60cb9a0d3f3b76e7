import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Milliseconds of processor time of a process so far: fields 14 and 15 of stat, in hundredths of a second (proc(5)). */
export const processorOf = (pid: number | string): number => sumOf(statOf(String(pid)), [11, 12]);

/** The same of a process, its living children and those that have ended (fields 16 and 17). */
export function processorWithChildren(pid: number | string): number {
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(statOf).filter((fields) => fields[1] === String(pid));
  return sumOf(statOf(String(pid)), [11, 12, 13, 14]) + children.reduce((sum, fields) => sum + sumOf(fields, [11, 12]), 0);
}

/** The first process of a site's built-in database. */
export const databaseProcess = (folder: string): string => readFileSync(join(folder, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0] ?? '';

const sumOf = (fields: readonly string[], places: readonly number[]): number => places.reduce((sum, place) => sum + Number(fields[place] ?? 0) * 10, 0);

/** What stands after the name of a process, which may hold spaces; nothing for one that has ended. */
function statOf(pid: string): string[] {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  } catch {
    return [];
  }
}
