import { periodName, type SplitFigures } from '#modules/quality';
import { Form, formState, HiddenField, SelectField } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { OTHERS, type GapView } from '../../domain/gap-view.ts';
import { gapHref } from './addresses.ts';

const stepWords = { month: 'Months', quarter: 'Quarters', year: 'Years' } as const;

/** What is compared with what, and when: a question, so that its answer has an address. */
export function ChooseForm({ split, view }: { split: SplitFigures; view: GapView }) {
  const groups = split.groups.filter(({ isNotKnown }) => !isNotKnown).map(({ code, name }) => ({ value: code, text: name }));
  const spans = view.spans.map(({ from, isWhole }) => ({ value: from, text: `${periodName(from, view.step)}${isWhole ? '' : ' (not whole)'}` }));
  const values = { group: view.focus?.group.code ?? '', comparison: view.comparison.code, step: view.step, before: view.before.from, now: view.now.from, profession: split.profession };
  return (
    <Form method="get" action={gapHref(split)} state={formState(values)}>
      {split.profession !== '' && <HiddenField name="profession" />}
      <SelectField name="group" label="Look at" items={groups} />
      <SelectField name="comparison" label="Compare with" items={[{ value: OTHERS, text: 'The others together' }, ...groups]} />
      <SelectField name="step" label="Taken together by" items={view.steps.map((step) => ({ value: step, text: stepWords[step] }))} />
      <SelectField name="before" label="From" items={spans} />
      <SelectField name="now" label="To" items={spans} />
      <Button small variant="secondary" text="Show" />
    </Form>
  );
}
