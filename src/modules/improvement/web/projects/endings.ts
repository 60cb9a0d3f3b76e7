import type { Tx } from '#platform/db';
import type { Handler, RequestContext } from '#platform/http';
import { endDriver } from '../../commands/drivers/change-drivers.ts';
import { endMember } from '../../commands/projects/change-team.ts';
import { unlinkMeasure } from '../../commands/projects/link-measure.ts';
import { projectHref } from '../../domain/addresses.ts';
import { savedAt, type savedWords } from '../saved.ts';

/** A button of the page that needs no answers. */
const pressed = (part: string, saved: keyof typeof savedWords, act: (tx: Tx, ctx: RequestContext, projectId: string) => Promise<void>): Handler => async (ctx) => {
  const projectId = ctx.params['id'] ?? '';
  await ctx.write((tx) => act(tx, ctx, projectId));
  return savedAt(`${projectHref(projectId)}#${part}`, saved);
};

export const takeDriverOut = pressed('drivers', 'driver-ended', (tx, ctx, projectId) => endDriver(tx, ctx, { projectId, driverId: ctx.params['driver'] ?? '' }));
export const takeMeasureOff = pressed('measures', 'measure-unlinked', (tx, ctx, projectId) => unlinkMeasure(tx, ctx, { projectId, linkId: ctx.params['link'] ?? '' }));
export const takeMemberOut = pressed('team', 'member-left', (tx, ctx, projectId) => endMember(tx, ctx, { projectId, memberId: ctx.params['member'] ?? '' }));
