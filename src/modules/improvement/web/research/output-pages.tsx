import { formatDay } from '#platform/clock';
import { NotFound } from '#platform/errors';
import { listPage, type Reply, type RequestContext } from '#platform/http';
import { isId } from '#platform/ids';
import { InsetText } from '#ui/nhsuk';
import { PagesOf } from '#ui/tables';
import { mayLearning } from '../../learning-permissions.ts';
import { measureChoices } from '../../queries/pathways/pathways.ts';
import { outputLines, outputUses, studyLines } from '../../queries/research/research.ts';
import { Facts, Register } from '../registers/facts.tsx';
import { FoldedForm, placesFor, shell } from '../registers/shell.tsx';
import type { OpenForm } from '../registers/take-form.ts';
import { outputFields, useFields } from './fields.ts';
import { capital, outputHome, studyHome } from './study-pages.tsx';

/** What came of research, who used it and what changed (requirement S73). */
export async function showOutputs(ctx: RequestContext, open?: OpenForm): Promise<Reply> {
  const { list, places, studies } = await ctx.read(async (tx) => ({ list: await listPage(ctx, (page) => outputLines(tx, { page })), places: await placesFor(tx, ctx, 'share learning'), studies: ctx.viewer.signedIn ? await studyLines(tx) : [] }));
  return shell({
    title: 'What came of research', open,
    children: (
      <>
        <p class="nhsuk-u-reading-width">Papers, talks and tools, who used them and what changed because of them.</p>
        <Register caption="Outputs" home={outputHome} lines={list.lines} emptyText="Nothing is written down yet." columns={[
          { key: 'kind', head: 'What it is', cell: ({ kind }) => capital(kind) }, { key: 'made', head: 'From', cell: ({ madeOn }) => formatDay(madeOn) },
          { key: 'use', head: 'What changed', cell: ({ uses }) => (uses === 0 ? 'No known change yet' : uses === 1 ? 'Used once' : `Used ${uses} times`) },
        ]} />
        <PagesOf list={list} home={outputHome} what="outputs" />
        {places.length > 0 && <FoldedForm summary="Add an output" form="new" action={outputHome} fields={outputFields(places, studies.map(({ id, title }) => ({ value: id, text: title })))} button="Add" open={open} csrf={ctx.csrf()} />}
      </>
    ),
  });
}

export async function showOutput(ctx: RequestContext, open?: OpenForm): Promise<Reply> {
  const id = ctx.params['id'] ?? '';
  const { line, uses, measures } = await ctx.read(async (tx) => ({ line: isId(id) ? (await outputLines(tx, { id }))[0] : undefined, uses: isId(id) ? await outputUses(tx, id) : [], measures: await measureChoices(tx) }));
  if (!line) throw new NotFound('We cannot find that output.');
  return shell({
    title: line.title, under: [{ text: 'What came of research', href: outputHome }], open,
    children: (
      <>
        <Facts isExample={line.isExample} rows={[['What it is', capital(line.kind)], ['What it says', line.summary], ['From', formatDay(line.madeOn)], ['Where', line.organisation]]} />
        {line.studyId && <p><a href={`${studyHome}/${line.studyId}`}>The study it is from</a></p>}
        <h2 class="nhsuk-heading-m">Who used it, and what changed</h2>
        {uses.length === 0 && <p><strong>No known change yet.</strong></p>}
        {uses.map(({ usedBy, changed, measureCode, measureName }) => <InsetText><p><strong data-quoted>{usedBy}</strong></p><p data-quoted>{changed}</p>{measureCode ? <p>Measure: <a href={`/quality/measures/${measureCode}`}>{measureName}</a></p> : <p>No measure is linked.</p>}</InsetText>)}
        {mayLearning(ctx.viewer, 'share learning', line.organisationId) && <FoldedForm summary="Say who used it and what changed" form="use" action={`${outputHome}/${id}/uses`} fields={useFields(measures)} button="Save" open={open} csrf={ctx.csrf()} />}
      </>
    ),
  });
}
