export { askTogether } from './ask-together.ts';
export { unreachable } from './connect-owner.ts';
export { keptBriefly } from './kept-briefly.ts';
export { openStore, type Asker, type Scope, type Store, type Tx } from './store.ts';
export { keepSettings } from './keep-settings.ts';
export { openPool } from './open-pool.ts';
export { knownMigrations, migrate } from './migrate.ts';
export { changeSecret, checkOwner, makeLogins } from './logins.ts';
export { PAGE_SIZE, partOf } from './paged.ts';
