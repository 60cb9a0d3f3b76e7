import { z } from 'zod';
import { NotFound } from '#platform/errors';
import { page, refusedOrOvertakenInForm, type Reply, type RequestContext } from '#platform/http';
import { emptyForm, Form, formState, FormErrorSummary, parseForm, TextField, typedState, type FormState } from '#ui/forms';
import { Button, WarningCallout } from '#ui/nhsuk';
import { leaveRowOut, mendRow } from '../../commands/imports/mend-row.ts';
import { checkFile } from '../../commands/load-figures.ts';
import { importFile } from '../../data/imports/import-rows.ts';
import { shortened } from '../../domain/imports/quoted.ts';
import { savedAt } from '../saved.ts';

const leavingSchema = z.object({ reason: z.string().trim().min(3, 'Say why this row is left out').max(300, 'Use at most 300 letters') });

interface States {
  mending?: FormState;
  leaving?: FormState;
}

/** One row of a file with everything that is wrong with it: to mend, or to leave out with a reason. */
export async function showRow(ctx: RequestContext, { mending, leaving }: States = {}): Promise<Reply> {
  const { line, id } = placeOf(ctx);
  const { file, row, reasons } = await ctx.read(async (tx) => {
    const found = await importFile(tx, id);
    const at = found.rows.find((each) => each.line === line);
    if (!at) throw new NotFound('That row is not there to mend. Perhaps somebody mended it already.');
    return { file: found, row: at, reasons: (await checkFile(tx, found, ctx.now)).bad.find((each) => each.line === line)?.reasons ?? [] };
  });
  const href = `/quality/imports/${file.id}`;
  return page({
    title: `Line ${line} of ${file.fileName}`, isInError: [mending, leaving].some((state) => (state?.errors.length ?? 0) > 0), currentSection: '/co-evaluation',
    breadcrumbs: [{ text: 'Home', href: '/' }, { text: 'Quality Dashboard', href: '/quality' }, { text: 'Load figures', href: '/quality/imports' }, { text: file.fileName, href }],
    content: (
      <div class="nhsuk-u-reading-width">
        {mending && <FormErrorSummary state={mending} />}
        {leaving && <FormErrorSummary state={leaving} />}
        <h1 class="nhsuk-heading-l">Line {line}<span class="nhsuk-caption-l nhsuk-caption--bottom">{file.fileName}, {file.organisation}</span></h1>
        {!mending && reasons.length > 0 && <WarningCallout heading={{ text: 'What to mend', level: 2 }}><ul class="nhsuk-list">{reasons.map((reason) => <li>{reason}</li>)}</ul></WarningCallout>}
        {row.values.length !== file.header.length && <AsItStands values={row.values} />}
        <Form action={`${href}/rows/${line}`} csrfToken={ctx.csrf()} state={mending ?? formState(Object.fromEntries(row.values.map((value, at) => [`value${at}`, value])))}>
          {file.header.map((name, at) => <TextField name={`value${at}`} label={{ text: name || `Column ${at + 1}`, size: 's' }} />)}
          <Button text={file.loadedAt ? 'Check this row and load it' : 'Check this row and keep it'} />
        </Form>
        <h2 class="nhsuk-heading-m">Or leave it out</h2>
        <Form action={`${href}/rows/${line}/left-out`} csrfToken={ctx.csrf()} state={leaving ?? emptyForm}>
          <TextField name="reason" label={{ text: 'Why this row is not loaded', size: 's' }} />
          <Button variant="secondary" text="Leave this row out" />
        </Form>
      </div>
    ),
  });
}

/** Where values and columns do not fit, the form cannot show which value is which: here they stand in the order of the file. */
const AsItStands = ({ values }: { values: readonly string[] }) => (
  <>
    <h2 class="nhsuk-heading-m">What stands in the row</h2>
    <ol class="nhsuk-list nhsuk-list--number">{values.slice(0, MOST_VALUES).map((value) => <li>{value.trim() === '' ? 'nothing' : shortened(value, 500)}</li>)}</ol>
    {values.length > MOST_VALUES && <p>And {values.length - MOST_VALUES} more.</p>}
  </>
);

const MOST_VALUES = 100;

export async function mend(ctx: RequestContext): Promise<Reply> {
  const { line, id } = placeOf(ctx);
  const { header, loadedAt } = await ctx.read((tx) => importFile(tx, id));
  const schema = z.object(Object.fromEntries(header.map((_, at) => [`value${at}`, z.string().trim().max(500, 'Use at most 500 letters').default('')])));
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return showRow(ctx, { mending: parsed.state });
  return refusedOrOvertakenInForm(async () => {
    await ctx.write((tx) => mendRow(tx, ctx, { id, line, values: header.map((_, at) => parsed.value[`value${at}`] ?? '') }));
    return savedAt(`/quality/imports/${id}`, loadedAt ? 'row-mended-loaded' : 'row-mended');
  }, (errors) => showRow(ctx, { mending: { ...typedState(schema, ctx.body), errors } }));
}

export async function leaveOut(ctx: RequestContext): Promise<Reply> {
  const parsed = parseForm(leavingSchema, ctx.body);
  if (!parsed.ok) return showRow(ctx, { leaving: parsed.state });
  const { line, id } = placeOf(ctx);
  await ctx.write((tx) => leaveRowOut(tx, ctx, { id, line, reason: parsed.value.reason }));
  return savedAt(`/quality/imports/${id}`, 'row-left-out');
}

function placeOf({ params }: RequestContext): { line: number; id: string } {
  const line = Number(params['line']);
  if (!Number.isInteger(line)) throw new NotFound('We cannot find that row.');
  return { line, id: params['id'] ?? '' };
}
