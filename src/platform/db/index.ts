export { askTogether } from './ask-together.ts';
export { keptBriefly } from './kept-briefly.ts';
export { openStore, type Scope, type Store, type Tx } from './store.ts';
export { knownMigrations, migrate } from './migrate.ts';
export { makeLogins } from './logins.ts';
