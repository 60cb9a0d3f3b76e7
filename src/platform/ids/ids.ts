import { createHash, createHmac, randomBytes, randomUUID } from 'node:crypto';

/** A random id (UUID version 4): says nothing about when or by whom it was made. */
export const newId = (): string => randomUUID();

/** A secret for a link or cookie: 256 random bits, safe in an address. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** Tokens are kept only as their SHA-256, so a copy of the database opens nothing. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/** A keyed hash (HMAC SHA-256) of a text, in base64url. */
export const keyedHash = (key: string | Buffer, text: string): string => createHmac('sha256', key).update(text).digest('base64url');

const uuidShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
export const isId = (text: unknown): text is string => typeof text === 'string' && uuidShape.test(text);
