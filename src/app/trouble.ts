import type { Config } from '#platform/config';

/** An error of a library or of the machine, as far as it says what it is about. */
interface Trouble extends Error {
  code?: string;
  syscall?: string;
  path?: string;
  dest?: string;
}

/** One sentence for an operator: which setting or file, and what to do. Our own errors are sentences already. */
export function inPlainWords(error: unknown, config: Config): string {
  const trouble = error as Trouble;
  return fileTrouble(trouble, config) ?? trouble.message;
}

/** Gives the trouble of a database the name of the setting that holds its address. */
export async function naming<T>(setting: 'DATABASE_URL' | 'DATABASE_WEB_URL' | 'DATABASE_WORKER_URL', work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const said = databaseTrouble(error as Trouble);
    throw said ? new Error(`${setting} does not work. ${said}`, { cause: error }) : error;
  }
}

function databaseTrouble({ code = '', syscall, message }: Trouble): string | null {
  if (code === '28P01' || code === '28000') return 'The database does not let this user in. Check the user and the password.';
  if (code === '3D000') return 'The database server has no database of that name.';
  if (code === '42501' && /role/.test(message)) return 'Its user may not create roles. Let it, or make the roles yourself and give DATABASE_WEB_URL and DATABASE_WORKER_URL: docs/runbook.md, "Several machines".';
  if (syscall === 'connect' || syscall === 'getaddrinfo' || /^E(CONN|HOST|TIMEDOUT)/.test(code)) return `No database answers at its address (${code}). Check the address, and that the database runs.`;
  return null;
}

/** Where the site cannot listen. Null when the trouble is another. */
export function listenTrouble({ code = '', syscall }: Trouble, { host, port }: Pick<Config, 'host' | 'port'>): string | null {
  if (code === 'EADDRINUSE') return `Port ${port} is in use on ${host}. Stop what uses it, or set PORT to another number.`;
  if (code === 'EACCES' && syscall === 'listen') return `PORT does not work. This account may not listen on port ${port}. Set PORT to a number above 1023.`;
  if (code === 'EADDRNOTAVAIL') return `HOST does not work. This machine does not have the address ${host}.`;
  if (syscall === 'getaddrinfo') return `HOST does not work. No address is known for the name "${host}".`;
  return null;
}

const FILE_WORDS: Record<string, string> = {
  ENOENT: 'is not there', EEXIST: 'is not a folder', ENOTDIR: 'is not a folder', EISDIR: 'is a folder, not a file', EACCES: 'may not be opened or written by this account', EPERM: 'may not be changed by this account',
  EROFS: 'is on a disk that can only be read', ENOSPC: 'cannot be written: the disk is full', ELOOP: 'is a link to itself',
};

function fileTrouble({ code = '', path }: Trouble, { dataFolder }: Config): string | null {
  const words = FILE_WORDS[code];
  if (!words || !path) return null;
  const ours = `${path}/`.startsWith(`${dataFolder}/`) || `${dataFolder}/`.startsWith(`${path}/`);
  return ours ? `ALLIED_DATA does not work. ${path} ${words}.` : `${path} ${words}.`;
}
