import { createHash, randomBytes } from 'node:crypto';

/** Crockford's base 32: no letter that reads like a number, and none that makes rude words easily. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A new code for an author: 80 random bits as four groups of four, "7K3M-Q0ZB-…". Shown once, never kept. */
export function newAuthorCode(): string {
  const code = [...randomBytes(16)].map((byte) => letters[byte % 32]).join('');
  return code.match(/.{4}/g)?.join('-') ?? code;
}

/** A code as somebody typed it, or read it out over the phone, in its own spelling; null when it cannot be one. */
export function readAuthorCode(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[\s.\-–—_]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  if (!/^[0-9A-HJKMNP-TV-Z]{16}$/.test(code)) return null;
  return code.match(/.{4}/g)?.join('-') ?? null;
}

/** SHA-256 of the code, which is all that the database keeps. 80 bits are beyond trying out. */
export const hashAuthorCode = (code: string): Buffer => createHash('sha256').update(`author code ${code}`).digest();
