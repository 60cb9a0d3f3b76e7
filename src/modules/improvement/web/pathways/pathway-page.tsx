import { formatDay } from '#platform/clock';
import type { Reply, RequestContext } from '#platform/http';
import { careComponents, CareComponents, type CareComponent } from '#modules/inquiry';
import { InsetText, SummaryList, Tag } from '#ui/nhsuk';
import { DataTable } from '#ui/tables';
import { kindWords, maps, mapWords, shareWords, tellMap, waitWords, type PathwayMap } from '../../domain/pathways/compare.ts';
import { pathwayTemplates, type PathwayTemplate } from '../../data/pathways/templates.ts';
import { mayLearning } from '../../learning-permissions.ts';
import { careChoices, pathwayPage, stepChoices, suggestedMeasures, type PathwayPage, type StepLine, type SuggestedMeasure } from '../../queries/pathways/pathways.ts';
import { FoldedForm, shell } from '../registers/shell.tsx';
import type { OpenForm } from '../registers/take-form.ts';
import { approvalFields, careFields, measureFields, newStepFields, professionNames, type StepChoices } from './fields.ts';
import { LibraryTitles } from './library-titles.tsx';
import { pathwayHome } from './list-page.tsx';

export async function showPathway(ctx: RequestContext, open?: OpenForm): Promise<Reply> {
  const { pathway, template, choices, suggested, care, careSnapshots } = await ctx.read(async (tx) => {
    const found = await pathwayPage(tx, ctx.params['id'] ?? '');
    const begunWith = pathwayTemplates().find(({ code }) => code === found.template);
    return {
      pathway: found, template: begunWith, choices: await stepChoices(tx), suggested: begunWith ? await suggestedMeasures(tx, begunWith) : [],
      care: await careComponents(tx, found.careSnapshotId), careSnapshots: await careChoices(tx, found.id),
    };
  });
  const address = `${pathwayHome}/${pathway.id}`;
  const mayWork = mayLearning(ctx.viewer, 'share learning', pathway.organisationId) && pathway.approvedOn === null;
  return shell({
    title: pathway.title, under: [{ text: 'Pathways', href: pathwayHome }], open,
    children: (
      <>
        <p>{[pathway.condition, pathway.setting].filter(Boolean).join('. ')}{pathway.isExample && <> <Tag colour="yellow" text="Example" /></>}</p>
        {template && <BegunWith template={template} suggested={suggested} titles={choices.titles} />}
        <Compared pathway={pathway} />
        <p>{pathway.measureCode ? <>By this measure we know if it is better: <a href={`/quality/measures/${pathway.measureCode}`}>{pathway.measureName}</a>.</> : 'No measure is linked yet.'}</p>
        {maps.map((map) => <OneMap map={map} steps={pathway.steps.filter((step) => step.map === map)} />)}
        <Care pathway={pathway} components={care} />
        {mayWork && <FoldedForm summary="Link a look at personalised care" form="care" action={`${address}/personalised-care`} fields={careFields(careSnapshots)} button="Link this look" open={open} csrf={ctx.csrf()} values={{ careSnapshot: pathway.careSnapshotId ?? '' }} />}
        <Approval pathway={pathway} />
        {mayWork && <FoldedForm summary="Add a step" form="step" action={`${address}/steps`} fields={newStepFields(choices)} button="Add the step" open={open} csrf={ctx.csrf()} values={{ map: 'proposed' }} />}
        {mayWork && <FoldedForm summary="Link a measure" form="measure" action={`${address}/measure`} fields={measureFields(choices.measures)} button="Link it" open={open} csrf={ctx.csrf()} values={{ linkedMeasure: pathway.measureId ?? '' }} />}
        {mayWork && mayLearning(ctx.viewer, 'approve pathways', pathway.organisationId) && <FoldedForm summary="Approve what is proposed" form="approval" action={`${address}/approval`} fields={approvalFields} button="Approve" open={open} csrf={ctx.csrf()} />}
      </>
    ),
  });
}

/** What a starter template brought: the measures it suggests and the titles it rests on. The steps and the measure can be changed (requirement S170). */
const BegunWith = ({ template, suggested, titles }: { template: PathwayTemplate; suggested: readonly SuggestedMeasure[]; titles: StepChoices['titles'] }) => (
  <>
    <p>Begun with the starter template “{template.title}”, which is not official. You can change all of it.</p>
    {suggested.length > 0 && <p>Measures that it suggests: {suggested.map(({ code, name }, at) => <>{at > 0 && '; '}<a href={`/quality/measures/${code}`}>{name}</a></>)}.</p>}
    <p>From the library: <LibraryTitles codes={template.library} titles={titles} /></p>
  </>
);

/** The six components of personalised care: gaps stand there in words, and what fills them is written where the team looked (requirement S88). */
const Care = ({ pathway: { careSnapshotId }, components }: { pathway: PathwayPage; components: readonly CareComponent[] | 'kept' }) => (components === 'kept'
  ? <><h2 class="nhsuk-heading-m">Personalised care</h2><p>The team has looked at the six components of personalised care, and keeps what it found to itself so far.</p></>
  : (
    <>
      <CareComponents components={components} caption="Personalised care" />
      {careSnapshotId ? <p><a href={`/inquiry/snapshots/${careSnapshotId}`}>Where this was found, and what is done about the gaps</a></p>
        : <p>Nobody has looked at the six components for this pathway yet. A team does it with <a href="/inquiry/questions/personalised-care">the questions on personalised care</a>, and links it here.</p>}
    </>
  ));

function Compared({ pathway }: { pathway: PathwayPage }) {
  const [now, proposed] = maps.map((map) => tellMap(pathway.steps.filter((step) => step.map === map)));
  if (!now || !proposed) return null;
  const rows = [
    { what: 'Prevention and early help', now: shareWords(now), proposed: shareWords(proposed) },
    { what: 'Times that people are handed over to another team', now: String(now.handOffs), proposed: String(proposed.handOffs) },
    { what: 'Assessments that are repeated', now: String(now.repeated), proposed: String(proposed.repeated) },
    { what: 'Days of waiting, one after the other', now: waitWords(now), proposed: waitWords(proposed) },
  ];
  return (
    <DataTable caption="Now and proposed" captionSize="m" rows={rows} emptyText=""
      columns={[{ key: 'what', head: 'What', cell: ({ what }) => what }, { key: 'now', head: mapWords.now, cell: (row) => row.now }, { key: 'proposed', head: mapWords.proposed, cell: (row) => row.proposed }]} />
  );
}

function OneMap({ map, steps }: { map: PathwayMap; steps: readonly StepLine[] }) {
  return (
    <DataTable
      caption={mapWords[map]} captionSize="m" rows={steps} emptyText="There is no step here yet."
      columns={[
        { key: 'title', head: 'Step', cell: ({ id, pathwayId, position, title, repeatsAssessment }) => <>{position}. <a href={`${pathwayHome}/${pathwayId}/steps/${id}`} data-quoted>{title}</a>{repeatsAssessment && <> <Tag colour="orange" text="Repeats an assessment" /></>}</> },
        { key: 'kind', head: 'Kind', cell: ({ kind }) => kindWords[kind] },
        { key: 'team', head: 'Team and place', cell: ({ team, setting, position }) => <>{team}{setting && `, ${setting}`}{position > 1 && steps[position - 2]?.team !== team && <><br /><span class="nhsuk-body-s">Handed over from {steps[position - 2]?.team}</span></>}</> },
        { key: 'professions', head: 'Professions', cell: ({ professions }) => professionNames(professions) || '–' },
        { key: 'wait', head: 'Wait', cell: ({ waitDays }) => (waitDays === null ? 'Not known' : `${waitDays} days`) },
        { key: 'drops', head: 'Who drops out', cell: ({ whoDropsOut }) => (whoDropsOut === '' ? 'Not known' : <span data-quoted>{whoDropsOut}</span>) },
        { key: 'evidence', head: 'Evidence', cell: ({ evidence }) => (evidence === 0 ? 'None yet: a gap' : evidence === 1 ? '1 entry' : `${evidence} entries`) },
      ]}
    />
  );
}

function Approval({ pathway: { approvedOn, contribution, inequalityEffect } }: { pathway: PathwayPage }) {
  if (!approvedOn) return <InsetText text="This pathway is not approved. To approve it, somebody says what allied health professionals add, and what it does to inequality." />;
  return (
    <>
      <h2 class="nhsuk-heading-m">Approved on {formatDay(approvedOn)}</h2>
      <SummaryList rows={[{ key: { text: 'What allied health professionals add' }, value: { html: <span data-quoted>{contribution}</span> } }, { key: { text: 'What it does to inequality' }, value: { html: <span data-quoted>{inequalityEffect}</span> } }]} />
    </>
  );
}
