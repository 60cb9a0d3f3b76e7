import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { assetsFolder } from '#ui/assets';

/** The stylesheet, the script and the pictures. Their addresses carry a hash, so a browser may keep them for a year. */
export async function serveAssets(server: FastifyInstance): Promise<void> {
  await server.register(fastifyStatic, { root: assetsFolder, prefix: '/assets/', maxAge: '365d', immutable: true, index: false, dotfiles: 'deny' });
}
