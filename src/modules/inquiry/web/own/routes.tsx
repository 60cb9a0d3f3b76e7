import { z } from 'zod';
import { formatDay, londonDay } from '#platform/clock';
import { get, page, post, type Reply, type RequestContext, type Route } from '#platform/http';
import { Form, FormErrorSummary, SelectField, emptyForm } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { DataTable } from '#ui/tables';
import { forgetOwn, keepToOneself, shareOwn } from '../../commands/share-own.ts';
import { startSnapshot } from '../../commands/start-snapshot.ts';
import { ownSnapshots, templatesFor } from '../../queries/snapshots.ts';
import { savedAt } from '../saved.ts';
import { take, type Shown } from '../sent.ts';
import { snapshotHref } from '../snapshots/addresses.ts';
import { showSnapshot } from '../snapshots/snapshot-page.tsx';
import { crumbs, home } from '../words.ts';
import { exampleSnapshotId } from '../../data/demo-ids.ts';

const may = 'keep a snapshot of their own';
const example = { id: exampleSnapshotId };

/** A person's own snapshots: seen by that person and by nobody else. */
export const ownRoutes: readonly Route[] = [
  get('/inquiry/own', may, (ctx) => showOwn(ctx, { state: emptyForm })),
  post('/inquiry/own', may, beginOwn),
  post('/inquiry/snapshots/:id/sharing', may, share, { example }),
  post('/inquiry/snapshots/:id/keeping', may, keep, { example }),
  post('/inquiry/snapshots/:id/removal', may, remove, { example }),
];

async function showOwn(ctx: RequestContext, shown: Shown): Promise<Reply> {
  const { own, templates } = await ctx.read(async (tx) => ({ own: await ownSnapshots(tx, ctx.viewer.personId ?? ''), templates: (await templatesFor(tx, ctx.viewer.grants.map(({ organisationId }) => organisationId))).filter(({ level }) => level === 'individual') }));
  return page({
    title: 'Where I am', isInError: shown.state.errors.length > 0, currentSection: '/co-evaluation', breadcrumbs: crumbs(home),
    content: (
      <>
        <div class="nhsuk-u-reading-width">
          <FormErrorSummary state={shown.state} />
          <h1 class="nhsuk-heading-l">Where I am</h1>
          <p>Look at what works in your own work, and at what could grow. Only you see your answers: nobody else can read them, your manager neither.</p>
        </div>
        <DataTable caption="Your snapshots" captionSize="m" rows={own} emptyText="You have not begun one yet." columns={[
          { key: 'what', head: 'Questions', cell: (each) => <a href={snapshotHref(each)}>{each.templateTitle}</a> }, { key: 'day', head: 'Day', cell: ({ asOf }) => formatDay(asOf) },
          { key: 'state', head: 'State', cell: ({ signedOn }) => (signedOn ? 'Signed off' : 'Open') },
        ]} />
        <Form action="/inquiry/own" csrfToken={ctx.csrf()} state={shown.state}>
          <SelectField name="templateId" label="Begin another" items={templates.toSorted((one, other) => Number(other.kind === 'where-we-are') - Number(one.kind === 'where-we-are')).map(({ id, title }) => ({ value: id, text: title }))} />
          <Button text="Begin" />
        </Form>
      </>
    ),
  });
}

const beginSchema = z.object({ templateId: z.uuid('Choose the questions') });
const shareSchema = z.object({ unitId: z.uuid('Choose a place') });

async function beginOwn(ctx: RequestContext): Promise<Reply> {
  return take(ctx, {
    schema: beginSchema,
    act: async ({ templateId }) => {
      const { id } = await ctx.write((tx) => startSnapshot(tx, ctx, { templateId, unitId: null, asOf: londonDay(ctx.now), route: 'online' }));
      return savedAt(snapshotHref({ id }), 'snapshot-begun');
    },
    again: (shown) => showOwn(ctx, shown),
  });
}

async function share(ctx: RequestContext): Promise<Reply> {
  return take(ctx, {
    schema: shareSchema,
    act: async ({ unitId }) => {
      const id = ctx.params['id'] ?? '';
      await ctx.write((tx) => shareOwn(tx, ctx, { id, unitId }));
      return savedAt(snapshotHref({ id }), 'own-snapshot-shared');
    },
    again: (shown) => showSnapshot(ctx, shown),
  });
}

async function keep(ctx: RequestContext): Promise<Reply> {
  const id = ctx.params['id'] ?? '';
  await ctx.write((tx) => keepToOneself(tx, ctx, id));
  return savedAt(snapshotHref({ id }), 'own-snapshot-kept');
}

async function remove(ctx: RequestContext): Promise<Reply> {
  await ctx.write((tx) => forgetOwn(tx, ctx, ctx.params['id'] ?? ''));
  return savedAt('/inquiry/own', 'own-snapshot-gone');
}
