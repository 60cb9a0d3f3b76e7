import { listPage, type Reply, type RequestContext } from '#platform/http';
import { Details, Tag } from '#ui/nhsuk';
import { DataTable, PagesOf } from '#ui/tables';
import { pathwayTemplates, type PathwayTemplate } from '../../data/pathways/templates.ts';
import { kindWords } from '../../domain/pathways/compare.ts';
import { pathwayLines, stepChoices } from '../../queries/pathways/pathways.ts';
import { FoldedForm, placesFor, shell } from '../registers/shell.tsx';
import type { OpenForm } from '../registers/take-form.ts';
import { professionNames, startFields, type StepChoices } from './fields.ts';
import { LibraryTitles } from './library-titles.tsx';

export const pathwayHome = '/improvement/pathways';

/** Ways that people go through care, as they are and as they could be (requirements S91, S92, O27, S170). */
export async function showPathways(ctx: RequestContext, open?: OpenForm): Promise<Reply> {
  const { list, titles, places } = await ctx.read(async (tx) => ({ titles: (await stepChoices(tx)).titles, list: await listPage(ctx, (page) => pathwayLines(tx, { page })), places: await placesFor(tx, ctx, 'share learning') }));
  return shell({
    title: 'Pathways of care', open,
    children: (
      <>
        <p class="nhsuk-u-reading-width">A pathway is the way that people go through care, step by step. Here you see how it is now and how it could be.</p>
        <DataTable
          caption="Pathways" captionSize="m" rows={list.lines} emptyText="No pathway is drawn yet."
          columns={[
            { key: 'title', head: 'Pathway', cell: ({ id, title, isExample }) => <><a href={`${pathwayHome}/${id}`} data-quoted>{title}</a>{isExample && <> <Tag colour="yellow" text="Example" /></>}</> },
            { key: 'condition', head: 'About', cell: ({ condition, setting }) => [condition, setting].filter(Boolean).join('. ') || '–' },
            { key: 'state', head: 'State', cell: ({ approvedOn }) => (approvedOn ? 'Approved' : 'Being worked on') },
            { key: 'organisation', head: 'Organisation', cell: ({ organisation }) => organisation },
          ]}
        />
        <PagesOf list={list} home={pathwayHome} what="pathways" />
        {places.length > 0 && <FoldedForm summary="Begin a pathway" form="new" action={pathwayHome} fields={startFields(places)} button="Begin" open={open} csrf={ctx.csrf()} />}
        <h2 class="nhsuk-heading-m">Starter templates</h2>
        <p>A start to change, not official.</p>
        {pathwayTemplates().map((template) => <OneTemplate template={template} titles={titles} />)}
      </>
    ),
  });
}

const OneTemplate = ({ template: { title, steps, library }, titles }: { template: PathwayTemplate; titles: StepChoices['titles'] }) => (
  <Details summary={title}>
    <ol class="nhsuk-list nhsuk-list--number">{steps.map((step) => <li>{step.title}. {kindWords[step.kind]}, {step.team}{step.professions.length > 0 && `: ${professionNames(step.professions)}`}</li>)}</ol>
    <p>From the library: <LibraryTitles codes={library} titles={titles} /></p>
  </Details>
);
