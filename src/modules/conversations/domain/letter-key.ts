import { createHmac, timingSafeEqual } from 'node:crypto';
import { isId } from '#platform/ids';

const seal = (id: string, secret: string | null): Buffer => createHmac('sha256', secret ?? '').update(`letters about a conversation ${id}`).digest().subarray(0, 16);

/** What the links of a letter carry: which row it is about, and 128 bits that only this site can work out (HMAC, RFC 2104). Nothing of it is kept. */
export const letterKey = (id: string, secret: string | null): string => `${id}.${seal(id, secret).toString('base64url')}`;

/** The row that a letter's link is about; null for a link that this site did not make. */
export function readLetterKey(key: string, secret: string | null): string | null {
  const [id = '', given = ''] = key.split('.');
  const bytes = Buffer.from(given, 'base64url');
  return isId(id) && bytes.length === 16 && timingSafeEqual(bytes, seal(id, secret)) ? id : null;
}
