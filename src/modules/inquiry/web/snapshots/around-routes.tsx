import { z } from 'zod';
import { formatDay } from '#platform/clock';
import { Forbidden } from '#platform/errors';
import { get, page, post, type Reply, type RequestContext, type Route } from '#platform/http';
import { dateAnswer, emptyForm, FormErrorSummary } from '#ui/forms';
import { addDiscussion, addEvidence, enterPhase, finishStep, planStep } from '../../commands/add-around.ts';
import { exampleOpenSnapshotId, exampleSnapshotId, exampleStepId } from '../../data/demo-ids.ts';
import { phases } from '../../domain/stages.ts';
import { mayHere } from '../../permissions.ts';
import { aroundSnapshot, snapshotById } from '../../queries/snapshots.ts';
import { savedAt } from '../saved.ts';
import { take, type Shown } from '../sent.ts';
import { snapshotHref, snapshotTrail } from './addresses.ts';
import { AroundForms, type AroundForm } from './around-part.tsx';

const may = 'fill in a snapshot';
/** Evidence and phases are also for a person's own snapshot, by somebody who belongs nowhere; the command says who may for a unit's. */
const own = { may: 'keep a snapshot of their own', id: exampleOpenSnapshotId } as const;
const units = { may, id: exampleSnapshotId } as const;
const text = (missing: string, most: number) => z.string().trim().min(3, missing).max(most, `Use ${most} letters or less`);
const question = z.string().min(1, 'Choose a question');
const day = (missing: string) => dateAnswer({ missing, name: 'The day' });

const evidenceSchema = z.object({ question, what: text('Say what it shows', 600), address: z.union([z.literal(''), z.url({ protocol: /^https$/, error: 'Begin the address with https://' }).max(500, 'Use 500 letters or less')]) });
const discussionSchema = z.object({ heldOn: day('Enter the day of the talk'), who: text('Say who took part', 600), said: text('Say what was said', 2000) });
const phaseSchema = z.object({ phase: z.enum(phases, 'Choose a part'), note: z.string().trim().max(600, 'Use 600 letters or less').default('') });
const stepSchema = z.object({ question, what: text('Say what will be done', 600), ownerRole: text('Say which role answers for it', 120), dueOn: day('Enter the day by which it is done'), afterId: z.string().default('') });

/** Forms for what stands around a snapshot. */
export const aroundRoutes: readonly Route[] = [
  ...part('evidence', own, evidenceSchema, addEvidence), ...part('discussions', units, discussionSchema, addDiscussion), ...part('phases', own, phaseSchema, enterPhase), ...part('dated-steps', units, stepSchema, planStep),
  post('/inquiry/dated-steps/:step/completion', may, completion, { example: { step: exampleStepId } }),
];

/** A page with the form of one part, and the taking of it. */
function part<S extends z.ZodType<object>>(which: AroundForm, { may: needs, id: exampleId }: typeof own | typeof units, schema: S, add: (tx: Parameters<typeof addEvidence>[0], ctx: RequestContext, value: z.output<S> & { id: string }) => Promise<void>): Route[] {
  const path = `/inquiry/snapshots/:id/${which}`;
  const example = { example: { id: exampleId } };
  return [
    get(path, needs, (ctx) => showForm(ctx, which, { state: emptyForm }), example),
    post(path, needs, (ctx) => take(ctx, {
      schema,
      act: async (value) => {
        const id = ctx.params['id'] ?? '';
        await ctx.write((tx) => add(tx, ctx, { ...value, id }));
        return savedAt(snapshotHref({ id }), 'snapshot-part-added');
      },
      again: (shown) => showForm(ctx, which, shown),
    }), example),
  ];
}

const titles: Readonly<Record<AroundForm, string>> = { evidence: 'Add evidence', discussions: 'Add a talk about it', phases: 'Enter a part of the cycle', 'dated-steps': 'Plan a step' };

async function showForm(ctx: RequestContext, which: AroundForm, shown: Shown): Promise<Reply> {
  const { snapshot, around } = await ctx.read(async (tx) => ({ snapshot: await snapshotById(tx, ctx.params['id'] ?? ''), around: await aroundSnapshot(tx, ctx.params['id'] ?? '') }));
  if (snapshot.organisationId !== null && !mayHere(ctx.viewer, may, snapshot.organisationId)) throw new Forbidden();
  return page({
    title: titles[which], isInError: shown.state.errors.length > 0, currentSection: '/co-evaluation', breadcrumbs: snapshotTrail(snapshot),
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={shown.state} />
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l">{snapshot.templateTitle}, {formatDay(snapshot.asOf)}</span> {titles[which]}</h1>
        <AroundForms which={which} snapshot={snapshot} around={around} csrfToken={ctx.csrf()} shown={shown} />
      </div>
    ),
  });
}

async function completion(ctx: RequestContext): Promise<Reply> {
  const { snapshotId } = await ctx.write((tx) => finishStep(tx, ctx, ctx.params['step'] ?? ''));
  return savedAt(snapshotHref({ id: snapshotId }), 'snapshot-part-added');
}
