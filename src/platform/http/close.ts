import type { FastifyInstance } from 'fastify';

/** Lets requests that have begun finish, but not for ever: a client that stalls in the middle of one is cut off. */
export async function closeWithin(server: FastifyInstance, milliseconds: number): Promise<void> {
  const timer = setTimeout(() => server.server.closeAllConnections(), milliseconds);
  try {
    await server.close();
  } finally {
    clearTimeout(timer);
  }
}
