import { z } from 'zod';
import { may } from '#platform/access';
import { londonDay } from '#platform/clock';
import { DateField, dateValues, HiddenField, RadiosField, SelectField, TextareaField, TextField, wholeNumberAnswer } from '#ui/forms';
import { addAction, finishAction } from '../../commands/add-action.ts';
import { addPartner } from '../../commands/add-partner.ts';
import { recordDecision } from '../../commands/record-decision.ts';
import { recordPartnership, takeBackPartnership } from '../../commands/record-partnership.ts';
import { coProductionRules, objectiveContent } from '../../data/objective-content.ts';
import { membersOf, type Member } from '../../data/objective-people.ts';
import { coProductionStages, evidenceKinds, partnerKinds, partnerRoles } from '../../domain/co-production-rules.ts';
import { partnerOrganisationKinds } from '../../domain/objective-content.ts';
import { objectiveSentences } from '../../objective-permissions.ts';
import { stableId } from '../../data/stable-id.ts';
import { choiceAnswer, dayAnswer, optionalText, poundsAnswer, reasonAnswer, textAnswer } from './answers.ts';
import { formRoutes } from './form-page.tsx';
import { OwnerField } from './owner-field.tsx';

export const partnerRoutes = formRoutes({
  path: 'partners', saved: 'partner', may: 'write objectives', title: 'Add a partner', button: 'Add partner',
  schema: z.object({
    name: textAnswer({ missing: 'Enter the partner’s name', name: 'The name', min: 2, max: 200 }), kind: choiceAnswer(partnerOrganisationKinds, 'Choose what kind of partner it is'),
    deliveryRole: optionalText('Their part', 1000), decisionRights: optionalText('What they decide', 1000), budgetPounds: poundsAnswer, joinedOn: dayAnswer('The day they joined', 'Enter the day they joined'),
  }),
  values: ({ ctx }) => dateValues('joinedOn', londonDay(ctx.now)),
  fields: () => (
    <>
      <TextField name="name" label={{ text: 'Organisation or group', size: 'm' }} hint={{ text: 'Not the name of a person.' }} />
      <RadiosField name="kind" legend={{ text: 'What kind of partner is it?', size: 'm' }} items={objectiveContent.partnerKinds.map(({ code, title }) => ({ value: code, text: title }))} />
      <TextareaField name="deliveryRole" label="What will they do? (optional)" rows={2} />
      <TextareaField name="decisionRights" label="What may they decide? (optional)" rows={2} />
      <TextField name="budgetPounds" label="How much money do they hold for it? (optional)" prefix="£" inputmode="numeric" classes="nhsuk-input--width-10" />
      <DateField name="joinedOn" legend={{ text: 'When did they join?', size: 'm' }} />
    </>
  ),
  save: async (tx, acting, { value, objective }) => {
    await addPartner(tx, acting, { ...value, id: objective.id });
    return undefined;
  },
});

const actionSchema = z.object({
  what: textAnswer({ missing: 'Say what will be done', name: 'The action', max: 300 }), ownerRole: textAnswer({ missing: 'Enter the role of whoever does it', name: 'The role', min: 2, max: 120 }),
  owner: z.string().max(60), dueOn: dayAnswer('Due date', 'Enter the date it is due'),
});

export const actionRoutes = formRoutes<typeof actionSchema, { members: Member[]; leads: boolean }>({
  path: 'actions', saved: 'action', may: 'add actions', title: 'Add an action', button: 'Add action', schema: actionSchema,
  load: async (tx, { objective, ctx }) => {
    const leads = may(objectiveSentences, ctx.viewer, 'write objectives', objective.organisation.id);
    return { leads, members: leads ? await membersOf(tx, objective.organisation.id, ctx.now) : [] };
  },
  values: ({ ctx }) => ({ owner: ctx.viewer.personId ?? '' }),
  fields: ({ ctx, extra: { leads, members } }) => (
    <>
      <p>Anyone here may act. You do not need to ask, and nobody can refuse your action.</p>
      <TextField name="what" label={{ text: 'What will be done?', size: 'm' }} />
      <TextField name="ownerRole" label={{ text: 'In which role?', size: 'm' }} hint={{ text: 'This is what others see. For example: Support worker in podiatry.' }} />
      {leads ? <OwnerField members={members} label="Who will do it?" /> : <HiddenField name="owner" value={ctx.viewer.personId ?? ''} />}
      <DateField name="dueOn" legend={{ text: 'By when?', size: 'm' }} />
    </>
  ),
  save: async (tx, acting, { value, objective }) => {
    await addAction(tx, acting, { id: objective.id, what: value.what, ownerRole: value.ownerRole, ownerPersonId: value.owner || null, dueOn: value.dueOn });
    return undefined;
  },
});

export const actionEndingRoutes = formRoutes({
  path: 'actions/:part/ending', saved: 'action-ended', may: 'add actions', title: 'This action has ended', button: 'Save',
  examplePart: stableId('demo action vale.2026.1 Invite people and staff to judge the work'),
  schema: z.object({ outcome: choiceAnswer(['done', 'stopped'], 'Choose how it ended'), doneOn: dayAnswer('The day', 'Enter the day it ended'), note: optionalText('The note', 1000) }),
  values: ({ ctx }) => dateValues('doneOn', londonDay(ctx.now)),
  fields: ({ objective, part }) => (
    <>
      <p>{objective.actions.find(({ id }) => id === part)?.what ?? 'This action is not in the list.'}</p>
      <RadiosField name="outcome" legend={{ text: 'How did it end?', size: 'm' }} items={[{ value: 'done', text: 'It is done' }, { value: 'stopped', text: 'It stopped before it was done' }]} />
      <DateField name="doneOn" legend={{ text: 'When?', size: 'm' }} />
      <TextareaField name="note" label="What happened, and what was learned?" hint={{ text: 'Needed when it stopped.' }} rows={2} />
    </>
  ),
  save: async (tx, acting, { value, objective, part }) => {
    await finishAction(tx, acting, { ...value, id: objective.id, actionId: part });
    return undefined;
  },
});

const choices = (list: readonly { code: string; title: string }[]) => list.map(({ code, title }) => ({ value: code, text: title }));
/** Empty where nobody counted: a number that nobody gave is not stored. */
export const peopleCount = wholeNumberAnswer({ missing: 'Enter a number, or leave it empty', name: 'The number of people', min: 1, max: 100_000 }).optional();

function TookPartFields() {
  return (
    <>
      <RadiosField name="tookPart" legend={{ text: 'Who took part?', size: 'm' }} items={choices(coProductionRules.whoTookPart)} />
      <TextField name="who" label="Who were they, in a few words?" hint={{ text: 'No names. For example: two people from the villages.' }} />
      <TextField name="peopleCount" label="How many people? (optional)" hint={{ text: 'Leave it empty if nobody counted.' }} inputmode="numeric" classes="nhsuk-input--width-4" />
      <RadiosField name="stage" legend={{ text: 'In which stage?', size: 'm' }} items={choices(coProductionRules.stages)} />
      <RadiosField name="evidence" legend={{ text: 'How did they take part?', size: 'm' }} items={choices(coProductionRules.evidenceKinds)} />
      <RadiosField name="role" legend={{ text: 'What was their part?', size: 'm' }} items={choices(coProductionRules.roles)} />
      <TextareaField name="supportGiven" label="What support did they have? (optional)" hint={{ text: 'For example: travel paid, an interpreter, time to read.' }} rows={2} />
      <TextareaField name="powerShared" label="How was power shared? (optional)" rows={2} />
    </>
  );
}

const partnershipShape = {
  tookPart: choiceAnswer(partnerKinds, 'Choose who took part'), who: optionalText('Who they were', 200), peopleCount, stage: choiceAnswer(coProductionStages, 'Choose a stage'),
  evidence: choiceAnswer(evidenceKinds, 'Choose how they took part'), role: choiceAnswer(partnerRoles, 'Choose their part'), supportGiven: optionalText('The support', 1000), powerShared: optionalText('How power was shared', 1000),
};

export const partnershipRoutes = formRoutes({
  path: 'partnership', saved: 'partnership', may: 'record who took part', title: 'Record who took part', button: 'Add to the record',
  schema: z.object({ ...partnershipShape, decided: optionalText('What they decided', 1000), happenedOn: dayAnswer('The day', 'Enter the day it happened') }),
  values: ({ ctx }) => dateValues('happenedOn', londonDay(ctx.now)),
  fields: () => (
    <>
      <p>Nobody types the label “co-produced”. It is worked out from this record.</p>
      <TookPartFields />
      <TextareaField name="decided" label={{ text: 'What did they decide?', size: 'm' }} hint={{ text: 'Leave it empty if they were asked but decided nothing.' }} rows={2} />
      <DateField name="happenedOn" legend={{ text: 'When was it?', size: 'm' }} />
    </>
  ),
  save: async (tx, acting, { value, objective }) => {
    await recordPartnership(tx, acting, { ...value, peopleCount: value.peopleCount ?? null, id: objective.id });
    return undefined;
  },
});

export const partnershipTakenBackRoutes = formRoutes({
  path: 'partnership/:part/taking-back', saved: 'partnership-taken-back', may: 'record who took part', title: 'Take a line back', button: 'Take it back', examplePart: stableId('no such line'),
  schema: z.object({ reason: reasonAnswer('Say why it is wrong') }),
  fields: () => <TextareaField name="reason" label={{ text: 'Why is it wrong?', size: 'm' }} hint={{ text: 'The line stays to be read, with your reason, but counts no more.' }} rows={2} />,
  save: async (tx, acting, { value, objective, part }) => {
    await takeBackPartnership(tx, acting, { id: objective.id, entryId: part, reason: value.reason });
    return undefined;
  },
});

const partnershipOptional = { ...partnershipShape, stage: partnershipShape.stage.optional(), evidence: partnershipShape.evidence.optional(), role: partnershipShape.role.optional(), tookPart: partnershipShape.tookPart.optional() };
const viewsMissing = { path: ['tookPart'], error: 'Answer all four questions about who took part, or none of them' };

export const decisionRoutes = formRoutes({
  path: 'decisions', saved: 'decision', may: 'record decisions', title: 'Record a decision', button: 'Record the decision',
  schema: z.object({
    what: textAnswer({ missing: 'Say what was decided', name: 'The decision', min: 5, max: 1000 }), reason: optionalText('The reason', 1000),
    decidedBy: textAnswer({ missing: 'Say who decided', name: 'Who decided', min: 2, max: 200 }), decidedOn: dayAnswer('The day', 'Enter the day it was decided'),
    partnerId: z.string().max(60), moneyPounds: poundsAnswer, ...partnershipOptional,
  }).refine(({ tookPart, stage, evidence, role }) => new Set([tookPart, stage, evidence, role].map((answer) => answer === undefined)).size === 1, viewsMissing),
  values: ({ ctx }) => dateValues('decidedOn', londonDay(ctx.now)),
  fields: ({ objective }) => (
    <>
      <TextareaField name="what" label={{ text: 'What was decided?', size: 'm' }} rows={3} />
      <TextareaField name="reason" label="Why? (optional)" rows={2} />
      <TextField name="decidedBy" label={{ text: 'Who decided?', size: 'm' }} hint={{ text: 'A group or a role, not a name. For example: the steering group with two people from the villages.' }} />
      <DateField name="decidedOn" legend={{ text: 'When?', size: 'm' }} />
      <SelectField name="partnerId" label="Did a partner take this decision? (optional)" items={[{ value: '', text: 'No' }, ...objective.partners.map(({ id, name }) => ({ value: id, text: name }))]} />
      <TextField name="moneyPounds" label="How much money was it about? (optional)" prefix="£" inputmode="numeric" classes="nhsuk-input--width-10" />
      <h2 class="nhsuk-heading-m">Whose views were heard?</h2>
      <p>If you leave these empty, the public page says “views not recorded”.</p>
      <TookPartFields />
    </>
  ),
  save: async (tx, acting, { value, objective }) => {
    const { tookPart, stage, evidence, role, who, peopleCount: count = null, supportGiven, powerShared } = value;
    const partnership = tookPart && stage && evidence && role ? { tookPart, stage, evidence, role, who, peopleCount: count, supportGiven, powerShared } : null;
    await recordDecision(tx, acting, { id: objective.id, what: value.what, reason: value.reason, decidedBy: value.decidedBy, decidedOn: value.decidedOn, partnerId: value.partnerId || null, moneyPounds: value.moneyPounds, partnership });
    return undefined;
  },
});
