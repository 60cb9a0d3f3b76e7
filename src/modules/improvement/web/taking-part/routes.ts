import { londonDay } from '#platform/clock';
import { get, post, type Reply, type RequestContext, type Route } from '#platform/http';
import type { PartnershipEntry } from '#modules/strategy';
import { recordTakingPart, takeBackTakingPart } from '../../commands/taking-part/taking-part.ts';
import { exampleProjectId } from '../../data/example-ids.ts';
import { projectHref } from '../../domain/addresses.ts';
import { savedAt } from '../saved.ts';
import { takeForm } from '../registers/take-form.ts';
import { takingPart } from '../../queries/taking-part/taking-part.ts';
import { takingBackFields, takingPartFields } from './fields.ts';
import { linesToTakeBack, showTakingPart } from './page.tsx';

const address = '/improvement/projects/:id/taking-part';

export const takingPartRoutes: readonly Route[] = [
  get(address, 'read projects', (ctx) => showTakingPart(ctx), { example: { id: exampleProjectId } }),
  post(address, 'work on projects', takeLine, { example: { id: exampleProjectId } }),
  post(`${address}/taking-back`, 'work on projects', takeBack, { example: { id: exampleProjectId } }),
];

const here = (ctx: RequestContext): string => `${projectHref(ctx.params['id'] ?? '')}/taking-part`;

function takeLine(ctx: RequestContext): Promise<Reply> {
  return takeForm(ctx, { form: 'line', fields: takingPartFields, again: (open) => showTakingPart(ctx, open), act: async ({ stage, evidence, role, tookPart, ...answers }) => {
    // Each is a code of the rule table: the form lets nothing else through, and the database asks again.
    const codes = { stage, evidence, role, tookPart } as Pick<PartnershipEntry, 'stage' | 'evidence' | 'role' | 'tookPart'>;
    await ctx.write((tx) => recordTakingPart(tx, ctx, { projectId: ctx.params['id'] ?? '', ...answers, ...codes }));
    return savedAt(here(ctx), 'taking-part-kept');
  } });
}

async function takeBack(ctx: RequestContext): Promise<Reply> {
  const projectId = ctx.params['id'] ?? '';
  const { lines } = await ctx.read((tx) => takingPart(tx, projectId, londonDay(ctx.now)));
  return takeForm(ctx, { form: 'back', fields: takingBackFields(linesToTakeBack(lines)), again: (open) => showTakingPart(ctx, open), act: async ({ lineId, reason }) => {
    await ctx.write((tx) => takeBackTakingPart(tx, ctx, { projectId, lineId, reason }));
    return savedAt(here(ctx), 'taking-part-taken-back');
  } });
}
