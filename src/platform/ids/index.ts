export { hashToken, isId, keyedHash, newId, newToken } from './ids.ts';
