import { z } from 'zod';
import { NotFound } from '#platform/errors';
import { get, page, post, refusedOrOvertakenInForm, type Reply, type RequestContext, type Route } from '#platform/http';
import { addCharacteristic, addGroup } from '#modules/quality';
import { dateAnswer, emptyForm, Form, FormErrorSummary, parseForm, TextareaField, typedState, wordsAsked, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { choosePriorityGroup, endPriorityGroup } from '../../commands/priority-groups.ts';
import { examplePriorityId } from '../../data/demo-fairness.ts';
import { authorise } from '../../permissions.ts';
import { priorityGroups } from '../../queries/around-gaps.ts';
import { savedAt } from '../saved.ts';
import { showGroups, type OpenGroupForm } from './groups-page.tsx';

const example = { id: examplePriorityId };

export const groupRoutes: readonly Route[] = [
  get('/fairness/groups', 'read gaps', (ctx) => showGroups(ctx)),
  post('/fairness/groups', 'choose groups and areas', (ctx) => newGroup(ctx)),
  post('/fairness/characteristics', 'choose groups and areas', (ctx) => newCharacteristic(ctx)),
  post('/fairness/priority-groups', 'choose groups and areas', (ctx) => newPriority(ctx)),
  get('/fairness/priority-groups/:id', 'choose groups and areas', (ctx) => showEnding(ctx, emptyForm), { example }),
  post('/fairness/priority-groups/:id/ending', 'choose groups and areas', endPriority, { example }),
];

const place = z.uuid('Choose an organisation');
const text = (missing: string, max: number, min = 3) => z.string().trim().min(min, missing).max(max, `Use ${max} letters or less`);
const groupSchema = z.object({ organisationId: place, characteristic: z.string().min(1, 'Choose a characteristic'), groupName: text('Enter the name of the group', 120, 2) });
const characteristicSchema = z.object({ organisationId: place, name: text('Enter a name', 80, 2), groups: text('Enter two groups or more, each on its own line', 3000), isOrdered: z.array(z.string()) });
const prioritySchema = z.object({
  organisationId: place, group: z.string().regex(/^[a-z0-9-]+\+[a-z0-9-]+$/, 'Choose a group'), reason: text('Say why this group', 600), isPlus: z.array(z.string()),
  validFrom: dateAnswer({ missing: 'Enter the day from which it holds', name: 'The day' }),
});
const endSchema = z.object({ reason: text('Say why the group comes off the list', 600) });

/** One form of the page: words check, parse, act, and the page again with what is wrong. */
async function sent<S extends z.ZodType>(ctx: RequestContext, form: OpenGroupForm['form'], schema: S, act: (value: z.output<S>) => Promise<Reply>): Promise<Reply> {
  const asked = await wordsAsked(ctx, schema);
  if (asked) return showGroups(ctx, { form, ...asked });
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return showGroups(ctx, { form, state: parsed.state });
  return refusedOrOvertakenInForm(() => act(parsed.value), (errors) => showGroups(ctx, { form, state: { ...typedState(schema, ctx.body), errors } }));
}

const newGroup = (ctx: RequestContext): Promise<Reply> => sent(ctx, 'group', groupSchema, async ({ organisationId, characteristic, groupName }) => {
  await ctx.write((tx) => addGroup(tx, ctx, { organisationId, characteristic, name: groupName }));
  return savedAt('/fairness/groups', 'group-added');
});

const newCharacteristic = (ctx: RequestContext): Promise<Reply> => sent(ctx, 'characteristic', characteristicSchema, async ({ organisationId, name, groups, isOrdered }) => {
  const lines = groups.split(/\r?\n/).map((line) => line.trim().slice(0, 120)).filter((line) => line !== '');
  await ctx.write((tx) => addCharacteristic(tx, ctx, { organisationId, name, groups: lines, isOrdered: isOrdered.length > 0 }));
  return savedAt('/fairness/groups', 'characteristic-added');
});

const newPriority = (ctx: RequestContext): Promise<Reply> => sent(ctx, 'priority', prioritySchema, async ({ organisationId, group: chosen, reason, isPlus, validFrom }) => {
  const [characteristic = '', group = ''] = chosen.split('+');
  await ctx.write((tx) => choosePriorityGroup(tx, ctx, { organisationId, characteristic, group, reason, isPlus: isPlus.length > 0, validFrom }));
  return savedAt('/fairness/groups', 'priority-chosen');
});

async function showEnding(ctx: RequestContext, state: FormState, advice?: Advice): Promise<Reply> {
  const group = (await ctx.read((tx) => priorityGroups(tx))).find(({ id }) => id === ctx.params['id']);
  if (!group) throw new NotFound('We cannot find that group.');
  authorise(ctx, 'choose groups and areas', group.organisationId);
  return page({
    title: 'Take a group off the list', isInError: state.errors.length > 0, currentSection: '/co-evaluation', breadcrumbs: [{ text: 'Home', href: '/' }, { text: 'Fairness', href: '/fairness' }, { text: 'Groups', href: '/fairness/groups' }],
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l">Take a group off the list</h1>
        <p>{group.groupName}, {group.organisation}. Chosen because: {group.reason}</p>
        {group.validTo === null ? (
          <Form action={`/fairness/priority-groups/${group.id}/ending`} csrfToken={ctx.csrf()} state={state}>
            <TextareaField name="reason" label="Why does it come off?" rows={3} maxlength={600} />
            <Button text="Take it off the list" />
            <WordsCheck advice={advice} />
          </Form>
        ) : <p>It is off the list already. <a href="/fairness/groups">Back to the groups</a></p>}
      </div>
    ),
  });
}

async function endPriority(ctx: RequestContext): Promise<Reply> {
  const asked = await wordsAsked(ctx, endSchema);
  if (asked) return showEnding(ctx, asked.state, asked.advice);
  const parsed = parseForm(endSchema, ctx.body);
  if (!parsed.ok) return showEnding(ctx, parsed.state);
  return refusedOrOvertakenInForm(async () => {
    await ctx.write((tx) => endPriorityGroup(tx, ctx, { id: ctx.params['id'] ?? '', reason: parsed.value.reason }));
    return savedAt('/fairness/groups', 'priority-ended');
  }, (errors) => showEnding(ctx, { ...typedState(endSchema, ctx.body), errors }));
}
