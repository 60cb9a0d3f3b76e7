import { z } from 'zod';
import { londonDay, type FinancialYear } from '#platform/clock';
import type { RequestContext } from '#platform/http';
import { dateAnswer, DateField, Form, FormErrorSummary, HiddenField, RadiosField, SelectField, TextareaField, TextField, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import type { Member } from '../../data/objective-people.ts';
import type { NodeChoice } from '../../queries/objective-choices.ts';
import { choiceAnswer, optionalText, reasonAnswer } from './answers.ts';
import { ChangedNotice } from './form-page.tsx';
import { peopleCount } from './forms-of-people.tsx';
import { OwnerField } from './owner-field.tsx';
import { WordingFields, wordingShape } from './wording-fields.tsx';

export const newSchema = z.object({
  strategy: z.string().max(60),
  organisation: z.string().min(1, 'Choose an organisation').max(60), year: z.string().max(10), node: z.string().min(1, 'Choose what it serves').max(140),
  parentReason: reasonAnswer('Say why it serves this part'), ...wordingShape, owner: z.string().max(60),
  updateEveryMonths: choiceAnswer(['1', '2', '3', '6', '12'], 'Choose how often you will write an update'),
  involved: choiceAnswer(['people', 'staff', 'nobody'], 'Choose who was involved before the problem was defined'), involvedWho: optionalText('Who they were', 200), involvedCount: peopleCount,
  involvedOn: dateAnswer({ name: 'The day', missing: 'Enter the day' }).optional(),
}).refine(({ involved, involvedOn }) => involved === 'nobody' || involvedOn !== undefined, { path: ['involvedOn'], error: 'Enter the day they were first involved' });

export type NewAnswers = z.output<typeof newSchema>;

export interface NewScene {
  organisations: readonly { id: string; name: string }[];
  nodes: readonly NodeChoice[];
  members: readonly Member[];
  years: readonly FinancialYear[];
}

export const nodeValue = ({ strategyCode, nodeCode }: NodeChoice): string => `${strategyCode} ${nodeCode}`;

export function NewForm({ ctx, scene, state, conflict, advice }: { ctx: RequestContext; scene: NewScene; state: FormState; conflict?: string | undefined; advice?: Advice | undefined }) {
  return (
    <div class="nhsuk-u-reading-width">
      <FormErrorSummary state={state} />
      {conflict && <ChangedNotice text={conflict} />}
      <h1 class="nhsuk-heading-l">Begin an objective</h1>
      <p>It begins as a draft. Only your organisation sees it until you publish it.</p>
      <Form action="/objectives" csrfToken={ctx.csrf()} state={state}>
        <HiddenField name="strategy" />
        <PlaceFields scene={scene} />
        <WordingFields />
        <OwnerField members={scene.members} />
        <SelectField name="updateEveryMonths" label={{ text: 'How often will you write an update?', size: 's' }} items={[['1', 'Every month'], ['2', 'Every 2 months'], ['3', 'Every 3 months'], ['6', 'Every 6 months'], ['12', 'Once a year']].map(([value, words]) => ({ value: value ?? '', text: words ?? '' }))} />
        <FirstInvolvement today={londonDay(ctx.now)} />
        <Button>Save the draft</Button>
        <WordsCheck advice={advice} />
      </Form>
    </div>
  );
}

function PlaceFields({ scene: { organisations, years, nodes } }: { scene: NewScene }) {
  const several = new Set(nodes.map(({ strategyCode }) => strategyCode)).size > 1;
  return (
    <>
      <SelectField name="organisation" label={{ text: 'For which organisation?', size: 's' }} items={organisations.map(({ id, name }) => ({ value: id, text: name }))} />
      <SelectField name="year" label={{ text: 'For which year?', size: 's' }} hint={{ text: 'A year runs from April to March.' }} items={years.map(({ label, inWords }) => ({ value: label, text: `${label} (${inWords})` }))} />
      <SelectField name="node" label={{ text: 'Which part of the strategy does it mainly serve?', size: 's' }}
        items={[{ value: '', text: 'Choose a part' }, ...nodes.map((node) => ({ value: nodeValue(node), text: shorten(`${several ? `${node.strategyTitle}: ` : ''}${node.title}`) }))]} />
      <TextareaField name="parentReason" label={{ text: 'Why does it serve this part?', size: 's' }} rows={2} />
    </>
  );
}

const shorten = (text: string): string => (text.length > 110 ? `${text.slice(0, 107)}…` : text);

/** Row S49: people are asked before the work begins, so that nobody has to remember later. */
function FirstInvolvement({ today }: { today: string }) {
  return (
    <>
      <h2 class="nhsuk-heading-m">Who was there from the start?</h2>
      <RadiosField name="involved" legend={{ text: 'Who was involved before the problem was defined?', size: 's' }} items={[
        { value: 'people', text: 'People with lived experience or carers' }, { value: 'staff', text: 'Staff only' }, { value: 'nobody', text: 'Nobody yet' },
      ]} />
      <TextField name="involvedWho" label="Who were they, in a few words? (optional)" hint={{ text: 'No names. For example: a village group.' }} />
      <TextField name="involvedCount" label="How many people? (optional)" hint={{ text: 'Leave it empty if nobody counted.' }} inputmode="numeric" classes="nhsuk-input--width-4" />
      <DateField name="involvedOn" legend={{ text: 'When were they first involved?', size: 's' }} hint={{ text: `Leave this empty if nobody was. For example: ${Number(today.slice(8))} ${Number(today.slice(5, 7))} ${today.slice(0, 4)}.` }} />
    </>
  );
}
