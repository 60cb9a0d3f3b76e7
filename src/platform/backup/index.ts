export { backUp } from './back-up.ts';
export { restore } from './restore.ts';
export { leftOut } from './tables.ts';
