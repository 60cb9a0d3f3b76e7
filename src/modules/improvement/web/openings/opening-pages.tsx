import { formatDay, londonDay } from '#platform/clock';
import { NotFound } from '#platform/errors';
import { listPage, type Reply, type RequestContext } from '#platform/http';
import { isId } from '#platform/ids';
import { professions } from '#modules/directory';
import { Form, SelectField } from '#ui/forms';
import { Button, InsetText, Tag } from '#ui/nhsuk';
import { PagesOf } from '#ui/tables';
import { mayLearning } from '../../learning-permissions.ts';
import { interestsIn, opportunityLines, roleModels, type InterestLine, type RoleModelLine } from '../../queries/openings/openings.ts';
import { professionItems, professionNames } from '../pathways/fields.ts';
import { Facts, Register } from '../registers/facts.tsx';
import { FoldedForm, placesFor, shell } from '../registers/shell.tsx';
import type { OpenForm } from '../registers/take-form.ts';
import { interestAnswerFields, interestFields, kindText, openingFields, roleModelFields } from './fields.ts';

export const openingHome = '/improvement/openings';
export const roleModelHome = '/improvement/role-models';

/** Student projects, portfolio roles and other openings (requirements S74, O58). */
export async function showOpenings(ctx: RequestContext, open?: OpenForm): Promise<Reply> {
  const asked = String(ctx.query['profession'] ?? '');
  const profession = professions.some(({ code }) => code === asked) ? asked : undefined;
  const { list, places } = await ctx.read(async (tx) => ({ list: await listPage(ctx, (page) => opportunityLines(tx, { page, today: londonDay(ctx.now), ...(profession ? { profession } : {}) })), places: await placesFor(tx, ctx, 'share learning') }));
  return shell({
    title: 'Openings in research and improvement', open,
    children: (
      <>
        <p class="nhsuk-u-reading-width">Student projects, jobs with time for research, and studies to join. Research is for every role, from the first day as a student.</p>
        <Form action={openingHome} method="get" state={{ values: { profession: profession ?? '' }, errors: [] }}>
          <SelectField name="profession" label="Your profession" items={[{ value: '', text: 'All professions' }, ...professionItems]} />
          <Button text="Show what fits" variant="secondary" />
        </Form>
        <Register caption="Openings" home={openingHome} lines={list.lines} emptyText="There is no opening that fits just now." columns={[
          { key: 'kind', head: 'What it is', cell: ({ kind, researchHours }) => `${kindText(kind)}${researchHours === null ? '' : `, ${researchHours} hours a week for research`}` },
          { key: 'for', head: 'For', cell: ({ professions: codes }) => professionNames(codes) || 'All professions' },
          { key: 'until', head: 'Open until', cell: ({ closesOn }) => formatDay(closesOn) },
        ]} />
        <PagesOf list={list} home={profession ? `${openingHome}?profession=${profession}` : openingHome} what="openings" />
        <p><a href={roleModelHome}>People who did it tell how</a></p>
        {places.length > 0 && <FoldedForm summary="Offer an opening" form="new" action={openingHome} fields={openingFields(places)} button="Offer it" open={open} csrf={ctx.csrf()} />}
      </>
    ),
  });
}

export async function showOpening(ctx: RequestContext, open?: OpenForm): Promise<Reply> {
  const id = ctx.params['id'] ?? '';
  const { line, interests } = await ctx.read(async (tx) => ({ line: isId(id) ? (await opportunityLines(tx, { id }))[0] : undefined, interests: isId(id) && ctx.viewer.signedIn ? await interestsIn(tx, { opportunityId: id, personId: ctx.viewer.personId }) : [] }));
  if (!line) throw new NotFound('We cannot find that opening.');
  const isOver = line.closesOn < londonDay(ctx.now);
  const own = interests.find(({ isOwn }) => isOwn);
  const mayAnswer = mayLearning(ctx.viewer, 'answer for research', line.organisationId);
  return shell({
    title: line.title, under: [{ text: 'Openings', href: openingHome }], open,
    children: (
      <>
        <Facts isExample={line.isExample} rows={[
          ['What it is', kindText(line.kind)], ['What somebody would do', line.what], ['For', professionNames(line.professions) || 'All professions'], ...(line.researchHours === null ? [] : [['Research hours a week in the job plan', String(line.researchHours)] as const]),
          ['Whom to ask', line.contactRole], ['Open until', formatDay(line.closesOn)], ['Where', line.organisation],
        ]} />
        {isOver && <p>This opening has closed.</p>}
        {own && <InsetText><p>You said that you are interested. {own.answer === null ? 'You will see the answer here.' : <><strong>{own.answer === 'matched' ? 'You are matched.' : 'Not this time.'}</strong> <span data-quoted>{own.answerWords}</span></>}</p></InsetText>}
        {!ctx.viewer.signedIn && <p><a href="/sign-in">Sign in</a> to say that you are interested.</p>}
        {ctx.viewer.signedIn && !own && !isOver && <FoldedForm summary="Say that you are interested" form="interest" action={`${openingHome}/${id}/interest`} fields={interestFields} button="Send" open={open} csrf={ctx.csrf()} />}
        {mayAnswer && <Interested interests={interests} ctx={ctx} open={open} />}
      </>
    ),
  });
}

function Interested({ interests, ctx, open }: { interests: readonly InterestLine[]; ctx: RequestContext; open: OpenForm | undefined }) {
  const waiting = interests.filter(({ answer }) => answer === null);
  return (
    <>
      <h2 class="nhsuk-heading-m">Who is interested</h2>
      {waiting.length === 0 && <p>Nobody waits for an answer.</p>}
      {waiting.slice(0, 1).map((one) => (
        <>
          <p><strong>{one.name ?? 'Somebody from another organisation'}</strong>{one.profession && `, ${professionNames([one.profession])}`}: <span data-quoted>{one.words}</span></p>
          <FoldedForm summary="Answer" form="answer" action={`${openingHome}/interests/${one.id}/answer`} fields={interestAnswerFields} button="Tell them" open={open} csrf={ctx.csrf()} />
        </>
      ))}
    </>
  );
}

/** People who tell how they came to it, until they take it back. */
export async function showRoleModels(ctx: RequestContext, open?: OpenForm): Promise<Reply> {
  const { list, places } = await ctx.read(async (tx) => ({ list: await listPage(ctx, (page) => roleModels(tx, ctx.viewer.personId, page)), places: await placesFor(tx, ctx, 'tell of themselves') }));
  return shell({
    title: 'People who did it tell how', under: [{ text: 'Openings', href: openingHome }], open,
    children: (
      <div class="nhsuk-u-reading-width">
        <p>Each of these people agreed that you can read this. They can take it back at any time.</p>
        {list.total === 0 && <p>Nobody tells of themselves yet.</p>}
        {list.lines.map((line) => <OneRoleModel line={line} csrf={ctx.csrf()} />)}
        <PagesOf list={list} home={roleModelHome} what="stories" />
        {places.length > 0 && list.lines[0]?.isOwn !== true && list.page === 1 && <FoldedForm summary="Tell your story" form="new" action={roleModelHome} fields={roleModelFields(places)} button="Show it to everyone" open={open} csrf={ctx.csrf()} />}
      </div>
    ),
  });
}

const OneRoleModel = ({ line: { id, shownName, profession, organisation, story, isOwn, isExample }, csrf }: { line: RoleModelLine; csrf: string }) => (
  <section aria-labelledby={`m-${id}`}>
    <h2 class="nhsuk-heading-s" id={`m-${id}`}>{shownName}{isExample && <> <Tag colour="yellow" text="Example" /></>}</h2>
    <p>{[profession ? professionNames([profession]) : '', organisation].filter(Boolean).join(', ')}</p>
    <p data-quoted>{story}</p>
    {isOwn && <Form action={`${roleModelHome}/${id}/withdrawal`} csrfToken={csrf}><Button variant="secondary" text="Take it back" /></Form>}
  </section>
);
