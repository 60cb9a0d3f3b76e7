import { z } from 'zod';
import { CheckboxesField, HiddenField, RadiosField, TextareaField } from '#ui/forms';
import { WarningCallout } from '#ui/nhsuk';
import { editObjectiveWording } from '../../commands/edit-objective-wording.ts';
import { publishObjective } from '../../commands/publish-objective.ts';
import { carryOverObjective, closeObjective } from '../../commands/close-objective.ts';
import { setObjectiveOwner } from '../../commands/set-objective-owner.ts';
import { partsToCarry, type CarriedParts } from '../../data/carried-parts.ts';
import { tagLists } from '../../data/controlled-lists.ts';
import { membersOf, type Member } from '../../data/objective-people.ts';
import { strategiesEndingBefore, type EndingStrategy } from '../../queries/objective-years.ts';
import { readPublicationGaps } from '../../queries/objective-publication-gaps.ts';
import type { PublicationGap } from '../../domain/publication-gaps.ts';
import { choiceAnswer, optionalText, reasonAnswer } from './answers.ts';
import { formRoutes } from './form-page.tsx';
import { OwnerField } from './owner-field.tsx';
import { dayWords } from './words.ts';
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

const closingSchema = z.object({ outcome: choiceAnswer(outcomes, 'Choose what happens to it'), milestones: z.array(z.string().max(40)).max(500).default([]), reason: reasonAnswer('Say why'), learned: optionalText('What you learned', 4000) });

export const closingRoutes = formRoutes<typeof closingSchema, { ending: EndingStrategy[]; along: CarriedParts }>({
  path: 'closing', saved: ({ outcome }) => closedAs[outcome], may: 'write objectives', title: 'Close it or carry it over', button: 'Save',
  schema: closingSchema,
  load: async (tx, { objective, ctx }) => ({
    ending: await strategiesEndingBefore(tx, objective.servedNodes.map(({ strategyId }) => strategyId), objective.year.next()),
    along: await partsToCarry(tx, { id: objective.id, yearStart: objective.year.startYear, now: ctx.now }),
  }),
  values: ({ extra: { along } }) => ({ milestones: along.milestones.map(({ id }) => id) }),
  fields: ({ objective, extra: { ending, along } }) => (
    <>
      {ending.length > 0 && <AfterTheStrategy year={objective.year.next().label} ending={ending} />}
      {objective.status !== 'done' && <p>Is it done? <a href={`/objectives/${objective.id}/progress`}>Record the progress as “done” first</a>, with the evidence. Then close it here.</p>}
      <RadiosField name="outcome" legend={{ text: 'What happens to it?', size: 'm' }} items={[
        { value: 'carried over', text: `Carry it over to ${objective.year.next().label}`, hint: { text: 'A new draft begins with the same words, links and owner, and with what stands below. Both point to each other.' } },
        { value: 'done', text: 'Close it as done', hint: { text: 'Its last update must say “done” and hold the evidence.' } },
        { value: 'closed', text: 'Close it before it is done', hint: { text: 'What did not work is worth knowing too.' } },
      ]} />
      <GoesAlong along={along} year={objective.year.next().label} />
      <TextareaField name="reason" label={{ text: 'Why?', size: 'm' }} rows={3} />
      <TextareaField name="learned" label="What did you learn? (optional)" rows={3} />
    </>
  ),
  save: async (tx, acting, { value, objective }) => {
    const closing = { id: objective.id, reason: value.reason, learned: value.learned };
    if (value.outcome === 'carried over') return `/objectives/${(await carryOverObjective(tx, acting, { ...closing, milestoneIds: value.milestones })).id}`;
    await closeObjective(tx, acting, { ...closing, outcome: value.outcome });
    return undefined;
  },
});

/** What a carried-over objective takes along, to be agreed before it is saved. */
function GoesAlong({ along: { tags, partners, milestones }, year }: { along: CarriedParts; year: string }) {
  if (tags.length + partners.length + milestones.length === 0) return <p>If you carry it over: it has no tags, partners or unfinished milestones to take along.</p>;
  const named = tagLists.flatMap(({ code, items }) => items.filter((item) => tags.some((tag) => tag.list === code && tag.item === item.code)).map(({ title }) => title));
  return (
    <>
      <h2 class="nhsuk-heading-m">What goes along to {year}</h2>
      {named.length > 0 && <p>Its tags: {named.join(', ')}.</p>}
      {partners.length > 0 && <p>Its partners: <span data-quoted>{partners.map(({ name }) => name).join(', ')}</span>. Agree their money anew: it was for the old year.</p>}
      {milestones.length > 0 && (
        <CheckboxesField name="milestones" legend={{ text: 'Which unfinished milestones go along?', size: 's' }} small
          items={milestones.map(({ id, title, dueOn, willBeDueOn }) => ({ value: id, text: title, hint: { text: willBeDueOn === dueOn ? `Stays due on ${dayWords(dueOn)}` : `Was due on ${dayWords(dueOn)}, will be due on ${dayWords(willBeDueOn)}` } }))} />
      )}
    </>
  );
}

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
