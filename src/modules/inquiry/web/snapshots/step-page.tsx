import { page, type Reply, type RequestContext } from '#platform/http';
import { NotFound } from '#platform/errors';
import { Form, FormErrorSummary, HiddenField, RadiosField, SelectField, TextareaField, WordsCheck } from '#ui/forms';
import { Button, InsetText } from '#ui/nhsuk';
import { saveStep } from '../../commands/save-step.ts';
import { isStageAnswer, stageAnswers, stageTitles } from '../../domain/stages.ts';
import { focusField, type TemplateQuestion, type TemplateStep } from '../../domain/template-file.ts';
import { axes, type Axis } from '../../queries/matrix.ts';
import { snapshotById, type Snapshot } from '../../queries/snapshots.ts';
import { savedAt } from '../saved.ts';
import { take, type Shown } from '../sent.ts';
import { snapshotHref, snapshotTrail } from './addresses.ts';
import { answersFrom, stateOfStep, stepSchema } from './step-form.ts';

interface Scene {
  snapshot: Snapshot;
  step: TemplateStep;
  at: number;
  focuses: readonly Axis[];
}

async function sceneOf(ctx: RequestContext): Promise<Scene> {
  const { snapshot, focuses } = await ctx.read(async (tx) => ({ snapshot: await snapshotById(tx, ctx.params['id'] ?? ''), focuses: (await axes(tx)).focuses }));
  const at = snapshot.template.steps.findIndex(({ code }) => code === ctx.params['step']);
  const step = snapshot.template.steps[at];
  if (!step) throw new NotFound('We cannot find that step.');
  return { snapshot, step, at, focuses };
}

/** One step of a snapshot. It is saved when somebody goes on, and with script while they write. */
export async function showStep(ctx: RequestContext, shown?: Shown): Promise<Reply> {
  const scene = await sceneOf(ctx);
  const { snapshot, step, at } = scene;
  const stored = stateOfStep(step, snapshot.answers, snapshot.saves[step.code]?.revision ?? 0);
  const state = shown?.state ?? stored;
  const isOvertaken = shown !== undefined && shown.state.values['revision'] !== stored.values['revision'];
  return page({
    title: `${step.title}: ${snapshot.templateTitle}`, isInError: state.errors.length > 0, currentSection: '/co-evaluation', breadcrumbs: snapshotTrail(snapshot),
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l">Step {at + 1} of {snapshot.template.steps.length}. {snapshot.unit?.name ?? 'Only you see this'}</span> {step.title}</h1>
        {snapshot.signedOn ? <Signed step={step} shown={shown} /> : (
          <Form action={`${snapshotHref(snapshot)}/steps/${step.code}`} csrfToken={ctx.csrf()} state={isOvertaken ? { ...state, values: { ...state.values, revision: stored.values['revision'] } } : state}>
            <HiddenField name="revision" />
            {isOvertaken && <Newer step={step} snapshot={snapshot} />}
            {step.questions.map((question) => <Question question={question} scene={scene} />)}
            <p class="allied-saving" role="status" data-autosave={`${snapshotHref(snapshot)}/steps/${step.code}/draft`} />
            <Button text={at + 1 === snapshot.template.steps.length ? 'Save and look at the whole' : 'Save and go on'} />
            <WordsCheck advice={shown?.advice} />
          </Form>
        )}
        <p><a href={snapshotHref(snapshot)}>All steps</a></p>
      </div>
    ),
  });
}

function Question({ question: { code, ask, answer }, scene: { step, focuses } }: { question: TemplateQuestion; scene: Scene }) {
  if (answer === 'stage') return <RadiosField name={code} legend={{ text: ask, size: 's' }} small items={stageAnswers.map((stage) => ({ value: stage, text: stageTitles[stage] }))} />;
  const areas = focuses.filter((focus) => step.questions.some((other) => other.focus === focus.code));
  return (
    <>
      <TextareaField name={code} label={{ text: ask, size: 's' }} rows={3} maxlength={2000} />
      {answer === 'strength' && areas.length > 0 && <SelectField name={focusField(code)} label="It helps most with" items={[{ value: '', text: 'Choose one' }, ...areas.map(({ code: value, title }) => ({ value, text: title }))]} />}
    </>
  );
}

/** A signed snapshot takes no more words: what was typed meanwhile is shown, so that it can be copied. */
function Signed({ step, shown }: { step: TemplateStep; shown: Shown | undefined }) {
  const typed = step.questions.flatMap(({ code, ask, answer }) => {
    const said = shown?.state.values[code];
    return typeof said !== 'string' || said === '' ? [] : [{ ask, said: answer === 'stage' && isStageAnswer(said) ? stageTitles[said] : said }];
  });
  return (
    <>
      <InsetText text="This snapshot is signed off. What it says stays as it is." />
      {typed.length > 0 && (
        <>
          <h2 class="nhsuk-heading-m">What you typed, which is not saved</h2>
          <p>Copy what you need. It can stand in the next snapshot, or be added to this one as evidence or as what was talked about.</p>
          <ul class="nhsuk-list nhsuk-list--bullet">{typed.map(({ ask, said }) => <li>{ask}<blockquote class="allied-typed" data-quoted>{said}</blockquote></li>)}</ul>
        </>
      )}
    </>
  );
}

/** What somebody else saved meanwhile, beside what this person typed. */
function Newer({ step, snapshot }: { step: TemplateStep; snapshot: Snapshot }) {
  const theirs = step.questions.flatMap(({ code, ask }) => {
    const answer = snapshot.answers.find(({ question }) => question === code);
    return answer ? [{ ask, said: answer.stage ? stageTitles[answer.stage] : (answer.words ?? '') }] : [];
  });
  return (
    <InsetText>
      <h2 class="nhsuk-heading-s">What stands there now</h2>
      {theirs.length === 0 ? <p>Nothing.</p> : <ul class="nhsuk-list nhsuk-list--bullet">{theirs.map(({ ask, said }) => <li>{ask}: <span data-quoted>{said}</span></li>)}</ul>}
      <p>Below is what you typed. Save it as it is, or change it first.</p>
    </InsetText>
  );
}

export async function takeStep(ctx: RequestContext): Promise<Reply> {
  const { snapshot, step, at } = await sceneOf(ctx);
  const next = snapshot.template.steps[at + 1];
  return take(ctx, {
    schema: stepSchema(step),
    act: async (value) => {
      await ctx.write((tx) => saveStep(tx, ctx, { id: snapshot.id, step: step.code, revision: Number(value.revision), answers: answersFrom(step, value) }));
      return savedAt(next ? `${snapshotHref(snapshot)}/steps/${next.code}` : snapshotHref(snapshot), 'step-saved');
    },
    again: (shown) => showStep(ctx, shown),
  });
}

/** The same while somebody writes, sent by script: the answer is the revision that the next save begins from. */
export async function takeDraft(ctx: RequestContext): Promise<Reply> {
  const { snapshot, step } = await sceneOf(ctx);
  return take(ctx, {
    schema: stepSchema(step),
    act: async (value) => ({ kind: 'json', value: await ctx.write((tx) => saveStep(tx, ctx, { id: snapshot.id, step: step.code, revision: Number(value.revision), answers: answersFrom(step, value) })), status: 200 }),
    again: (shown) => showStep(ctx, shown),
  });
}
