import { z } from 'zod';
import { post, type Route } from '#platform/http';
import { sendUp, takeBack } from '../../commands/send-up.ts';
import { exampleSnapshotId } from '../../data/demo-ids.ts';
import { savedAt } from '../saved.ts';
import { take } from '../sent.ts';
import { snapshotHref } from '../snapshots/addresses.ts';
import { showSnapshot } from '../snapshots/snapshot-page.tsx';

const may = 'send a snapshot up';
const example = { example: { id: exampleSnapshotId } };
const schema = z.object({ toUnitId: z.string().regex(/^[0-9a-f-]{36}$/, 'Choose a level above from the list') });

/** Sending a signed snapshot up, and taking it back. */
export const sendingRoutes: readonly Route[] = [
  post('/inquiry/snapshots/:id/sending', may, (ctx) => take(ctx, {
    schema,
    act: async ({ toUnitId }) => {
      const id = ctx.params['id'] ?? '';
      await ctx.write((tx) => sendUp(tx, ctx, { id, toUnitId }));
      return savedAt(snapshotHref({ id }), 'snapshot-sent');
    },
    again: (shown) => showSnapshot(ctx, shown),
  }), example),
  post('/inquiry/snapshots/:id/sending/ending', may, (ctx) => take(ctx, {
    schema,
    act: async ({ toUnitId }) => {
      const id = ctx.params['id'] ?? '';
      await ctx.write((tx) => takeBack(tx, ctx, { id, toUnitId }));
      return savedAt(snapshotHref({ id }), 'snapshot-taken-back');
    },
    again: (shown) => showSnapshot(ctx, shown),
  }), example),
];
