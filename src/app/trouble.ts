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
