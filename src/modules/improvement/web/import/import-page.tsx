import { z } from 'zod';
import { decodeText } from '#platform/csv';
import { organisationsWhere } from '#platform/access';
import { get, page, post, refusedInForm, type Reply, type RequestContext, type Route } from '#platform/http';
import { organisationsById } from '#modules/directory';
import { emptyForm, FileField, Form, FormErrorSummary, formState, HiddenField, parseForm, SelectField, type FormState } from '#ui/forms';
import { Button, Details } from '#ui/nhsuk';
import { DataTable } from '#ui/tables';
import { LARGEST_LIST_BYTES, loadProjects, readProjects, type ReadList } from '../../commands/import/load-projects.ts';
import { importColumns, neededColumns } from '../../domain/import-rows.ts';
import { outcomeTitle } from '../../domain/project.ts';
import { stageTitle } from '../../domain/stages.ts';
import { sentences } from '../../permissions.ts';
import { savedAt } from '../saved.ts';
import { trail } from '../trail.ts';

export const importRoutes: readonly Route[] = [
  get('/improvement/imports', 'load projects', (ctx) => drawn(ctx, emptyForm)),
  post('/improvement/imports', 'load projects', look, { uploads: { maxBytes: LARGEST_LIST_BYTES } }),
  // What was looked at is carried along whole: a form without parts would make up to three bytes of one.
  post('/improvement/imports/loading', 'load projects', load, { uploads: { maxBytes: 1, maxFieldBytes: 2 * LARGEST_LIST_BYTES } }),
];

const schema = z.object({ organisationId: z.uuid('Choose an organisation') });
const loadSchema = z.object({ organisationId: z.uuid('Choose an organisation'), list: z.string().min(1, 'Choose a file') });

async function drawn(ctx: RequestContext, state: FormState): Promise<Reply> {
  const places = [...(await ctx.read((tx) => organisationsById(tx, organisationsWhere(sentences, ctx.viewer, 'load projects')))).values()].filter(({ policyTextOnly }) => !policyTextOnly);
  return page({
    title: 'Load a list of projects', isInError: state.errors.length > 0, breadcrumbs: trail(), currentSection: '/co-implementation',
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l">Load a list of projects</h1>
        <p>Bring in projects that were begun elsewhere. You see first what the list would bring. The same list again changes nothing.</p>
        <Form action="/improvement/imports" csrfToken={ctx.csrf()} isMultipart state={state}>
          <SelectField name="organisationId" label="Organisation" items={places.map(({ id, name }) => ({ value: id, text: name }))} />
          <FileField name="file" label="List, as a CSV file" hint="Up to 1 megabyte and 2,000 projects, with the names of the columns in the first row" />
          <Button text="Look at this list" />
        </Form>
        <Details summary="Which columns it has">
          <p>Needed: {neededColumns.join(', ')}. You may leave out: {importColumns.filter((name) => !neededColumns.some((needed) => needed === name)).join(', ')}.</p>
          <p>The id is the name of the project in your list: by it we know a project again. The team is a team of your organisation by its name. Days read 2026-04-30 or 30/04/2026. The outcome is open, finished or stopped; one that has ended also says what was learned. Put a semicolon between two professions. The stage is one of 0.5 to 5 in steps of a half. It reads “told by the list” until a team sets one here; from 3.0 on that needs figures here.</p>
        </Details>
      </div>
    ),
  });
}

async function look(ctx: RequestContext): Promise<Reply> {
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return drawn(ctx, parsed.state);
  const file = ctx.files.find(({ field }) => field === 'file');
  if (!file || file.bytes.length === 0) return drawn(ctx, formState({ organisationId: parsed.value.organisationId }, [{ path: ['file'], message: file ? 'The file is empty. Choose another' : 'Choose a file' }]));
  const { organisationId } = parsed.value;
  return refusedInForm(async () => {
    const { text, notes } = decodeText(file.bytes);
    const list = await ctx.read((tx) => readProjects(tx, ctx, { organisationId, text }));
    return preview(ctx, { ...list, notes }, { organisationId, text });
  }, (errors) => drawn(ctx, { values: { organisationId }, errors }));
}

function preview(ctx: RequestContext, { good, bad, known, notes }: ReadList & { notes: readonly string[] }, { organisationId, text }: { organisationId: string; text: string }): Reply {
  return page({
    title: 'What the list would bring', breadcrumbs: trail({ text: 'Load a list of projects', href: '/improvement/imports' }), currentSection: '/co-implementation',
    content: (
      <>
        <h1 class="nhsuk-heading-l">What the list would bring</h1>
        <p>Nothing is loaded yet. {good.length - known.size} new, {known.size} here already and left as they are, {bad.length} that cannot be loaded.</p>
        {notes.map((note) => <p>{note}.</p>)}
        {good.length > known.size && (
          <Form action="/improvement/imports/loading" csrfToken={ctx.csrf()} isMultipart>
            <HiddenField name="organisationId" value={organisationId} />
            <HiddenField name="list" value={text} />
            <Button text={good.length - known.size === 1 ? 'Load 1 project' : `Load ${good.length - known.size} projects`} />
          </Form>
        )}
        <DataTable caption="Rows to mend" captionSize="m" rows={bad} emptyText={good.length === 0 ? 'The list has no row under the names of its columns.' : 'Every row can be loaded.'} columns={[{ key: 'line', head: 'Line', cell: ({ line }) => line }, { key: 'title', head: 'Project', cell: ({ title }) => title }, { key: 'why', head: 'What to mend', cell: ({ reasons }) => reasons.join(' ') }]} />
        <DataTable caption="Rows that can be loaded" captionSize="m" rows={good} emptyText="None." columns={[
          { key: 'line', head: 'Line', cell: ({ line }) => line }, { key: 'title', head: 'Project', cell: ({ title }) => title },
          { key: 'here', head: 'What happens', cell: ({ key }) => known.has(key) ? 'It is here already, and stays as it is' : 'It is new' },
          { key: 'stage', head: 'Stage that the list tells', cell: ({ stage }) => stageTitle(stage) },
          { key: 'state', head: 'What became of it', cell: ({ outcome }) => outcome ? outcomeTitle(outcome) : 'Still going on' },
        ]} />
      </>
    ),
  });
}

async function load(ctx: RequestContext): Promise<Reply> {
  const parsed = parseForm(loadSchema, ctx.body);
  if (!parsed.ok) return drawn(ctx, parsed.state);
  const { organisationId } = parsed.value;
  // Browsers end each line of a carried text in two signs: without this a list that just fits would be too large when it comes back.
  const list = parsed.value.list.replaceAll('\r\n', '\n');
  return refusedInForm(async () => {
    await ctx.write((tx) => loadProjects(tx, ctx, { organisationId, text: list }));
    return savedAt('/improvement', 'projects-loaded');
  }, (errors) => drawn(ctx, { values: { organisationId }, errors }));
}
