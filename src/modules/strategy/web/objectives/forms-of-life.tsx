import { z } from 'zod';
import { HiddenField, RadiosField, TextareaField } from '#ui/forms';
import { WarningCallout } from '#ui/nhsuk';
import { editObjectiveWording } from '../../commands/edit-objective-wording.ts';
import { publishObjective } from '../../commands/publish-objective.ts';
import { carryOverObjective, closeObjective } from '../../commands/close-objective.ts';
import { setObjectiveOwner } from '../../commands/set-objective-owner.ts';
import { membersOf, type Member } from '../../data/objective-people.ts';
import { strategiesEndingBefore, type EndingStrategy } from '../../queries/objective-years.ts';
import { readPublicationGaps } from '../../queries/objective-publication-gaps.ts';
import type { PublicationGap } from '../../domain/publication-gaps.ts';
import { choiceAnswer, optionalText, reasonAnswer } from './answers.ts';
import { formRoutes } from './form-page.tsx';
import { OwnerField } from './owner-field.tsx';
import { WordingFields, wordingOf, wordingShape, wordingValues } from './wording-fields.tsx';

const version = z.coerce.number<string>('Load the page again').int().min(1).max(1_000_000);

export const wordingRoutes = formRoutes({
  path: 'wording', saved: 'objective-wording', may: 'write objectives', title: 'Change the words', button: 'Save as a new version',
  schema: z.object({ ...wordingShape, reason: reasonAnswer('Say why you are changing it'), version }),
  values: ({ objective }) => wordingValues(objective),
  fields: ({ objective }) => (
    <>
      <p>The words until now stay in the history, and reports of earlier dates keep them.</p>
      <WordingFields />
      <TextareaField name="reason" label={{ text: 'Why are you changing it?', size: 'm' }} rows={2} hint={{ text: 'Everyone who can read the objective sees this.' }} />
      <HiddenField name="version" value={objective.version} />
    </>
  ),
  save: async (tx, acting, { value, objective }) => {
    await editObjectiveWording(tx, acting, { ...wordingOf(value), id: objective.id, fromVersion: value.version, reason: value.reason });
    return undefined;
  },
});

export const publicationRoutes = formRoutes<z.ZodObject<{ version: typeof version }>, PublicationGap[]>({
  path: 'publication', saved: 'objective-published', may: 'write objectives', title: 'Publish this objective', button: 'Publish now', isWithoutWords: true,
  schema: z.object({ version }),
  load: (tx, { objective }) => readPublicationGaps(tx, { id: objective.id, currentVersion: objective.version }),
  fields: ({ objective, extra: gaps }) => (
    <>
      {gaps.length === 0 ? <p>It has an aim, an impact check, a main link with a reason and a role that answers for it. Once published, anyone can read it.</p> : <StillMissing id={objective.id} gaps={gaps} />}
      <HiddenField name="version" value={objective.version} />
    </>
  ),
  save: async (tx, acting, { value, objective }) => {
    await publishObjective(tx, acting, { id: objective.id, fromVersion: value.version });
    return undefined;
  },
});

function StillMissing({ id, gaps }: { id: string; gaps: readonly PublicationGap[] }) {
  const places: Record<PublicationGap['part'], string> = { aims: 'wording', impactCheck: 'impact-check/new', mainLink: 'parents', ownerRole: 'wording' };
  return (
    <>
      <p>It cannot be published yet. Still to do:</p>
      <ul class="nhsuk-list nhsuk-list--bullet">{gaps.map(({ part, sentence }) => <li key={part}><a href={`/objectives/${id}/${places[part]}`}>{sentence}</a></li>)}</ul>
    </>
  );
}

const outcomes = ['carried over', 'done', 'closed'] as const;
const closedAs = { 'carried over': 'objective-carried-over', done: 'objective-done', closed: 'objective-closed' } as const;

const closingSchema = z.object({ outcome: choiceAnswer(outcomes, 'Choose what happens to it'), reason: reasonAnswer('Say why'), learned: optionalText('What you learned', 4000) });

export const closingRoutes = formRoutes<typeof closingSchema, EndingStrategy[]>({
  path: 'closing', saved: ({ outcome }) => closedAs[outcome], may: 'write objectives', title: 'Close it or carry it over', button: 'Save',
  schema: closingSchema,
  load: (tx, { objective }) => strategiesEndingBefore(tx, objective.servedNodes.map(({ strategyId }) => strategyId), objective.year.next()),
  fields: ({ objective, extra: ending }) => (
    <>
      {ending.length > 0 && <AfterTheStrategy year={objective.year.next().label} ending={ending} />}
      {objective.status !== 'done' && <p>Is it done? <a href={`/objectives/${objective.id}/progress`}>Record the progress as “done” first</a>, with the evidence. Then close it here.</p>}
      <RadiosField name="outcome" legend={{ text: 'What happens to it?', size: 'm' }} items={[
        { value: 'carried over', text: `Carry it over to ${objective.year.next().label}`, hint: { text: 'A new draft begins with the same words, links and owner. Both point to each other.' } },
        { value: 'done', text: 'Close it as done', hint: { text: 'Its last update must say “done” and hold the evidence.' } },
        { value: 'closed', text: 'Close it before it is done', hint: { text: 'What did not work is worth knowing too.' } },
      ]} />
      <TextareaField name="reason" label={{ text: 'Why?', size: 'm' }} rows={3} />
      <TextareaField name="learned" label="What did you learn? (optional)" rows={3} />
    </>
  ),
  save: async (tx, acting, { value, objective }) => {
    const closing = { id: objective.id, reason: value.reason, learned: value.learned };
    if (value.outcome === 'carried over') return `/objectives/${(await carryOverObjective(tx, acting, closing)).id}`;
    await closeObjective(tx, acting, { ...closing, outcome: value.outcome });
    return undefined;
  },
});

function AfterTheStrategy({ year, ending }: { year: string; ending: readonly EndingStrategy[] }) {
  return (
    <WarningCallout heading={{ text: `${year} comes after the strategy`, level: 2 }}>
      <p>You can carry the objective over. But these strategies have no {year}. Link the new draft to the strategy that comes next, when there is one.</p>
      <ul class="nhsuk-list nhsuk-list--bullet">{ending.map(({ title, periodStart, periodEnd }) => <li key={title}>{title}: {periodStart} to {periodEnd}</li>)}</ul>
    </WarningCallout>
  );
}

export const ownerRoutes = formRoutes<z.ZodObject<{ owner: z.ZodString }>, Member[]>({
  path: 'owner', saved: 'owner', may: 'write objectives', title: 'Who answers for it', button: 'Save', isWithoutWords: true,
  schema: z.object({ owner: z.string().max(60) }),
  load: (tx, { objective, ctx }) => membersOf(tx, objective.organisation.id, ctx.now),
  values: ({ objective }) => ({ owner: objective.owner?.personId ?? '' }),
  fields: ({ extra: members }) => <OwnerField members={members} />,
  save: async (tx, acting, { value, objective }) => {
    await setObjectiveOwner(tx, acting, { id: objective.id, personId: value.owner || null });
    return undefined;
  },
});
