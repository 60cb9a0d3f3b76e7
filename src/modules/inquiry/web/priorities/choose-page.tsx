import { z } from 'zod';
import { formatDay } from '#platform/clock';
import { page, type Reply, type RequestContext } from '#platform/http';
import { themesOfOrganisation } from '#modules/conversations';
import { characteristicList, splitsSeen } from '#modules/quality';
import { CheckboxesField, Form, FormErrorSummary, formState, SelectField, TextareaField, TextField, WordsCheck } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { choosePriority } from '../../commands/priorities/choose-priority.ts';
import { questionsOf } from '../../domain/template-file.ts';
import { mayHere } from '../../permissions.ts';
import { Forbidden } from '#platform/errors';
import { snapshotById } from '../../queries/snapshots.ts';
import { savedAt } from '../saved.ts';
import { take, type Shown } from '../sent.ts';
import { snapshotHref, snapshotTrail } from '../snapshots/addresses.ts';

const optional = z.string().trim().max(1000, 'Use 1,000 letters or less').default('');
const schema = z.object({
  question: z.string().min(1, 'Choose a question'), title: z.string().trim().min(5, 'Say what you want to reach').max(300, 'Use 300 letters or less'), strengths: optional, sizeOfEffect: optional, capacity: optional,
  whoChose: z.string().trim().min(3, 'Say who took part in the choice').max(600, 'Use 600 letters or less'), themeIds: z.array(z.uuid()).max(50), gaps: z.array(z.string().regex(/^[^ ]+ [^ ]+ [^ ]+$/, 'Choose a gap from the list')).max(50),
});

/** A priority out of a signed snapshot: what, why, and who chose. */
export async function showChoosing(ctx: RequestContext, shown?: Shown): Promise<Reply> {
  const snapshot = await ctx.read((tx) => snapshotById(tx, ctx.params['id'] ?? ''));
  const { organisationId } = snapshot;
  if (organisationId === null || !mayHere(ctx.viewer, 'choose priorities', organisationId)) throw new Forbidden();
  const code = await codeOf(ctx, organisationId);
  const { themes, gaps, names } = await ctx.read(async (tx) => ({
    themes: await themesOfOrganisation(tx, organisationId), gaps: (await splitsSeen(tx, { organisationCode: code, limit: 60, offset: 0 })).splits,
    names: new Map((await characteristicList(tx)).map((each) => [each.code, each.name])),
  }));
  const groupsOf = (split: string) => split.split('+').map((part) => names.get(part) ?? part).join(' and ');
  const asked = typeof ctx.query['question'] === 'string' ? ctx.query['question'] : '';
  const state = shown?.state ?? formState({ question: asked, strengths: snapshot.answers.find(({ isStrength, foundation, focus }) => isStrength && questionsOf(snapshot.template).some((each) => each.code === asked && each.foundation === foundation && each.focus === focus))?.words ?? '' });
  const questions = questionsOf(snapshot.template).filter(({ answer }) => answer === 'stage');
  return page({
    title: 'Choose a priority', isInError: state.errors.length > 0, currentSection: '/co-evaluation', breadcrumbs: snapshotTrail(snapshot),
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l">{snapshot.unit?.name}, {formatDay(snapshot.asOf)}</span> Choose a priority</h1>
        <Form action={`${snapshotHref(snapshot)}/priorities`} csrfToken={ctx.csrf()} state={state}>
          <SelectField name="question" label="Which part is it about?" items={[{ value: '', text: 'Choose one' }, ...questions.map(({ code: value, ask }) => ({ value, text: ask }))]} />
          <TextareaField name="title" label="What do you want to reach?" rows={2} maxlength={300} />
          <TextareaField name="strengths" label="Which strengths does it build on?" rows={2} maxlength={1000} />
          {themes.length > 0 && <CheckboxesField name="themeIds" legend="What did people say? Choose each theme that it answers" items={themes.map(({ id, title, conversationTitle }) => ({ value: id, text: title, hint: conversationTitle }))} />}
          {gaps.length > 0 && <CheckboxesField name="gaps" legend="Does it answer a gap between groups?" items={gaps.map(({ measureCode, measure, unitCode, unit, split }) => ({ value: `${measureCode} ${unitCode} ${split}`, text: `${measure}: ${unit} (${groupsOf(split)})` }))} />}
          <TextareaField name="sizeOfEffect" label="How big could the effect be, and for whom?" rows={2} maxlength={1000} />
          <TextareaField name="capacity" label="Is there time and are there people for it?" rows={2} maxlength={1000} />
          <TextField name="whoChose" label="Who took part in the choice?" hint="Roles and groups, not names" />
          <Button text="Choose this priority" />
          <WordsCheck advice={shown?.advice} />
        </Form>
      </div>
    ),
  });
}

const codeOf = (ctx: RequestContext, organisationId: string): Promise<string | undefined> =>
  ctx.read(async (tx) => (await tx.selectFrom('directory.organisation').select('code').where('id', '=', organisationId).executeTakeFirst())?.code);

export const takeChoosing = (ctx: RequestContext): Promise<Reply> => take(ctx, {
  schema,
  act: async ({ gaps, ...value }) => {
    const named = gaps.map((gap) => {
      const [measureCode = '', unitCode = '', split = ''] = gap.split(' ');
      return { measureCode, unitCode, split };
    });
    const { id } = await ctx.write((tx) => choosePriority(tx, ctx, { ...value, gaps: named, snapshotId: ctx.params['id'] ?? '' }));
    return savedAt(`/inquiry/priorities/${id}`, 'priority-begun');
  },
  again: (shown) => showChoosing(ctx, shown),
});
