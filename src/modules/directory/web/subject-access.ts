import { file, get, type Route } from '#platform/http';
import type { Room } from '#platform/rooms';
import { ownPersonId } from '../commands/change-account.ts';

/**
 * Everything that every room holds about the viewer, as one JSON file. Only the hall knows all rooms, so it mounts this
 * route with them.
 */
export const subjectAccessRoute = (rooms: readonly Room[]): Route => get('/account/export', 'manage their own account', async (ctx) => {
  const personId = ownPersonId(ctx);
  const held = await ctx.read(async (tx) => {
    const parts: Record<string, unknown> = {};
    for (const room of rooms) if (room.heldAbout) parts[room.name] = await room.heldAbout(tx, personId);
    return parts;
  });
  const copy = { format: 'allied-held-about-you/1', madeAt: ctx.now.toISOString(), personId, held };
  return file(JSON.stringify(copy, null, 2), 'application/json; charset=utf-8', 'everything-held-about-me.json');
}, { requestsPerMinute: 20 });
