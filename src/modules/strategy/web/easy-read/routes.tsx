import { z } from 'zod';
import { NotFound } from '#platform/errors';
import { conflictInForm, get, page, post, refusedInForm, type Reply, type RequestContext, type Route } from '#platform/http';
import { DateField, dateAnswer, dateValues, Form, FormErrorSummary, formState, parseForm, TextareaField, typedState, WordsCheck, wordsAsked, type Advice, type FormState } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { keeperOfWords, writeEasyRead } from '../../commands/write-easy-read.ts';
import { demoObjectiveId } from '../../data/load-demo-objectives.ts';
import { sitePages } from '../../domain/site-pages.ts';
import { easyReadOf, easyReadSubject, partId, type EasyReadKind, type EasyReadSubject } from '../../queries/easy-read.ts';
import { showEasyReadList } from './list-page.tsx';
import { savedAt } from '../saved.ts';

/** Which text an address is about. */
type SubjectOf = (params: RequestContext['params']) => { kind: EasyReadKind; id: string };

const strategy: SubjectOf = ({ code = '' }) => ({ kind: 'strategy', id: code });
const part: SubjectOf = ({ code = '', node = '' }) => ({ kind: 'node', id: partId(code, node) });
const objective: SubjectOf = ({ id = '' }) => ({ kind: 'objective', id });
const sitePage: SubjectOf = ({ page: code }) => ({ kind: 'page', id: sitePages.find((each) => each.code === code)?.address ?? '' });

const formFor = (path: string, may: string, subjectOf: SubjectOf, example: Record<string, string>): Route[] => [
  get(path, may, (ctx) => edit(ctx, subjectOf), { example }),
  post(path, may, (ctx) => save(ctx, subjectOf), { example }),
];

export const easyReadRoutes: readonly Route[] = [
  get('/easy-read', 'write easy read', showEasyReadList),
  ...formFor('/strategies/:code/easy-read', 'write easy read', strategy, { code: 'vale' }),
  ...formFor('/strategies/:code/nodes/:node/easy-read', 'write easy read', part, { code: 'vale', node: 'vale.p1' }),
  ...formFor('/objectives/:id/easy-read', 'write easy read', objective, { id: demoObjectiveId('vale.2026.1') }),
  ...formFor('/easy-read/pages/:page', 'write easy read of every page', sitePage, { page: 'privacy' }),
];

const schema = z.object({
  words: z.string().trim().min(10, 'Write at least one sentence').max(8000, 'Use 8,000 letters or less').optional(),
  plannedFor: dateAnswer({ missing: 'Enter the day', name: 'The day' }).optional(),
});

async function edit(ctx: RequestContext, subjectOf: SubjectOf): Promise<Reply> {
  const subject = await findOwn(ctx, subjectOf);
  const held = await ctx.read((tx) => easyReadOf(tx, subject.kind, subject.id));
  return show(ctx, subject, { state: formState({ words: held?.words ?? '', ...dateValues('plannedFor', held?.plannedFor ?? undefined) }) });
}

async function findOwn(ctx: RequestContext, subjectOf: SubjectOf): Promise<EasyReadSubject> {
  const { kind, id } = subjectOf(ctx.params);
  const subject = await ctx.read((tx) => easyReadSubject(tx, kind, id));
  if (!subject) throw new NotFound('We cannot find that text.');
  keeperOfWords(ctx, subject);
  return subject;
}

function show(ctx: RequestContext, { title, href }: EasyReadSubject, { state, advice }: { state: FormState; advice?: Advice }): Reply {
  const isInError = state.errors.length > 0;
  return page({
    title: 'Easy read', breadcrumbs: [{ text: 'Home', href: '/' }, { text: 'Easy read', href: '/easy-read' }, { text: title, href }], isInError,
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{title}</span> Easy read version</h1>
        <p>Write short sentences, one idea in each. Ask people with a learning disability to check them.</p>
        <Form action={ctx.path} csrfToken={ctx.csrf()} state={state}>
          <TextareaField name="words" label="The words" hint="Leave an empty line between paragraphs" rows={14} maxlength={8000} />
          <DateField name="plannedFor" legend="If it is not written yet, when is it planned for?" hint="For example, 31 3 2027" />
          <Button text="Save" />
          <WordsCheck advice={advice} />
        </Form>
        <p><a href={href}>Go back without saving</a></p>
      </div>
    ),
  });
}

async function save(ctx: RequestContext, subjectOf: SubjectOf): Promise<Reply> {
  const subject = await findOwn(ctx, subjectOf);
  const asked = await wordsAsked(ctx, schema, { fields: { words: 'The words' }, strategyCode: subject.strategyCode });
  if (asked) return show(ctx, subject, asked);
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return show(ctx, subject, { state: parsed.state });
  const { words = null, plannedFor = null } = parsed.value;
  return refusedInForm(async () => {
    await ctx.write((tx) => writeEasyRead(tx, ctx, { kind: subject.kind, id: subject.id, words, plannedFor })).catch(conflictInForm);
    return savedAt(subject.href, 'easy-read');
  }, async (errors) => show(ctx, subject, { state: { ...typedState(schema, ctx.body), errors } }));
}
