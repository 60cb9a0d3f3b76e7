import { readdirSync, readFileSync } from 'node:fs';
import pg from 'pg';

/** Milliseconds of processor time of a process so far: fields 14 and 15 of stat, in hundredths of a second (proc(5)). */
export const processorOf = (pid: number | string): number => sumOf(statOf(String(pid)), [11, 12]);

/** The same of a process, its living children and those that have ended (fields 16 and 17). */
export function processorWithChildren(pid: number | string): number {
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(statOf).filter((fields) => fields[1] === String(pid));
  return sumOf(statOf(String(pid)), [11, 12, 13, 14]) + children.reduce((sum, fields) => sum + sumOf(fields, [11, 12]), 0);
}

/** The first process of a database on this machine: it says so itself, for its folder may not lie in the site's own. */
export async function databaseProcess(ownerUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows: [row] } = await client.query<{ pid: string }>("select split_part(pg_read_file('postmaster.pid'), e'\\n', 1) as pid");
    return row?.pid ?? '';
  } finally {
    await client.end();
  }
}

const sumOf = (fields: readonly string[], places: readonly number[]): number => places.reduce((sum, place) => sum + Number(fields[place] ?? 0) * 10, 0);

/** What stands after the name of a process, which may hold spaces; nothing for one that has ended. */
function statOf(pid: string): string[] {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  } catch {
    return [];
  }
}
