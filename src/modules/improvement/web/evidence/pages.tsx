import type { Tx } from '#platform/db';
import { organisationsWhere } from '#platform/access';
import { formatDay } from '#platform/clock';
import { NotFound } from '#platform/errors';
import { listPage, type Reply, type RequestContext } from '#platform/http';
import { isId } from '#platform/ids';
import { SummaryList, Tag } from '#ui/nhsuk';
import { DataTable, PagesOf } from '#ui/tables';
import { kindTitles, strengthTitles } from '../../domain/evidence/spread.ts';
import { evidenceChoices, evidenceLines, evidenceOf, projectForEvidence, shareOfProjects, stepsToName, usesOf, type EvidenceLine } from '../../queries/evidence/evidence.ts';
import { learningSentences, mayLearning } from '../../learning-permissions.ts';
import { FoldedForm, placesFor, shell } from '../registers/shell.tsx';
import type { OpenForm } from '../registers/take-form.ts';
import { evidenceFields, linkFields, noneFields, stepLinkFields } from './fields.ts';
import { evidenceHome, EvidenceList } from './of-step.tsx';

/** What is known: where it is from, who took part and who is missing (requirements S42, S69, O54). */
export async function showEvidence(ctx: RequestContext, open?: OpenForm): Promise<Reply> {
  const { list, places, share } = await ctx.read(async (tx) => ({ list: await listPage(ctx, (page) => evidenceLines(tx, { page })), places: await placesFor(tx, ctx, 'share learning'), share: await shareOfProjects(tx) }));
  return shell({
    title: 'Evidence', open,
    children: (
      <>
        <p class="nhsuk-u-reading-width">Evidence is how we know. What people live through counts as evidence too. Each entry says where it is from, who took part and who is missing.</p>
        <p><strong>{share.withEvidence} of {share.projects} projects that you can read name their evidence.</strong> {share.noneFound > 0 && `${share.noneFound} looked and found none.`}</p>
        <EvidenceTable lines={list.lines} />
        <PagesOf list={list} home={evidenceHome} what="evidence" />
        {places.length > 0 && <FoldedForm summary="Add evidence" form="new" action={evidenceHome} fields={evidenceFields(places)} button="Add" open={open} csrf={ctx.csrf()} />}
        <ul class="nhsuk-list">
          <li><a href="/improvement/evidence-gaps">What nobody knows yet</a></li>
          {ctx.viewer.signedIn && <li><a href="/improvement/evidence-requests">Ask somebody to look for evidence</a></li>}
        </ul>
      </>
    ),
  });
}

const EvidenceTable = ({ lines }: { lines: readonly EvidenceLine[] }) => (
  <DataTable
    caption="Evidence" captionSize="m" rows={lines} emptyText="No evidence is written down yet."
    columns={[
      { key: 'title', head: 'Title', cell: ({ id, title, isExample }) => <><a href={`${evidenceHome}/${id}`} data-quoted>{title}</a>{isExample && <> <Tag colour="yellow" text="Example" /></>}</> },
      { key: 'kind', head: 'Kind', cell: ({ kind }) => kindTitles[kind] },
      { key: 'from', head: 'From', cell: ({ countries }) => countries.join(', ') },
      { key: 'strength', head: 'Strength', cell: ({ strength }) => strengthTitles[strength] },
      { key: 'dated', head: 'Dated', cell: ({ datedOn }) => formatDay(datedOn) },
    ]}
  />
);

export async function showOneEvidence(ctx: RequestContext, open?: OpenForm): Promise<Reply> {
  const id = ctx.params['id'] ?? '';
  const { line, uses, steps } = await ctx.read(async (tx) => ({ line: isId(id) ? (await evidenceLines(tx, { id }))[0] : undefined, uses: isId(id) ? await usesOf(tx, id) : [], steps: await ownSteps(ctx, tx) }));
  if (!line) throw new NotFound('We cannot find that evidence.');
  const rows: [string, string][] = [
    ['Plain summary', line.summary], ['Kind', kindTitles[line.kind]], ['From', line.countries.join(', ')], ['Who took part', line.whoTookPart], ['Who is missing', line.whoIsMissing],
    ['Strength', line.strength === 'not judged' ? strengthTitles[line.strength] : `${strengthTitles[line.strength]}. ${line.strengthReason}`], ['Dated', formatDay(line.datedOn)], ['Where to find it', line.source], ['Decision aid that rests on it', line.decisionAid || 'None is named yet'], ['Written down by', line.organisation],
  ];
  return shell({
    title: line.title, under: [{ text: 'Evidence', href: evidenceHome }], open,
    children: (
      <>
        {line.isExample && <p><Tag colour="yellow" text="Example" /></p>}
        <SummaryList rows={rows.map(([key, value]) => ({ key: { text: key }, value: { html: <span data-quoted>{value}</span> } }))} />
        <h2 class="nhsuk-heading-m">What it speaks about</h2>
        {uses.length === 0 ? <p>No project and no step of a pathway is linked yet.</p> : <ul class="nhsuk-list nhsuk-list--bullet">{uses.map(({ text, href }) => <li><a href={href} data-quoted>{text}</a></li>)}</ul>}
        {steps.length > 0 && <FoldedForm summary="Link it to a step of a pathway" form="link" action={`${evidenceHome}/${id}/links`} fields={stepLinkFields(steps)} button="Link it" open={open} csrf={ctx.csrf()} />}
      </>
    ),
  });
}

/** Steps without evidence in the viewer's organisations, as answers to a question; or every proposed step there, for what a form sends. */
export const ownSteps = async (ctx: RequestContext, tx: Tx, which: 'bare' | 'all' = 'bare') =>
  (await stepsToName(tx, organisationsWhere(learningSentences, ctx.viewer, 'share learning'), which)).map(({ id, title, pathway }) => ({ value: id, text: `${pathway}: ${title}` }));

/** The evidence behind a project; it cites some, or says where somebody looked and found none. */
export async function showProjectEvidence(ctx: RequestContext, open?: OpenForm): Promise<Reply> {
  const id = ctx.params['id'] ?? '';
  const { project, evidence, all } = await ctx.read(async (tx) => ({ project: await projectForEvidence(tx, id), evidence: await evidenceOf(tx, { projectId: id }), all: ctx.viewer.signedIn ? await evidenceChoices(tx) : [] }));
  if (!project) throw new NotFound('We cannot find that project.');
  const address = `/improvement/projects/${id}/evidence`;
  const mayWork = mayLearning(ctx.viewer, 'share learning', project.organisationId);
  return shell({
    title: 'Evidence', caption: project.title, under: [{ text: 'The project', href: `/improvement/projects/${id}` }], open,
    children: (
      <>
        {evidence.length === 0 && <p>{project.whereLooked === null ? 'This project has not said yet which evidence it is based on.' : <>No evidence was found. Somebody looked here: <span data-quoted>{project.whereLooked}</span></>}</p>}
        <EvidenceList evidence={evidence} level="h2" />
        {mayWork && all.length > 0 && <FoldedForm summary="Name evidence" form="link" action={address} fields={linkFields(all)} button="Link it" open={open} csrf={ctx.csrf()} />}
        {mayWork && evidence.length === 0 && project.whereLooked === null && <FoldedForm summary="Say that you looked and found none" form="none" action={`${address}/none`} fields={noneFields} button="Save" open={open} csrf={ctx.csrf()} />}
      </>
    ),
  });
}
