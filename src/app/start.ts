import type { Config } from '#platform/config';
import { openHouse, type House } from './house.ts';
import { rooms } from './rooms.ts';
import { openJobs, openWeb } from './web.ts';

/** Starts what was asked for and stays until it is told to stop; then it lets running requests and jobs finish. */
export async function start(config: Config, what: 'all' | 'web' | 'worker'): Promise<number> {
  const stopAsked = new Promise<string>((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => done(signal));
  });
  const house = await openHouse(config);
  try {
    await furnishContent(house);
    const runner = what === 'worker' || (what === 'all' && config.worker === 'inline') ? await openJobs(house) : null;
    const server = what === 'worker' ? null : await listen(house);
    if (process.send) process.send('ready');
    house.log.info('stopping', { because: await stopAsked });
    await server?.close();
    await runner?.stop();
    return 0;
  } finally {
    await house.close();
  }
}

/** Loads the shipped content, and in demo mode the imagined trust. Running it again changes nothing. */
export async function furnishContent(house: House, now: Date = new Date()): Promise<void> {
  const context = { store: house.worker, config: house.config, log: house.log, now };
  for (const room of rooms) await room.seed?.(context);
  if (house.config.mode !== 'demo') return;
  for (const room of rooms) await room.seedDemo?.(context);
}

async function listen(house: House) {
  const { config, log } = house;
  const server = await openWeb(house);
  try {
    await server.listen({ port: config.port, host: config.host });
  } catch (error) {
    await server.close();
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') throw new Error(`Port ${config.port} is in use on ${config.host}. Stop what uses it, or set PORT to another number.`, { cause: error });
    throw error;
  }
  const address = server.server.address();
  const port = typeof address === 'object' && address ? address.port : config.port;
  log.info('ready', { address: `http://${config.host}:${port}`, mode: config.mode });
  return server;
}
