import { formatDay } from '#platform/clock';
import type { OrganisationLine } from '#modules/directory';
import { periodName, type Grain, type SplitFigures } from '#modules/quality';
import { DateField, Form, SelectField, TextareaField, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button, Details, SummaryList, Tag } from '#ui/nhsuk';
import { DataTable } from '#ui/tables';
import type { Span } from '../../domain/counts.ts';
import type { Gap } from '../../domain/gap.ts';
import type { GroupRow } from '../../domain/gap-view.ts';
import { quarterName, reviewState } from '../../domain/quarters.ts';
import type { ReviewLine } from '../../queries/areas-and-reviews.ts';
import { gapHref } from '../gaps/addresses.ts';
import { PlaceField } from '../groups/group-forms.tsx';
import { limitWords, numberWords, pointWords } from '../words.ts';

export interface TopGap {
  split: SplitFigures;
  row: GroupRow;
  gap: Gap;
  now: Span;
  step: Grain;
  isAnswered: boolean;
}

/** The last quarters with what became of their review; then every review that was held. */
export function ReviewsOf({ reviews, quarters, today }: { reviews: readonly ReviewLine[]; quarters: readonly string[]; today: string }) {
  return (
    <>
      <ul class="nhsuk-list">
        {quarters.map((quarter) => {
          const { isOverdue, words } = reviewState(quarter, today, reviews.find((review) => review.quarter === quarter)?.heldOn ?? null);
          return <li><strong>{quarterName(quarter)}</strong>: {isOverdue ? <Tag colour="orange" text={words} /> : words}</li>;
        })}
      </ul>
      {reviews.map((review) => (
        <Details summary={`Review of ${quarterName(review.quarter)}, held on ${formatDay(review.heldOn)}`}>
          <SummaryList rows={[['Gaps', review.gaps], ['What people said', review.heard], ['Decisions', review.decisions], ['Actions', review.actions]].map(([key, value]) => ({ key: { text: key ?? '' }, value: { text: value ?? '' } }))} />
        </Details>
      ))}
    </>
  );
}

export function TopGaps({ gaps }: { gaps: readonly TopGap[] }) {
  return (
    <DataTable
      caption="Gaps that touch most people" captionSize="m" rows={gaps} emptyText="No figures by group show a gap."
      columns={[
        { key: 'gap', head: 'Gap', cell: ({ split, row, now, step }) => <><a href={gapHref(split)}>{split.measure}: {row.group.name}</a><br /><span class="nhsuk-body-s">{split.unit}, {periodName(now.from, step)}</span></> },
        { key: 'size', head: 'Behind by (95% interval)', isNumeric: true, cell: ({ gap, split }) => `${pointWords(gap.points.value, split.definition)} (${limitWords(gap.points)})` },
        { key: 'people', head: 'People affected (95% interval)', isNumeric: true, cell: ({ gap }) => (gap.people ? `${numberWords(gap.people.value, 0)} (${limitWords(gap.people, 0)})` : '–') },
        { key: 'done', head: 'Action', cell: ({ isAnswered }) => (isAnswered ? 'Yes' : 'None') },
      ]}
    />
  );
}

export function ReviewForm({ places, quarters, csrfToken, state, advice }: { places: readonly OrganisationLine[]; quarters: readonly string[]; csrfToken: string; state: FormState; advice: Advice | undefined }) {
  return (
    <section class="nhsuk-u-reading-width" aria-labelledby="record">
      <h2 class="nhsuk-heading-m" id="record">Record a review</h2>
      <p>Write no numbers of small groups here: figures stand in the tables, where they are protected.</p>
      <Form action="/fairness/reviews" csrfToken={csrfToken} state={state}>
        <PlaceField places={places} />
        <SelectField name="quarter" label="Quarter" items={quarters.map((quarter) => ({ value: quarter, text: quarterName(quarter) }))} />
        <DateField name="heldOn" legend="When was it held?" hint="For example, 4 12 2026" />
        <TextareaField name="gaps" label="Which gaps did you look at?" rows={3} maxlength={2000} />
        <TextareaField name="heard" label="What did people say?" rows={3} maxlength={2000} />
        <TextareaField name="decisions" label="What did you decide?" rows={3} maxlength={2000} />
        <TextareaField name="actions" label="What is done, and who answers for it?" hint="Roles, not names" rows={3} maxlength={2000} />
        <Button text="Record the review" />
        <WordsCheck advice={advice} />
      </Form>
    </section>
  );
}
