import type { ComponentChildren } from 'preact';
import { formatDay, type Day } from '#platform/clock';
import { DateField, Form, SelectField, TextareaField, TextField, WordsCheck } from '#ui/forms';
import { Button, Tag } from '#ui/nhsuk';
import { DataTable } from '#ui/tables';
import { phases, phaseTitles } from '../../domain/stages.ts';
import { questionsOf } from '../../domain/template-file.ts';
import { componentsIn } from '../../queries/care-components.ts';
import type { AroundSnapshot, Snapshot } from '../../queries/snapshots.ts';
import type { Shown } from '../sent.ts';
import { snapshotHref } from './addresses.ts';
import { CareComponents } from './care-components.tsx';

export type AroundForm = 'evidence' | 'discussions' | 'phases' | 'dated-steps';

interface Props {
  snapshot: Snapshot;
  around: AroundSnapshot;
  mayAdd: boolean;
  today: Day;
  csrfToken: string;
}

const stepWords: Partial<Record<string, { title: string; none: string }>> = {
  'digital-maturity': { title: 'Roadmap', none: 'No step is planned yet.' }, 'personalised-care': { title: 'Actions on gaps', none: 'No action is planned yet.' },
};

/** Evidence, talks and dated steps of a snapshot, each with a link to its form. */
export function Around({ snapshot, around, mayAdd, today, csrfToken }: Props) {
  const ask = (code: string) => questionsOf(snapshot.template).find((question) => question.code === code)?.ask ?? code;
  const steps = stepWords[snapshot.kind];
  const isUnit = snapshot.personId === null;
  return (
    <>
      {snapshot.kind === 'personalised-care' && <CareComponents components={componentsIn(snapshot, around)} caption="Each component" />}
      <DataTable caption="Evidence" captionSize="m" rows={around.evidence} emptyText="No evidence is attached yet." columns={[
        { key: 'what', head: 'What it shows', cell: ({ what, address }) => <Typed>{address ? <a href={address}>{what}</a> : what}</Typed> },
        { key: 'question', head: 'For', cell: ({ question }) => ask(question) },
      ]} />
      {mayAdd && !snapshot.signedOn && <p><a href={`${snapshotHref(snapshot)}/evidence`}>Add evidence</a></p>}
      {steps && isUnit && <Steps title={steps.title} none={steps.none} around={around} ask={ask} mayAdd={mayAdd} today={today} snapshot={snapshot} csrfToken={csrfToken} />}
      {isUnit && (
        <DataTable caption="Talked about with others" captionSize="m" rows={around.discussions} emptyText="It has not been talked about with others yet." columns={[
          { key: 'on', head: 'Day', cell: ({ heldOn }) => formatDay(heldOn) }, { key: 'who', head: 'Who took part', cell: ({ who }) => <Typed>{who}</Typed> }, { key: 'said', head: 'What was said', cell: ({ said }) => <Typed>{said}</Typed> },
        ]} />
      )}
      {mayAdd && isUnit && <p><a href={`${snapshotHref(snapshot)}/discussions`}>Add a talk</a></p>}
      {mayAdd && <p><a href={`${snapshotHref(snapshot)}/phases`}>Enter another part of the cycle</a></p>}
    </>
  );
}

/** What somebody typed, in a cell: of any length. */
const Typed = ({ children }: { children: ComponentChildren }) => <span class="allied-any-length" data-quoted>{children}</span>;

interface StepProps extends Props {
  title: string;
  none: string;
  ask: (code: string) => string;
}

function Steps({ title, none, around, ask, mayAdd, today, snapshot, csrfToken }: StepProps) {
  return (
    <>
      <DataTable caption={title} captionSize="m" rows={around.steps} emptyText={none} columns={[
        { key: 'what', head: 'Step', cell: ({ what }) => <Typed>{what}</Typed> },
        { key: 'for', head: 'For', cell: ({ question }) => ask(question) },
        { key: 'owner', head: 'Who answers for it', cell: ({ ownerRole }) => <Typed>{ownerRole}</Typed> },
        { key: 'due', head: 'By', cell: ({ dueOn, doneOn }) => <>{formatDay(dueOn)}{doneOn === null && dueOn < today && <> <Tag colour="orange" text="Past its day" /></>}</> },
        { key: 'after', head: 'Comes after', cell: ({ after }) => (after === null ? '–' : <Typed>{after}</Typed>) },
        { key: 'done', head: 'Done', cell: ({ id, what, doneOn }) => (doneOn ? formatDay(doneOn) : mayAdd ? <Form action={`/inquiry/dated-steps/${id}/completion`} csrfToken={csrfToken}><Button variant="secondary" text="It is done" attributes={{ 'aria-label': `It is done: ${what}` }} /></Form> : 'Not yet') },
      ]} />
      {mayAdd && <p><a href={`${snapshotHref(snapshot)}/dated-steps`}>Plan a step</a></p>}
    </>
  );
}

/** The form of one part. */
export function AroundForms({ which, snapshot, around, csrfToken, shown }: { which: AroundForm; snapshot: Snapshot; around: AroundSnapshot; csrfToken: string; shown: Shown }) {
  const questions = [{ value: '', text: 'Choose one' }, ...questionsOf(snapshot.template).filter(({ answer }) => answer === 'stage').map(({ code, ask }) => ({ value: code, text: ask }))];
  return (
    <Form action={`${snapshotHref(snapshot)}/${which}`} csrfToken={csrfToken} state={shown.state}>
      {(which === 'evidence' || which === 'dated-steps') && <SelectField name="question" label="Which question is it about?" items={questions} />}
      {which === 'evidence' && <><TextareaField name="what" label="What does it show?" rows={2} maxlength={600} /><TextField name="address" label="Where is it? (you can leave this out)" hint="An address that begins with https://" /></>}
      {which === 'discussions' && <><DateField name="heldOn" legend="When did you talk?" /><TextareaField name="who" label="Who took part?" hint="Roles and groups, not names" rows={2} maxlength={600} /><TextareaField name="said" label="What was said?" rows={4} maxlength={2000} /></>}
      {which === 'phases' && <><SelectField name="phase" label="Which part?" items={phases.map((value) => ({ value, text: phaseTitles[value] }))} /><TextField name="note" label="Why now? (you can leave this out)" /></>}
      {which === 'dated-steps' && <><TextareaField name="what" label="What will be done?" rows={2} maxlength={600} /><TextField name="ownerRole" label="Who answers for it?" hint="A role, not a name" /><DateField name="dueOn" legend="By when?" /><SelectField name="afterId" label="Does another step come first?" items={[{ value: '', text: 'No' }, ...around.steps.map(({ id, what }) => ({ value: id, text: what }))]} /></>}
      <Button text="Add it" />
      <WordsCheck advice={shown.advice} />
    </Form>
  );
}
