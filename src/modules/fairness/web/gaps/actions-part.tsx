import { formatDay, londonDay } from '#platform/clock';
import type { SplitFigures } from '#modules/quality';
import { DateField, emptyForm, Form, HiddenField, RadiosField, SelectField, TextareaField, TextField, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button, Details, Tag } from '#ui/nhsuk';
import { actionKinds, actionKindTitle } from '../../domain/action-kinds.ts';
import type { GapAction } from '../../queries/around-gaps.ts';
import { gapHref } from './addresses.ts';

export interface OpenForm {
  state: FormState;
  advice?: Advice | undefined;
}

interface Props {
  split: SplitFigures;
  actions: readonly GapAction[];
  hasClearGap: boolean;
  mayAnswer: boolean;
  objectives: readonly { id: string; wording: string }[];
  csrfToken: string;
  now: Date;
  open?: OpenForm | undefined;
}

/** What is done about the gap. A gap that nobody answers is named as one (requirement S117). */
export function ActionsPart(props: Props) {
  const { split, actions, hasClearGap, mayAnswer } = props;
  const isAnswered = actions.some(({ endedOn }) => endedOn === null);
  return (
    <section aria-labelledby="actions">
      <h2 class="nhsuk-heading-m" id="actions">What is done about it</h2>
      {!isAnswered && <p>{hasClearGap ? <><Tag colour="orange" text="A gap without an action" /> Nobody has said yet what is done about it.</> : 'No action is open.'}</p>}
      {actions.map((action) => <OneAction mayAnswer={mayAnswer} now={props.now} action={action} nameOf={(code) => split.groups.find((group) => group.code === code)?.name ?? code} />)}
      {mayAnswer && <AnswerForm {...props} />}
    </section>
  );
}

function OneAction({ action, nameOf, mayAnswer, now }: Pick<Props, 'mayAnswer' | 'now'> & { action: GapAction; nameOf: (code: string) => string }) {
  const isLate = action.endedOn === null && action.dueOn < londonDay(now);
  return (
    <div class="allied-links__item">
      <p><strong>{action.what}</strong>{action.isExample && <> <Tag colour="yellow" text="Example" /></>}<br />
        {actionKindTitle(action.kind)}{action.groupCode !== '' && `, for: ${nameOf(action.groupCode)}`}. Expected: {action.expectedEffect}<br />
        {action.ownerRole}, {action.endedOn ? `${action.outcome === 'done' ? 'done' : 'stopped'} on ${formatDay(action.endedOn)}: ${action.outcomeWords}` : `${isLate ? 'was due' : 'due'} on ${formatDay(action.dueOn)}${isLate ? ' and is late' : ''}`}
        {action.objective && <><br />Part of the objective <a href={`/objectives/${action.objectiveId}`}>{action.objective}</a></>}
      </p>
      {mayAnswer && action.endedOn === null && <p><a href={`/fairness/actions/${action.id}`}>End this action<span class="nhsuk-u-visually-hidden">: {action.what}</span></a></p>}
    </div>
  );
}

function AnswerForm({ split, objectives, csrfToken, open }: Props) {
  return (
    <Details summary="Say what is done about it" open={open !== undefined}>
      <Form action={`${gapHref(split)}/actions`} csrfToken={csrfToken} state={open?.state ?? emptyForm}>
        {split.profession !== '' && <HiddenField name="profession" value={split.profession} />}
        <SelectField name="groupCode" label="For which group?" items={[{ value: '', text: 'The gap between all groups' }, ...split.groups.filter(({ isNotKnown }) => !isNotKnown).map(({ code, name }) => ({ value: code, text: name }))]} />
        <RadiosField name="kind" legend="What kind of action is it?" items={actionKinds.map(({ code, title, words }) => ({ value: code, text: title, hint: words }))} />
        <TextareaField name="what" label="What do you do?" rows={2} maxlength={600} />
        <TextareaField name="expectedEffect" label="What do you expect to change, and by how much?" rows={2} maxlength={600} />
        <TextField name="ownerRole" label="Who answers for it" hint="A role, not a name" />
        <DateField name="dueOn" legend="By when?" hint="For example, 4 12 2026" />
        <SelectField name="objectiveId" label="Part of an objective" items={[{ value: '', text: 'None' }, ...objectives.map(({ id, wording }) => ({ value: id, text: wording }))]} />
        <Button text="Record the action" />
        <WordsCheck advice={open?.advice} />
      </Form>
    </Details>
  );
}
