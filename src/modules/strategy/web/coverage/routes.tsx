import { z } from 'zod';
import { Invalid, NotFound } from '#platform/errors';
import { get, page, post, type Reply, type RequestContext, type Route } from '#platform/http';
import { isId } from '#platform/ids';
import { professions } from '#modules/directory';
import { Form, formState, parseForm, SelectField } from '#ui/forms';
import { Button, Tag } from '#ui/nhsuk';
import { tagObjective } from '../../commands/tag-objective.ts';
import { authoriseAround } from '../../data/around-acting.ts';
import { demoObjectiveId } from '../../data/load-demo-objectives.ts';
import { openTags } from '../../data/tag-rows.ts';
import { coverage, type CoveredItem, type CoveredList } from '../../queries/coverage.ts';
import { objectiveToTag } from '../../queries/objective-to-tag.ts';
import { GroupShown, noneFor, roleGroupAsked, roleGroupItems } from '../role-group-filter.tsx';
import { Explained, withWords } from '../words/short.tsx';
import { TagFields, tagsOf, tagValue } from '../workstreams/tag-fields.tsx';
import { savedAt } from '../saved.ts';

const example = { id: demoObjectiveId('vale.2026.1') };

export const coverageRoutes: readonly Route[] = [
  get('/coverage', 'read coverage', showCoverage),
  get('/objectives/:id/tags', 'tag objectives', showTags, { example }),
  post('/objectives/:id/tags', 'tag objectives', saveTags, { example }),
];

async function showCoverage(ctx: RequestContext): Promise<Reply> {
  const asked = ctx.query['profession'];
  const profession = professions.find(({ code }) => code === asked);
  const group = roleGroupAsked(ctx.query);
  const lists = await ctx.read((tx) => coverage(tx, { profession: profession?.code, roleGroup: group }));
  const isEmpty = lists.every(({ items }) => items.every(({ work }) => work.length === 0));
  return page({
    title: 'What the work covers', breadcrumbs: [{ text: 'Home', href: '/' }], currentSection: '/co-evaluation',
    content: await withWords(ctx, (
      <>
        <h1 class="nhsuk-heading-l">What the work covers</h1>
        <div class="nhsuk-u-reading-width">
          <p>The national strategy names areas and conditions. Here is the work that people tagged with each. “None yet” is a question, not a mark against anyone.</p>
          {!ctx.viewer.signedIn && <p>You see published objectives. <a href="/sign-in?then=%2Fcoverage">Sign in</a> to see shared workstreams too.</p>}
          <Form method="get" action="/coverage" state={formState({ profession: profession?.code ?? '', roleGroup: group ?? '' })}>
            <SelectField name="profession" label="Show work of one profession" items={[{ value: '', text: 'All professions' }, ...professions.map(({ code, title }) => ({ value: code, text: title }))]} />
            <SelectField name="roleGroup" label="Show the work of one role group" items={roleGroupItems} />
            <Button variant="secondary" text="Show" />
          </Form>
          {group && isEmpty ? <p>{noneFor(group, 'work')}</p> : <GroupShown group={group} />}
          {lists.filter(({ code }) => code !== 'professions' || !profession).map((list) => <CoverageList key={list.code} list={list} />)}
        </div>
      </>
    )),
  });
}

function CoverageList({ list }: { readonly list: CoveredList }) {
  const covered = list.items.filter(({ work }) => work.length > 0).length;
  return (
    <section aria-labelledby={list.code}>
      <h2 class="nhsuk-heading-m" id={list.code}>{list.title}</h2>
      <p>{covered} of {list.items.length} have work linked here.</p>
      <dl class="nhsuk-summary-list">{list.items.map((item) => <Item key={item.code} item={item} />)}</dl>
    </section>
  );
}

function Item({ item: { title, work } }: { readonly item: CoveredItem }) {
  return (
    <div class="nhsuk-summary-list__row">
      <dt class="nhsuk-summary-list__key"><Explained>{title}</Explained></dt>
      <dd class="nhsuk-summary-list__value">
        {work.length === 0 ? 'None yet' : (
          <ul class="nhsuk-list nhsuk-list--bullet">
            {work.map((one) => <li key={one.id}><a href={`/${one.kind}s/${one.id}`}>{one.title}{one.year && ` (${one.year.label})`}</a>, {one.kind}, {one.organisation} {one.isExample && <Tag colour="yellow" text="Example" />}</li>)}
          </ul>
        )}
      </dd>
    </div>
  );
}

async function showTags(ctx: RequestContext): Promise<Reply> {
  const id = ctx.params['id'] ?? '';
  if (!isId(id)) throw new NotFound('We cannot find that objective.');
  const { objective, tags } = await ctx.read(async (tx) => ({ objective: await objectiveToTag(tx, id), tags: await openTags(tx, { objectiveId: id }) }));
  authoriseAround(ctx, 'tag objectives', objective.organisationId);
  return page({
    title: 'What this objective is about', breadcrumbs: [{ text: 'Home', href: '/' }, { text: 'Objective', href: `/objectives/${id}` }],
    content: (
      <div class="nhsuk-u-reading-width">
        <h1 class="nhsuk-heading-l">What this objective is about</h1>
        <p>{objective.wording}</p>
        <Form action={`/objectives/${id}/tags`} csrfToken={ctx.csrf()} state={formState({ tags: tags.map(tagValue) })}>
          <TagFields />
          <Button text="Save" />
        </Form>
      </div>
    ),
  });
}

async function saveTags(ctx: RequestContext): Promise<Reply> {
  const id = ctx.params['id'] ?? '';
  const parsed = parseForm(z.object({ tags: z.array(z.string()) }), ctx.body);
  if (!parsed.ok) throw new Invalid('Choose from the lists.');
  await ctx.write((tx) => tagObjective(tx, ctx, { id, tags: tagsOf(parsed.value.tags) }));
  return savedAt(`/objectives/${id}`, 'tags');
}
