import { writeCsv } from '#platform/csv';
import { formatLondonDate } from '#platform/clock';
import { file as fileReply, page, type Reply, type RequestContext } from '#platform/http';
import { Form, formState, FormErrorSummary, SelectField, type FormState } from '#ui/forms';
import { Button, InsetText } from '#ui/nhsuk';
import { DataTable } from '#ui/tables';
import { checkFile } from '../../commands/load-figures.ts';
import { importFile, type ImportFile } from '../../data/imports/import-rows.ts';
import type { BadRow, CheckedRows } from '../../domain/imports/check-rows.ts';
import { rowsToMend, withoutColumn } from '../../domain/imports/mapping.ts';
import { shortened } from '../../domain/imports/quoted.ts';
import { missingOfFile } from '../../queries/imports/missing-of-file.ts';
import { whatWouldCome, type ComingFigure } from '../../queries/imports/what-would-come.ts';
import { importChoices } from '../../queries/import-choices.ts';
import { ComingRows } from './coming-rows.tsx';

const SHOWN = 50;
/** Enough to see how the columns are read. */
const SHOWN_FIRST = 10;
/** Of a row in the table; the whole stands on its own page and in the file. */
const MOST_LETTERS = 300;

/** One file: before it is loaded what it would bring, afterwards what it brought. */
export async function showFile(ctx: RequestContext, state?: FormState): Promise<Reply> {
  const { file, checked, before, coming, missing } = await ctx.read(async (tx) => {
    const found = await importFile(tx, ctx.params['id'] ?? '');
    const sorted = await checkFile(tx, found, ctx.now);
    return {
      file: found, checked: sorted, before: found.loadingAt ? null : await importChoices(tx, found.organisationId), missing: found.loadedAt ? await missingOfFile(tx, found.id) : [],
      coming: found.loadingAt ? [] : await whatWouldCome(tx, sorted.good.slice(0, SHOWN_FIRST)),
    };
  });
  return page({
    title: file.fileName, isInError: (state?.errors.length ?? 0) > 0, currentSection: '/co-evaluation',
    breadcrumbs: [{ text: 'Home', href: '/' }, { text: 'Quality Dashboard', href: '/quality' }, { text: 'Load figures', href: '/quality/imports' }],
    content: (
      <>
        {state && <FormErrorSummary state={state} />}
        <h1 class="nhsuk-heading-l">{file.fileName}<span class="nhsuk-caption-l nhsuk-caption--bottom">{file.organisation}, {formatLondonDate(file.uploadedAt)}</span></h1>
        {file.readingNotes.length > 0 && <InsetText>{file.readingNotes.map((note) => <p>{note}</p>)}</InsetText>}
        {before ? <Before ctx={ctx} file={file} checked={checked} coming={coming} choices={before} state={state ?? formState({ ...file.mapping })} /> : file.loadedAt ? <After file={file} checked={checked} missing={missing} /> : <Loading file={file} />}
        <LeftOut rows={file.leftOut} />
      </>
    ),
  });
}

function Before({ ctx, file, checked: { good, bad }, coming, choices, state }: { ctx: RequestContext; file: ImportFile; checked: CheckedRows; coming: readonly ComingFigure[]; choices: Awaited<ReturnType<typeof importChoices>>; state: FormState }) {
  const unknown = withoutColumn(file.mapping);
  const again = file.rows.length - good.length - bad.length;
  const columns = <Columns ctx={ctx} file={file} choices={choices} state={state} />;
  return (
    <>
      <p>{counted(good.length, 'figure')} can be loaded. {unknown.length > 0 ? `Say first which column holds ${inARow.format(unknown)}.` : bad.length === 0 ? 'Every row can be read.' : `${counted(bad.length, 'row')} cannot be loaded yet.`}</p>
      {again > 0 && <p>{again === 1 ? '1 row says' : `${again.toLocaleString('en-GB')} rows say`} the same as another. {again === 1 ? 'It counts once.' : 'They count once.'}</p>}
      <ComingRows figures={coming} all={good.length} />
      {good.length > 0 && <Form action={`/quality/imports/${file.id}/loading`} csrfToken={ctx.csrf()}><Button text={bad.length === 0 ? 'Load these figures' : `Load the ${counted(good.length, 'good figure')}`} /></Form>}
      {unknown.length > 0 && columns}
      <BadRows file={file} bad={bad} />
      {unknown.length === 0 && columns}
    </>
  );
}

function Columns({ ctx, file, choices, state }: { ctx: RequestContext; file: ImportFile; choices: Awaited<ReturnType<typeof importChoices>>; state: FormState }) {
  return (
    <section class="nhsuk-u-reading-width" aria-labelledby="columns">
      <h2 class="nhsuk-heading-m" id="columns">Which column holds what</h2>
      <p>We remember this for the next file with the same columns.</p>
      <Form action={`/quality/imports/${file.id}/columns`} csrfToken={ctx.csrf()} state={state}>
        {fields.map(([name, label]) => <SelectField name={name} label={label} items={[{ value: '', text: 'None' }, ...[...new Set(file.header)].filter((column) => column !== '').map((column) => ({ value: column, text: column }))]} />)}
        <SelectField name="measureCode" label="The whole file is of one measure" items={[{ value: '', text: 'No, a column says it' }, ...choices.measures.map(({ code, name }) => ({ value: code, text: name }))]} />
        <SelectField name="unitCode" label="The whole file is of one team or organisation" items={[{ value: '', text: 'No, a column says it' }, ...choices.units.map(({ code, name }) => ({ value: code, text: name }))]} />
        <Button variant="secondary" text="Read the file in this way" />
      </Form>
    </section>
  );
}

const inARow = new Intl.ListFormat('en-GB');

const fields = [['period', 'Period'], ['numerator', 'The number on top'], ['denominator', 'The number below'], ['people', 'People behind the figure'], ['measure', 'Measure'], ['unit', 'Team or organisation'], ['profession', 'Profession'], ['characteristic', 'Characteristic the figure is split by'], ['group', 'Its group'], ['secondCharacteristic', 'Second characteristic, for a pair'], ['secondGroup', 'Its group']] as const;

/** The worker takes a moment: it adds figures up and looks which may be shown. */
function Loading({ file }: { file: ImportFile }) {
  return (
    <>
      <p>This file is being loaded. Its figures are added up, and small numbers are protected. That takes a moment.</p>
      <p><a href={`/quality/imports/${file.id}`}>Look again</a></p>
    </>
  );
}

function After({ file, checked: { good, bad }, missing }: { file: ImportFile; checked: CheckedRows; missing: Awaited<ReturnType<typeof missingOfFile>> }) {
  // What was wrong may be right by now: a team was added, or the row that said something else was left out.
  const rightNow = good.flatMap(({ line }) => file.rows.filter((row) => row.line === line)).map((row) => ({ ...row, reasons: ['Nothing any more. Open it and load it.'] }));
  return (
    <>
      <p>Loaded: {file.added} new, {file.replaced} put in place of others, {file.same} that were there already. {file.bad === 0 ? 'Every row was loaded.' : `${counted(file.bad ?? 0, 'row')} could not be loaded.`}</p>
      {file.mended > 0 && <p>Mended here: {counted(file.mended, 'row')}.</p>}
      {file.notes.length > 0 && <ul class="nhsuk-list nhsuk-list--bullet">{file.notes.map((note) => <li>{note}</li>)}</ul>}
      <p>Figures about too few people are not shown on any page.</p>
      <BadRows file={file} bad={[...bad, ...rightNow].toSorted((one, other) => one.line - other.line)} />
      <Missing series={missing} />
      <p><a href="/quality/imports">Load another file</a> · <a href="/quality">To the Quality Dashboard</a></p>
    </>
  );
}

function BadRows({ file, bad }: { file: ImportFile; bad: readonly BadRow[] }) {
  if (bad.length === 0) return null;
  return (
    <>
      <DataTable
        caption="Rows to mend" captionSize="m" rows={bad.slice(0, SHOWN)} emptyText=""
        columns={[
          { key: 'line', head: 'Line', cell: ({ line }) => <a href={`/quality/imports/${file.id}/rows/${line}`}>Mend line {line}</a> },
          { key: 'row', head: 'What stands there', cell: ({ values }) => shortened(values.join(' | '), MOST_LETTERS) },
          { key: 'reasons', head: 'What to mend', cell: ({ reasons }) => <ul class="nhsuk-list">{reasons.map((reason) => <li>{reason}</li>)}</ul> },
        ]}
      />
      {bad.length > SHOWN && <p>And {bad.length - SHOWN} more in the file below.</p>}
      <p><a href={`/quality/imports/${file.id}/bad-rows.csv`}>Download the rows to mend (CSV)</a>, if you would rather mend them there and send that file.</p>
    </>
  );
}

function Missing({ series }: { series: Awaited<ReturnType<typeof missingOfFile>> }) {
  if (series.length === 0) return null;
  return (
    <>
      <h2 class="nhsuk-heading-m">Periods without a figure</h2>
      <ul class="nhsuk-list nhsuk-list--bullet">{series.slice(0, SHOWN).map(({ id, measure, unit, words }) => <li><a href={`/quality/series/${id}`}>{measure}, {unit}</a>: {words}.</li>)}</ul>
      {series.length > SHOWN && <p>And {series.length - SHOWN} more.</p>}
    </>
  );
}

function LeftOut({ rows }: { rows: ImportFile['leftOut'] }) {
  if (rows.length === 0) return null;
  return (
    <DataTable
      caption="Rows left out" captionSize="m" rows={rows} emptyText=""
      columns={[
        { key: 'line', head: 'Line', cell: ({ line }) => String(line) },
        { key: 'row', head: 'What stands there', cell: ({ values }) => shortened(values.join(' | '), MOST_LETTERS) },
        { key: 'reason', head: 'Why', cell: ({ reason, leftOutAt }) => `${reason} (${formatLondonDate(new Date(leftOutAt))})` },
      ]}
    />
  );
}

export const counted = (count: number, word: string): string => `${count.toLocaleString('en-GB')} ${count === 1 ? word : `${word}s`}`;

/** The rows that could not be loaded, as they came, with a column that says why: mended, it can be sent as it is. */
export async function badRowsCsv(ctx: RequestContext): Promise<Reply> {
  const { file, bad } = await ctx.read(async (tx) => {
    const found = await importFile(tx, ctx.params['id'] ?? '');
    return { file: found, bad: (await checkFile(tx, found, ctx.now)).bad };
  });
  const { header, rows } = rowsToMend(file.header, bad);
  return fileReply(writeCsv(header, rows), 'text/csv; charset=utf-8', 'rows-to-mend.csv');
}
