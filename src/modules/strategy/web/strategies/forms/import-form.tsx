import { z } from 'zod';
import { organisationsWhere } from '#platform/access';
import { Forbidden } from '#platform/errors';
import { conflictInForm, page, refusedInForm, shownFileName, type Reply, type RequestContext } from '#platform/http';
import { emptyForm, FileField, Form, formState, FormErrorSummary, HiddenField, parseForm, SelectField, TextareaField, type FormState } from '#ui/forms';
import { Button, Details } from '#ui/nhsuk';
import { DataTable } from '#ui/tables';
import { organisationsById, type OrganisationLine } from '#modules/directory';
import { importStrategy, type ImportOutcome } from '../../../commands/import-strategy.ts';
import type { FileProblem } from '../../../domain/yaml-source.ts';
import { sentences } from '../../../permissions.ts';
import { strategyHref } from '../addresses.ts';
import { plural } from '../words.ts';
import { savedAt, type Saved } from '../../saved.ts';

export const LARGEST_UPLOAD_BYTES = 2_000_000;
const schema = z.object({
  organisationId: z.uuid('Choose an organisation'),
  reason: z.string().trim().max(600, 'The reason must be 600 letters or less').default(''),
});

export async function showImportForm(ctx: RequestContext): Promise<Reply> {
  return drawn(ctx, { state: emptyForm });
}

/** Reads the file, shows every problem with its line, or loads it whole. Nothing is kept of a file with a problem. */
export async function importByForm(ctx: RequestContext): Promise<Reply> {
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return drawn(ctx, { state: parsed.state });
  const { organisationId, reason } = parsed.value;
  if (!organisationsWhere(sentences, ctx.viewer, 'load a strategy').includes(organisationId)) throw new Forbidden('You can load a strategy for an organisation that you lead.');
  const values = { organisationId, reason };
  const file = ctx.files.find(({ field }) => field === 'file');
  if (!file || file.bytes.length === 0) return drawn(ctx, { state: formState(values, [{ path: ['file'], message: 'Choose a file' }]) });
  const text = asText(file.bytes);
  if (text === null) return drawn(ctx, { state: formState(values, [{ path: ['file'], message: 'Choose a text file (YAML, in UTF-8). This file holds something else' }]) });
  return refusedInForm(() => load(ctx, { organisationId, text, fileName: shownFileName(file), reason }), async (errors) => drawn(ctx, { state: { values, errors } }));
}

async function load(ctx: RequestContext, request: { organisationId: string; text: string; fileName: string; reason: string }): Promise<Reply> {
  const outcome = await ctx.write((tx) => importStrategy(tx, ctx, request)).catch(conflictInForm);
  if (outcome.ok) return savedAt(strategyHref(outcome.code), savedBy(outcome));
  const state = formState({ organisationId: request.organisationId, reason: request.reason }, [{ path: ['file'], message: `Mend ${plural(outcome.problems.length, 'line')} in ${request.fileName}, then choose the file again` }]);
  return drawn(ctx, { state, problems: outcome.problems, lines: request.text.split(/\r?\n/) });
}

function savedBy({ change, ignoredState }: Extract<ImportOutcome, { ok: true }>): Saved {
  if (change === 'loaded') return 'loaded';
  if (change === 'new version') return ignoredState ? 'new-version-old-state' : 'new-version';
  if (change === 'kept edits') return 'kept-edits';
  return ignoredState ? 'unchanged-old-state' : 'unchanged';
}

/** The text of the file, or null when it is no UTF-8 text. */
function asText(bytes: Buffer): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}

interface Drawing {
  state: FormState;
  problems?: readonly FileProblem[];
  lines?: readonly string[];
}

async function drawn(ctx: RequestContext, { state, problems = [], lines = [] }: Drawing): Promise<Reply> {
  const ids = organisationsWhere(sentences, ctx.viewer, 'load a strategy');
  const organisations = [...(await ctx.read((tx) => organisationsById(tx, ids))).values()];
  return page({
    title: 'Load a strategy', isInError: state.errors.length > 0, breadcrumbs: [{ text: 'Strategies', href: '/strategies' }],
    content: (
      <>
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l">Load the strategy of your organisation</h1>
        {problems.length > 0 && <Problems problems={problems} lines={lines} />}
        <div class="nhsuk-u-reading-width">
          <p>A strategy is one text file. Load it whole: if one line is wrong, nothing is kept, and you see which line. Load a changed file again and it becomes a new version. The old words stay readable.</p>
          <ImportFields ctx={ctx} state={state} organisations={organisations} />
          <Details summary="What the file looks like"><pre class="allied-code" tabIndex={0}><code>{EXAMPLE}</code></pre></Details>
        </div>
      </>
    ),
  });
}

function ImportFields({ ctx, state, organisations }: { ctx: RequestContext; state: FormState; organisations: readonly OrganisationLine[] }) {
  const only = organisations.length === 1 ? organisations[0] : undefined;
  return (
    <Form action="/strategies/import" csrfToken={ctx.csrf()} isMultipart state={state}>
      {only ? <><HiddenField name="organisationId" value={only.id} /><p>For: <strong>{only.name}</strong></p></> : <SelectField name="organisationId" label={{ text: 'Organisation', size: 's' }} items={[{ value: '', text: 'Choose one' }, ...organisations.map(({ id, name }) => ({ value: id, text: name }))]} />}
      <FileField name="file" label={{ text: 'File', size: 's' }} hint="YAML, up to 2 megabytes" />
      <TextareaField name="reason" label={{ text: 'If it is here already: why do its words change?', size: 's' }} hint="Everyone who may read the strategy can read this. Leave it empty the first time." rows={3} maxlength={600} />
      <Button text="Load this file" />
    </Form>
  );
}

function Problems({ problems, lines }: { problems: readonly FileProblem[]; lines: readonly string[] }) {
  return (
    <DataTable caption={`${plural(problems.length, 'line')} to mend. Nothing was loaded.`} rows={problems} emptyText="" columns={[
      { key: 'line', head: 'Line', cell: ({ line, column }) => `Line ${line}, letter ${column}` },
      { key: 'text', head: 'What stands there', cell: ({ line }) => <code class="allied-code">{lines[line - 1]?.slice(0, 300) || 'An empty line'}</code> },
      { key: 'problem', head: 'What to mend', cell: ({ message }) => message },
    ]} />
  );
}

export const EXAMPLE = `format: allied-strategy/1
code: harbour
title: Our allied health strategy 2026 to 2029
shortTitle: Harbour strategy
publisher: Harbour Community Trust
published: 2026-04
period: { start: 2026, end: 2029 }
reference: null
status: live
attribution: Harbour Community Trust, 2026.
licence: Open Government Licence v3.0
parents:
  - { title: AHPs Deliver, code: nat, relation: Builds on it, supplied: true }
nodes:
  - code: harbour.near
    type: priority
    title: Care close to home
alignments:
  - from: harbour.near
    main: [ nat.a1.2 ]
    also: []
    reason: Care close to home is care when people need it.
    judgement: organisation`;
