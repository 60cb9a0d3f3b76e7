import { NotFound } from '#platform/errors';
import type { Reply, RequestContext } from '#platform/http';
import { SummaryList } from '#ui/nhsuk';
import { kindWords, mapWords } from '../../domain/pathways/compare.ts';
import { mayLearning } from '../../learning-permissions.ts';
import { pathwayPage, stepChoices, type StepLine } from '../../queries/pathways/pathways.ts';
import { EvidenceOfStep } from '../evidence/of-step.tsx';
import { evidenceOf } from '../../queries/evidence/evidence.ts';
import { FoldedForm, shell } from '../registers/shell.tsx';
import type { OpenForm } from '../registers/take-form.ts';
import { professionNames, removalFields, stepFields, type StepChoices } from './fields.ts';
import { LibraryTitles } from './library-titles.tsx';
import { pathwayHome } from './list-page.tsx';

export async function showStep(ctx: RequestContext, open?: OpenForm): Promise<Reply> {
  const { pathway, choices, evidence } = await ctx.read(async (tx) => ({ pathway: await pathwayPage(tx, ctx.params['id'] ?? ''), choices: await stepChoices(tx), evidence: await evidenceOf(tx, { stepId: ctx.params['step'] ?? '' }) }));
  const step = pathway.steps.find(({ id }) => id === ctx.params['step']);
  if (!step) throw new NotFound('We cannot find that step.');
  const address = `${pathwayHome}/${pathway.id}/steps/${step.id}`;
  const mayWork = mayLearning(ctx.viewer, 'share learning', pathway.organisationId) && pathway.approvedOn === null;
  return shell({
    title: step.title, under: [{ text: 'Pathways', href: pathwayHome }, { text: pathway.title, href: `${pathwayHome}/${pathway.id}` }], open,
    children: (
      <>
        <Facts step={step} titles={choices.titles} />
        <EvidenceOfStep evidence={evidence} stepId={step.id} />
        {mayWork && <FoldedForm summary="Change this step" form="step" action={address} fields={stepFields(choices)} button="Save the step" open={open} csrf={ctx.csrf()} values={valuesOf(step)} />}
        {mayWork && <FoldedForm summary="Take this step out" form="removal" action={`${address}/removal`} fields={removalFields} button="Take it out" open={open} csrf={ctx.csrf()} />}
      </>
    ),
  });
}

function Facts({ step, titles }: { step: StepLine; titles: StepChoices['titles'] }) {
  const rows: [string, string][] = [
    ['Map', mapWords[step.map]], ['Kind', kindWords[step.kind]], ['Team', step.team], ['Where', step.setting || 'Not said'], ['Professions', professionNames(step.professions) || 'Not said'],
    ['Wait before it', step.waitDays === null ? 'Not known' : `${step.waitDays} days`], ['Who drops out', step.whoDropsOut || 'Not known'], ['Repeats an assessment', step.repeatsAssessment ? 'Yes' : 'No'],
  ];
  return (
    <>
      <SummaryList rows={rows.map(([key, value]) => ({ key: { text: key }, value: { html: <span data-quoted>{value}</span> } }))} />
      {step.measureCode && <p>Measure: <a href={`/quality/measures/${step.measureCode}`}>{step.measureName}</a></p>}
      {step.library.length > 0 && <p>From the library: <LibraryTitles codes={step.library} titles={titles} /></p>}
    </>
  );
}

const valuesOf = (step: StepLine) => ({
  title: step.title, kind: step.kind, team: step.team, setting: step.setting, professions: step.professions, waitDays: step.waitDays === null ? '' : String(step.waitDays), whoDropsOut: step.whoDropsOut,
  repeats: step.repeatsAssessment ? ['yes'] : [], measureId: step.measureId ?? '', library1: step.library[0] ?? '', library2: step.library[1] ?? '', position: String(step.position),
});
