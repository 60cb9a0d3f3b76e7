import { createHash, randomBytes } from 'node:crypto';

/** Crockford's base 32: no letter that reads like a number, and none that makes rude words easily. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const YOUNG = 'Y';

const spelled = (bytes: Uint8Array): string => {
  const code = [...bytes.subarray(0, 16)].map((byte) => letters[byte % 32]).join('');
  return code.match(/.{4}/g)?.join('-') ?? code;
};

/** A new code for an author: 80 random bits as four groups of four, "7K3M-Q0ZB-…". Shown once, never kept. */
export const newAuthorCode = (): string => spelled(randomBytes(16));

/** What a form carries so that the same words sent twice (a double click, a page loaded again) are kept once: 128 random bits. */
export const newSending = (): string => randomBytes(16).toString('base64url');

/**
 * The code of words sent with a form: the same form with the same words gives the same code, so that sending twice shows the code
 * again. Only the browser that got the form holds what it is made from. Something that is no form's number gives a random code.
 */
export function authorCodeOf({ sending, words, place }: { sending: string | undefined; words: string; place: string }): string {
  if (!sending || !/^[A-Za-z0-9_-]{22}$/.test(sending)) return newAuthorCode();
  return spelled(createHash('sha256').update(JSON.stringify(['author code of a form', sending, place, words])).digest());
}

/**
 * The code of words that are never quoted, because somebody under 16 wrote them: only who holds the code can tell. What is kept is the
 * hash of all of it, so that no table says which words are a child's, and a code without its last letter opens nothing.
 */
export const youngCode = (code: string): string => `${code}-${YOUNG}`;
export const isYoungCode = (code: string): boolean => /^(.{4}-){4}Y$/.test(code);

/** A code as somebody typed it, or read it out over the phone, in its own spelling; null when it cannot be one. */
export function readAuthorCode(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[\s.\-–—_]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  if (!/^[0-9A-HJKMNP-TV-Z]{16}Y?$/.test(code)) return null;
  return code.match(/.{1,4}/g)?.join('-') ?? null;
}

/** SHA-256 of the code, which is all that the database keeps. 80 bits are beyond trying out. */
export const hashAuthorCode = (code: string): Buffer => createHash('sha256').update(`author code ${code}`).digest();
