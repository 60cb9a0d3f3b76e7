import { z } from 'zod';
import { organisationsWhere } from '#platform/access';
import { formatLondonDate } from '#platform/clock';
import { Forbidden } from '#platform/errors';
import { page, refusedInForm, shownFileName, type Reply, type RequestContext } from '#platform/http';
import { organisationsById } from '#modules/directory';
import { emptyForm, FileField, Form, formState, FormErrorSummary, HiddenField, parseForm, SelectField, TextField, type FormState } from '#ui/forms';
import { Button, Details } from '#ui/nhsuk';
import { DataTable } from '#ui/tables';
import { readTable, uploadFigures } from '../../commands/upload-figures.ts';
import { sentences } from '../../permissions.ts';
import { importLines } from '../../queries/import-choices.ts';
import { savedAt } from '../saved.ts';

const schema = z.object({ organisationId: z.uuid('Choose an organisation'), sheet: z.string().trim().max(100).default('') });

export const showImports = (ctx: RequestContext): Promise<Reply> => drawn(ctx, emptyForm);

/** Keeps the file and shows what it would bring. */
export async function upload(ctx: RequestContext): Promise<Reply> {
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return drawn(ctx, parsed.state);
  const { organisationId, sheet } = parsed.value;
  if (!organisationsWhere(sentences, ctx.viewer, 'load figures').includes(organisationId)) throw new Forbidden();
  const file = ctx.files.find(({ field }) => field === 'file');
  if (!file || file.bytes.length === 0) return drawn(ctx, formState({ organisationId, sheet }, [{ path: ['file'], message: 'Choose a file' }]));
  const table = await readTable(file.bytes, sheet);
  return refusedInForm(async () => {
    const { id } = await ctx.write((tx) => uploadFigures(tx, ctx, { organisationId, fileName: shownFileName(file), table }));
    return savedAt(`/quality/imports/${id}`, 'figures-uploaded');
  }, (errors) => drawn(ctx, { values: { organisationId, sheet }, errors }));
}

async function drawn(ctx: RequestContext, state: FormState): Promise<Reply> {
  const { lines, places } = await ctx.read(async (tx) => ({ lines: await importLines(tx), places: [...(await organisationsById(tx, organisationsWhere(sentences, ctx.viewer, 'load figures'))).values()] }));
  const only = places.length === 1 ? places[0] : undefined;
  return page({
    title: 'Load figures', isInError: state.errors.length > 0, breadcrumbs: [{ text: 'Home', href: '/' }, { text: 'Quality Dashboard', href: '/quality' }], currentSection: '/co-evaluation',
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l">Load figures from a file</h1>
        <p>Send a file and look at what it would bring. Nothing is loaded until you say so. Rows that cannot be loaded are listed with what to mend.</p>
        <p><a href="/quality/collections">Which figures are asked for, and which are late</a></p>
        <Form action="/quality/imports" csrfToken={ctx.csrf()} isMultipart state={state}>
          {only ? <><HiddenField name="organisationId" value={only.id} /><p>For: <strong>{only.name}</strong></p></> : <SelectField name="organisationId" label={{ text: 'Organisation', size: 's' }} items={[{ value: '', text: 'Choose one' }, ...places.map(({ id, name }) => ({ value: id, text: name }))]} />}
          <FileField name="file" label={{ text: 'File', size: 's' }} hint="A spreadsheet (.xlsx) or a table saved as CSV, up to 5 megabytes, with the names of the columns above the figures" />
          <TextField name="sheet" label={{ text: 'Sheet of the spreadsheet (optional)', size: 's' }} hint="Without a name we read the first sheet that holds a table, and say which" />
          <Button text="Look at this file" />
        </Form>
        <Details summary="What the file looks like"><pre class="allied-code" tabIndex={0}><code>{EXAMPLE}</code></pre></Details>
        <DataTable
          caption="Files so far" captionSize="m" rows={lines} emptyText="No file has come in yet. Send the first one above."
          columns={[
            { key: 'file', head: 'File', cell: ({ id, fileName }) => <a href={`/quality/imports/${id}`}>{fileName}</a> },
            { key: 'when', head: 'Came in', cell: ({ uploadedAt }) => formatLondonDate(uploadedAt) },
            { key: 'state', head: 'What became of it', cell: ({ isLoaded, isLoading, bad }) => (isLoaded ? (bad ? `Loaded; ${bad} rows left to mend` : 'Loaded whole') : isLoading ? 'Being loaded' : 'Not loaded yet') },
          ]}
        />
      </div>
    ),
  });
}

const EXAMPLE = `Month,Team,Measure,Profession,Numerator,Denominator
2026-04,Podiatry,not-attended,Podiatrists,14,220
2026-05,Podiatry,not-attended,Podiatrists,11,214`;
