export { askTogether } from './ask-together.ts';
export { openStore, type Scope, type Store, type StoreOptions, type Tx } from './store.ts';
export { knownMigrations, migrate } from './migrate.ts';
export { changeSecret, makeLogins, type Logins } from './logins.ts';
export type { DB } from './types.ts';
