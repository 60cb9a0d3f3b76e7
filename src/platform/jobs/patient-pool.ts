import pg from 'pg';

type Query = (...asked: unknown[]) => unknown;

/**
 * The queue's own connections. Its library takes listeners away while a connection may still be open, and waits neither for the note
 * that a job is done nor for the one that it failed (graphile-worker 0.18, worker.js): a database that is lost just then would end the process.
 * So listeners stay, and a lost connection is told by the one code for it that the library answers by trying again.
 */
export function openPatientPool(url: string, size: number): pg.Pool {
  const pool = new PatientPool({ connectionString: url, max: size, application_name: 'allied jobs' });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
    const query = client.query.bind(client) as Query;
    client.query = ((...asked: unknown[]) => {
      const answer = query(...asked);
      return answer instanceof Promise ? answer.catch(tellLost) : answer;
    }) as never;
  });
  return pool;
}

class PatientPool extends pg.Pool {
  override connect(): Promise<pg.PoolClient>;
  override connect(callback: (error: Error | undefined, client: pg.PoolClient | undefined, done: (release?: unknown) => void) => void): void;
  override connect(callback?: (error: Error | undefined, client: pg.PoolClient | undefined, done: (release?: unknown) => void) => void): Promise<pg.PoolClient> | void {
    if (callback) return super.connect(callback);
    // Somebody who tries again after the end waits with the process, which is about to go: nobody listens any more to be told no.
    return this.ending ? new Promise(() => undefined) : super.connect().catch(tellLost);
  }
}

const lostCodes = new Set(['EPIPE', 'ECONNRESET', 'ECONNREFUSED', 'ENOENT', '57P01', '57P02', '57P03', '08006', '08003']);
const lostWords = /^(Connection terminated|Client has encountered a connection error|Client was closed)|timeout exceeded when trying to connect/;

/** Throws it again; where the connection is what was lost, as what the library tries again. */
export function tellLost(error: Error & { code?: string }): never {
  if (lostCodes.has(error.code ?? '') || lostWords.test(error.message)) throw Object.assign(new Error('The connection to the database was lost', { cause: error }), { code: 'ETIMEDOUT' });
  throw error;
}
