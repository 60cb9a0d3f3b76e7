import { z } from 'zod';
import { formatDay } from '#platform/clock';
import { Part } from '#modules/strategy';
import { dateAnswer, DateField, Form, RadiosField, SelectField, TextareaField, TextField, WordsCheck } from '#ui/forms';
import { Button, Details, SummaryList, Tag } from '#ui/nhsuk';
import { planCycle } from '../../commands/cycles/plan-cycle.ts';
import { asPredictedWords, decisionTitle } from '../../domain/cycles.ts';
import type { Cycle } from '../../queries/projects/project-page.ts';
import { wordsAnswer } from '../answers.ts';
import { projectHref } from '../../domain/addresses.ts';
import { ClosedPart } from './closed-part.tsx';
import { actionOf, adviceOf, isOpen, partForm, stateOf, type Scene } from './scene.ts';

const schema = z.object({
  testTitle: wordsAnswer('Give the test a short name', 'The name', { max: 120 }), ideaId: z.string(), plan: wordsAnswer('Say what you will do', 'The plan'), prediction: wordsAnswer('Say what you think will happen', 'The prediction', { max: 600 }),
  expected: z.enum(['', 'up', 'down', 'same'], 'Choose what you expect'), startsOn: dateAnswer({ missing: 'Enter the first day of the test', name: 'The first day' }),
});

export const cycleForm = partForm({ form: 'cycles', part: 'tests', schema, saved: 'cycle-planned', act: (tx, ctx, { testTitle, ...value }) => planCycle(tx, ctx, { projectId: ctx.params['id'] ?? '', ...value, title: testTitle }) });

/** Test cycles: plan, do, study, act. */
export function CyclesPart(scene: Scene) {
  const { project, mayTest } = scene;
  return (
    <Part id="tests" title="Tests: plan, do, study, act">
      {project.cycles.length === 0 && (project.open.cycles ? <p>No test is planned yet.</p> : <ClosedPart />)}
      {project.cycles.map((cycle) => <OneCycle cycle={cycle} projectId={project.id} mayTest={mayTest} />)}
      {mayTest && <PlanForm {...scene} />}
    </Part>
  );
}

function OneCycle({ cycle, projectId, mayTest }: { cycle: Cycle; projectId: string; mayTest: boolean }) {
  const { result } = cycle;
  const rows: [string, string][] = [
    ...(cycle.idea === null ? [] : [['Change idea', cycle.idea] as [string, string]]), ['Plan', cycle.plan], ['Prediction', cycle.prediction],
    ...(result ? [['Do', result.done], ['Study', `${asPredictedWords[result.asPredicted]}. ${result.result}`], ['Act', result.follows]] as [string, string][] : []),
  ];
  return (
    <section id={`test-${cycle.number}`} aria-labelledby={`test-${cycle.number}-title`}>
      <h3 class="nhsuk-heading-s nhsuk-u-margin-bottom-2" id={`test-${cycle.number}-title`}>Test {cycle.number}: <span data-quoted>{cycle.title}</span></h3>
      <p class="nhsuk-u-margin-bottom-2">{result ? <><Tag colour="blue" text={decisionTitle(result.decision)} /> {formatDay(cycle.startsOn)} to {formatDay(result.endedOn)}</> : <>From {formatDay(cycle.startsOn)}. What it brought is not written down yet.</>}</p>
      <SummaryList rows={rows.map(([key, words]) => ({ key: { text: key }, value: { html: <span data-quoted>{words}</span> } }))} />
      {mayTest && !result && <p><a href={`${projectHref(projectId)}/cycles/${cycle.id}`}>Write down what this test brought<span class="nhsuk-u-visually-hidden">: {cycle.title}</span></a></p>}
    </section>
  );
}

function PlanForm(scene: Scene) {
  const ideas = scene.project.drivers.filter(({ kind }) => kind === 'idea');
  return (
    <Details summary="Plan a test" open={isOpen(scene, 'cycles')}>
      <p>Begin small: one team, one week, a few people. Say what you think will happen before you begin.</p>
      <Form action={actionOf(scene, 'cycles')} csrfToken={scene.ctx.csrf()} state={stateOf(scene, 'cycles')}>
        <TextField name="testTitle" label="A short name" />
        <SelectField name="ideaId" label="Which change idea does it test?" items={[{ value: '', text: 'None from the diagram' }, ...ideas.map(({ id, words }) => ({ value: id, text: words }))]} />
        <TextareaField name="plan" label="Plan: what will you do, who, where and when?" rows={3} maxlength={2000} />
        <TextareaField name="prediction" label="What do you think will happen?" rows={2} maxlength={600} />
        <RadiosField name="expected" legend="What do you expect of your measures?" items={[{ value: 'up', text: 'They go up' }, { value: 'down', text: 'They go down' }, { value: 'same', text: 'They stay as they are' }, { value: '', text: 'We cannot say' }]} />
        <DateField name="startsOn" legend="First day of the test" hint="For example, 4 12 2026" />
        <Button text="Plan the test" />
        <WordsCheck advice={adviceOf(scene, 'cycles')} />
      </Form>
    </Details>
  );
}
