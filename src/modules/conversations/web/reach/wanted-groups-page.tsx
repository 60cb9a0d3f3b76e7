import { z } from 'zod';
import { Conflict } from '#platform/errors';
import { page, redirect, refusedOrOvertakenInForm, type Reply, type RequestContext } from '#platform/http';
import { emptyForm, Form, FormErrorSummary, formState, parseForm, SelectField, TextareaField, TextField, typedState, wordsAsked, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button, Details, Tag } from '#ui/nhsuk';
import { addWantedGroup, removeWantedGroup, stateInclusive } from '../../commands/reach/plan-reach.ts';
import { authorise } from '../../data/acting.ts';
import { aboutQuestions, answerTitle } from '../../data/reach/about-you-content.ts';
import { conversationPage, type ConversationHead } from '../../queries/conversations.ts';
import { partnerGroupsOf } from '../../queries/partner-groups.ts';
import { statedInclusiveOn, wantedGroups, type WantedGroupLine } from '../../queries/reach/wanted-groups.ts';
import { FirstGroups, nameAsked } from '../first-groups.tsx';
import { ExampleMark } from '../parts.tsx';
import { savedAt } from '../saved.ts';
import { trail, wantedHref } from '../where.ts';
import { InclusiveStep } from './public-page.tsx';
import { answerItems } from './targets-page.tsx';

const schema = z.object({
  name: z.string().trim().min(3, 'Write whom you want to hear').max(150, 'Use 150 letters or less'), plan: z.string().trim().min(10, 'Write in a sentence how you will invite them').max(1_000, 'Use 1,000 letters or less'),
  partner: z.string().default(''), answer: z.string().regex(/^([a-z-]{3,40} [a-z0-9.-]{1,60})?$/, 'Choose an answer from the list').default(''),
});

async function ownConversationAsked(ctx: RequestContext): Promise<ConversationHead> {
  const conversation = await ctx.read((tx) => conversationPage(tx, ctx.params['code'] ?? '', ctx.now));
  authorise(ctx, 'organise conversations', conversation.organisationId);
  return conversation;
}

/** For organisers: whom this conversation must hear, how they are invited, and whether they were heard. */
export const showWantedGroups = (ctx: RequestContext): Promise<Reply> => groupsPage(ctx, formState({ name: nameAsked(ctx.query) }));

async function groupsPage(ctx: RequestContext, state: FormState, advice?: Advice): Promise<Reply> {
  const conversation = await ownConversationAsked(ctx);
  const { groups, partners, statedOn } = await ctx.read(async (tx) => ({ groups: await wantedGroups(tx, conversation.id), partners: await partnerGroupsOf(tx, conversation.organisationId), statedOn: await statedInclusiveOn(tx, conversation.id) }));
  const first = await ctx.groupsLookedAtFirst(conversation.organisationId);
  const isOver = conversation.phases.every(({ state: step }) => step === 'ended');
  const isInError = state.errors.length > 0;
  return page({
    title: `Whom we want to hear: ${conversation.title}`, breadcrumbs: trail(conversation), currentSection: '/co-planning', isInError,
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{conversation.title}</span> Whom we want to hear</h1>
        <ExampleMark conversation={conversation} />
        <p>Name the groups that this conversation must hear, and how you invite them. It can be closed as inclusive only when each was heard. After the end everyone reads who was not.</p>
        {groups.length === 0 && <p>Nobody is named yet.</p>}
        {groups.map((group) => <Group key={group.id} group={group} conversation={conversation} csrfToken={ctx.csrf()} isFixed={isOver || statedOn !== null} />)}
        {!isOver && !statedOn && <FirstGroups groups={first} planned={groups.map(({ name }) => name)} href={(name) => `${wantedHref(conversation)}?${new URLSearchParams({ group: name })}#add`} />}
        {statedOn ? <p>It is closed as inclusive.</p> : isOver ? <InclusiveStep code={conversation.code} csrfToken={ctx.csrf()} /> : <p>When all its parts have ended, you can close it as inclusive here.</p>}
        {!isOver && <GroupForm conversation={conversation} partners={partners} state={state} advice={advice} csrfToken={ctx.csrf()} />}
      </div>
    ),
  });
}

function Group({ group, conversation, csrfToken, isFixed }: { group: WantedGroupLine; conversation: ConversationHead; csrfToken: string; isFixed: boolean }) {
  const question = aboutQuestions.find(({ code }) => code === group.question);
  return (
    <section aria-labelledby={`group-${group.id}`}>
      <h2 class="nhsuk-heading-m" id={`group-${group.id}`}><span data-quoted>{group.name}</span> <Tag colour={group.isHeard ? 'green' : 'orange'} text={group.isHeard ? 'Heard' : 'Not heard yet'} /></h2>
      <p>Plan: <span data-quoted>{group.plan}</span></p>
      <p>Heard when: {group.partnerName && <>a workshop with <span data-quoted>{group.partnerName}</span> brought words or hands</>}{group.partnerName && question && ', or '}{question && <>ten people or more answered “{answerTitle(question, group.answer ?? '')}” to “{question.ask}”</>}.</p>
      {!isFixed && (
        <Details summary={`Take “${group.name}” from the list`}>
          <Form action={`${wantedHref(conversation)}/${group.id}/removal`} csrfToken={csrfToken} id={`removal-${group.id}`}>
            <TextField name={`reason-${group.id}`} label="Why?" hint="The reason stays in the record." />
            <Button text="Take it from the list" variant="secondary" />
          </Form>
        </Details>
      )}
    </section>
  );
}

const GroupForm = ({ conversation, partners, state, advice, csrfToken }: { conversation: ConversationHead; partners: readonly { id: string; name: string }[]; state: FormState; advice: Advice | undefined; csrfToken: string }) => (
  <Form action={wantedHref(conversation)} csrfToken={csrfToken} state={state}>
    <h2 class="nhsuk-heading-m" id="add">Add a group</h2>
    <TextField name="name" label="Whom do you want to hear?" hint="Such as: people who have no home" />
    <TextareaField name="plan" label="How will you invite them?" rows={3} maxlength={1_000} />
    <SelectField name="partner" label="With which partner group?" items={[{ value: '', text: 'None' }, ...partners.map(({ id, name }) => ({ value: id, text: name }))]} />
    <SelectField name="answer" label="Or by which answer will you know?" items={[{ value: '', text: 'None' }, ...answerItems(aboutQuestions).slice(1)]} />
    <Button text="Add the group" />
    <WordsCheck advice={advice} />
    <p><a href={`/organisations/${conversation.organisationCode}/partner-groups`}>The register of partner groups</a></p>
  </Form>
);

export async function takeWantedGroup(ctx: RequestContext): Promise<Reply> {
  const conversation = await ownConversationAsked(ctx);
  const asked = await wordsAsked(ctx, schema, { fields: { plan: 'How will you invite them?' } });
  if (asked) return groupsPage(ctx, asked.state, asked.advice);
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return groupsPage(ctx, parsed.state);
  const { name, plan, partner } = parsed.value;
  const [question = null, answer = null] = parsed.value.answer === '' ? [] : parsed.value.answer.split(' ');
  return refusedOrOvertakenInForm(async () => {
    await ctx.write((tx) => addWantedGroup(tx, ctx, { conversationId: conversation.id, name, plan, partnerGroupId: partner || null, question, answer }));
    return savedAt(wantedHref(conversation), 'kept');
  }, (errors) => groupsPage(ctx, { ...typedState(schema, ctx.body), errors }));
}

export async function takeRemoval(ctx: RequestContext): Promise<Reply> {
  const conversation = await ownConversationAsked(ctx);
  const groupId = ctx.params['group'] ?? '';
  const reason = (ctx.body as Record<string, unknown> | null)?.[`reason-${groupId}`];
  await ctx.write((tx) => removeWantedGroup(tx, ctx, { conversationId: conversation.id, groupId, reason: typeof reason === 'string' ? reason.trim() : '' }));
  return savedAt(wantedHref(conversation), 'kept');
}

/** A conversation that left somebody out is not called inclusive: the page says whom. */
export async function takeInclusive(ctx: RequestContext): Promise<Reply> {
  const conversation = await ownConversationAsked(ctx);
  try {
    await ctx.write((tx) => stateInclusive(tx, ctx, conversation.id));
  } catch (error) {
    if (error instanceof Conflict) return groupsPage(ctx, { ...emptyForm, errors: [{ name: '', text: error.message }] });
    throw error;
  }
  return redirect(`/conversations/${conversation.code}/reach`);
}
