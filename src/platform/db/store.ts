import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import { calledBack } from './called-back.ts';
import { openPool } from './open-pool.ts';
import type { DB } from './types.ts';

// A date is a day, not a moment: pg would turn it into midnight of this machine's zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (day) => day);

/** One transaction, already limited to what its viewer may see. */
export type Tx = Transaction<DB>;

/**
 * Who asks. The database itself limits every row by this (row-level security):
 * `nobody` sees no row, `public` what is published, `person` and `token` also what belongs to their organisations.
 * `worker` needs the worker's own database login; with the web login it sees what `public` sees.
 */
export type Scope =
  | { as: 'nobody' }
  | { as: 'public' }
  | { as: 'person'; personId: string; organisationIds: readonly string[] }
  | { as: 'token'; tokenId: string; organisationIds: readonly string[] }
  | { as: 'worker' };

/** The only way to the database: every read and write happens inside a scope. */
export interface Store {
  within<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Like `within`, in a read-only transaction: a GET never writes. */
  reading<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * For questions that bring their scope along: functions of the database that begin with the limits they are given, so that no statements
   * stand around them. One connection for all of the work.
   */
  asking<T>(scope: Scope, work: (asker: Asker) => Promise<T>): Promise<T>;
  /** No scope and so no rows: only for the functions that answer to a secret, such as a session's hash. */
  unscoped<T>(work: (database: Kysely<DB>) => Promise<T>): Promise<T>;
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** A scope as the settings that row-level security reads. */
export interface ScopeLimits {
  viewer: Scope['as'];
  person: string;
  organisations: string;
}

export interface Asker {
  database: Kysely<DB>;
  limits: ScopeLimits;
}

export interface StoreOptions {
  url: string;
  poolSize?: number;
  name?: string;
}

/** Opens a pool. Statements are never named (poolers break them) and session state is only ever SET LOCAL. */
export function openStore({ url, poolSize = 10, name = 'allied' }: StoreOptions): Store {
  const pool = openPool({ connectionString: url, max: poolSize, application_name: name, connectionTimeoutMillis: 10_000, idleTimeoutMillis: 30_000 });
  const database = new Kysely<DB>({ dialect: new PostgresDialect({ pool: calledBack(pool) }) });
  const transact = <T>(scope: Scope, readOnly: boolean, work: (tx: Tx) => Promise<T>) =>
    database.transaction().execute(async (tx) => {
      await limitTo(tx, scope, readOnly);
      return work(tx);
    });
  return {
    within: (scope, work) => transact(scope, false, work),
    reading: (scope, work) => transact(scope, true, work),
    asking: (scope, work) => database.connection().execute((held) => work({ database: held, limits: limitsOf(scope) })),
    unscoped: (work) => work(database),
    ping: async () => void (await sql`select 1`.execute(database)),
    close: () => database.destroy(),
  };
}

function limitsOf(scope: Scope): ScopeLimits {
  const organisations = scope.as === 'person' || scope.as === 'token' ? scope.organisationIds : [];
  return { viewer: scope.as, person: scope.as === 'person' ? scope.personId : '', organisations: `{${organisations.join(',')}}` };
}

async function limitTo(tx: Tx, scope: Scope, readOnly: boolean): Promise<void> {
  const { viewer, person, organisations } = limitsOf(scope);
  await sql`select set_config('allied.viewer', ${viewer}, true),
    set_config('allied.person', ${person}, true),
    set_config('allied.organisations', ${organisations}, true)
    ${readOnly ? sql`, set_config('transaction_read_only', 'on', true)` : sql``}`.execute(tx);
}
