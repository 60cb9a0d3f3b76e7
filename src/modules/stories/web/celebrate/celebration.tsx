import { z } from 'zod';
import { Conflict } from '#platform/errors';
import type { Reply, RequestContext } from '#platform/http';
import { linkCelebration, prioritiesToCelebrate, type PriorityToCelebrate } from '#modules/inquiry';
import { emptyForm, Form, parseForm, SelectField } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { casePage } from '../../queries/cases/case-studies.ts';
import { awardScheme } from '../../queries/praise/praise.ts';
import { savedAt } from '../saved.ts';

/** What can celebrate a priority (requirement S24): only what everyone can read. */
export interface Celebrating {
  kind: 'story' | 'award';
  id: string;
  organisationId: string;
  title: string;
  address: string;
}

/** The live priorities that whoever looks may celebrate with it. */
export const toCelebrate = (ctx: RequestContext, { organisationId }: Pick<Celebrating, 'organisationId'>): Promise<PriorityToCelebrate[]> => (ctx.viewer.signedIn ? ctx.read((tx) => prioritiesToCelebrate(tx, ctx.viewer, organisationId)) : Promise.resolve([]));

export function CelebrateForm({ ctx, address, priorities }: { ctx: RequestContext; address: string; priorities: readonly PriorityToCelebrate[] }) {
  if (priorities.length === 0) return null;
  return (
    <Form action={`${address}/celebration`} csrfToken={ctx.csrf()} state={emptyForm}>
      <SelectField name="priorityId" label="Celebrate a priority with it" hint="A priority counts as celebrated only where a story, an award or an answer stands beside it." items={priorities.map(({ id, title, unit }) => ({ value: id, text: `${title} (${unit})` }))} />
      <Button variant="secondary" text="Link it" />
    </Form>
  );
}

/** POST /case-studies/:id/celebration */
export async function celebrateWithCase(ctx: RequestContext): Promise<Reply> {
  const { id, organisationId, title, state } = await ctx.read((tx) => casePage(tx, ctx.params['id'] ?? ''));
  if (state !== 'published') throw new Conflict('Publish the case study first, so that everyone can read what is celebrated.');
  return celebrate(ctx, { kind: 'story', id, organisationId, title, address: `/case-studies/${id}` });
}

/** POST /awards/:id/celebration */
export async function celebrateWithAward(ctx: RequestContext): Promise<Reply> {
  const { id, organisationId, name, publishedAt } = await ctx.read((tx) => awardScheme(tx, ctx.params['id'] ?? ''));
  if (!publishedAt) throw new Conflict('Publish the results first, so that everyone can read what is celebrated.');
  return celebrate(ctx, { kind: 'award', id, organisationId, title: name, address: `/awards/${id}` });
}

const schema = z.object({ priorityId: z.uuid('Choose a priority from the list') });

async function celebrate(ctx: RequestContext, { kind, id, title, address, organisationId }: Celebrating): Promise<Reply> {
  const sent = parseForm(schema, ctx.body);
  const known = await toCelebrate(ctx, { organisationId });
  const priority = sent.ok ? known.find((each) => each.id === sent.value.priorityId) : undefined;
  if (!priority) throw new Conflict('Choose a live priority of this organisation from the list.');
  await ctx.write((tx) => linkCelebration(tx, ctx, { priorityId: priority.id, kind, subjectId: id, title: `${kind === 'award' ? 'Award' : 'Case study'}: ${title}`, address }));
  return savedAt(`/inquiry/priorities/${priority.id}`, 'celebration-linked');
}
