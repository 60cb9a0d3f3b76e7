import { FinancialYear } from '#platform/clock';
import { NotFound } from '#platform/errors';
import { listPage, type Reply, type RequestContext } from '#platform/http';
import { isId } from '#platform/ids';
import { organisationList, professions, membershipGroups } from '#modules/directory';
import { Form, SelectField } from '#ui/forms';
import { Button, InsetText, Tag } from '#ui/nhsuk';
import { DataTable, PagesOf } from '#ui/tables';
import { FEWEST_SHOWN, tellTwoWays, tensWords, TOO_FEW } from '../../domain/research/protected.ts';
import { mayLearning } from '../../learning-permissions.ts';
import { coachRequests, coaches, confidenceChecks, researchCounts, type CheckLine, type CoachRequestLine } from '../../queries/openings/openings.ts';
import { FoldedForm, placesFor, shell } from '../registers/shell.tsx';
import type { OpenForm } from '../registers/take-form.ts';
import { activeFields, checkFields, coachAnswerFields, coachFields, coachQuestionFields, confidenceFields, confidenceWords } from './fields.ts';

export const coachHome = '/improvement/coaches';
export const activeHome = '/improvement/research-active';
export const checkHome = '/improvement/confidence';

/** Colleagues who help others to improve care, and what they were asked (requirement O61). */
export async function showCoaches(ctx: RequestContext, open?: OpenForm): Promise<Reply> {
  const personId = ctx.viewer.personId ?? '';
  const { list, asked, places } = await ctx.read(async (tx) => ({ list: await listPage(ctx, (page) => coaches(tx, ctx.viewer.personId, page)), asked: await listPage(ctx, async (page) => (isId(personId) ? coachRequests(tx, personId, page) : []), 'asked'), places: await placesFor(tx, ctx, 'tell of themselves') }));
  const others = list.lines.filter(({ isOwn }) => !isOwn).map(({ id, shownName }) => ({ value: id, text: shownName }));
  return shell({
    title: 'Coaches', open,
    children: (
      <>
        <p>A coach is a colleague who helps you to improve care and has time for it.</p>
        <DataTable caption="Coaches" captionSize="m" rows={list.lines} emptyText="Nobody is in the list yet." columns={[
          { key: 'name', head: 'Coach', cell: ({ shownName, isExample }) => <>{shownName}{isExample && <> <Tag colour="yellow" text="Example" /></>}</> },
          { key: 'helps', head: 'Helps with', cell: ({ helpsWith }) => <span data-quoted>{helpsWith}</span> }, { key: 'time', head: 'Time for it', cell: ({ protectedTime }) => protectedTime }, { key: 'organisation', head: 'Organisation', cell: ({ organisation }) => organisation },
        ]} />
        <PagesOf list={list} home={coachHome} what="coaches" />
        {list.lines.filter(({ isOwn }) => isOwn).map(({ id }) => <Form action={`${coachHome}/${id}/withdrawal`} csrfToken={ctx.csrf()}><Button variant="secondary" text="Take me off the list" /></Form>)}
        {asked.total > 0 && <h2 class="nhsuk-heading-m">Asked and answered</h2>}
        {asked.lines.map((line) => <OneRequest line={line} page={asked.page} ctx={ctx} open={open} />)}
        <PagesOf list={asked} name="asked" home={coachHome} what="requests" />
        {others.length > 0 && <FoldedForm summary="Ask a coach" form="ask" action={`${coachHome}/requests?page=${list.page}`} fields={coachQuestionFields(others)} button="Ask" open={open} csrf={ctx.csrf()} />}
        {places.length > 0 && list.page === 1 && list.lines[0]?.isOwn !== true && <FoldedForm summary="Offer help as a coach" form="new" action={coachHome} fields={coachFields(places)} button="Put me on the list" open={open} csrf={ctx.csrf()} />}
      </>
    ),
  });
}

function OneRequest({ line, page, ctx, open }: { line: CoachRequestLine; page: number; ctx: RequestContext; open: OpenForm | undefined }) {
  const isChosen = ctx.query['answer'] === line.id || (open?.form === 'reply' && ctx.params['id'] === line.id);
  return (
    <section aria-label={line.words}>
      <p><strong>{line.isAsker ? `You asked ${line.coach}` : `${line.asker ?? 'Somebody from another organisation'} asked you`}</strong>: <span data-quoted>{line.words}</span></p>
      {line.answer === null ? <p>{line.isAsker ? 'It waits for an answer.' : !isChosen && <a href={`${coachHome}?answer=${line.id}&asked=${page}`}>Answer it<span class="nhsuk-u-visually-hidden">: {line.words}</span></a>}</p> : <InsetText><p data-quoted>{line.answer}</p></InsetText>}
      {line.answer === null && !line.isAsker && isChosen && <FoldedForm summary="Answer" form="reply" action={`${coachHome}/requests/${line.id}/answer?asked=${page}`} fields={coachAnswerFields} button="Answer" open={open} csrf={ctx.csrf()} isOpen />}
    </section>
  );
}

/** How many people say that they do research, by profession and by role group, in full tens (requirement O58). */
export async function showActive(ctx: RequestContext, open?: OpenForm): Promise<Reply> {
  const year = FinancialYear.at(ctx.now).toString();
  const asked = String(ctx.query['organisation'] ?? '');
  const { all, counts, places } = await ctx.read(async (tx) => {
    const list = (await organisationList(tx)).filter(({ policyTextOnly }) => !policyTextOnly);
    const chosen = list.find(({ code }) => code === asked) ?? list.find(({ id }) => ctx.viewer.memberships.some(({ organisationId }) => organisationId === id)) ?? list[0];
    return { all: { list, chosen }, counts: chosen ? await researchCounts(tx, { organisationId: chosen.id, year }) : [], places: await placesFor(tx, ctx, 'tell of themselves') };
  });
  const [byProfession, byGroup] = tellTwoWays(tensOf(professions, counts, 'profession'), tensOf(membershipGroups, counts, 'roleGroup'));
  return shell({
    title: 'Who does research', open,
    children: (
      <>
        <p class="nhsuk-u-reading-width"><strong>What is counted:</strong> people of the organisation who said of themselves that they are active in research in the year {year}: they lead a study, take part in one as staff, teach research, or study for a research degree. Each person counts once. Nobody else can see who said so.</p>
        <p class="nhsuk-u-reading-width">Counts are told in full tens. Under ten it says “{TOO_FEW}”.</p>
        <Form action={activeHome} method="get" state={{ values: { organisation: all.chosen?.code ?? '' }, errors: [] }}>
          <SelectField name="organisation" label="Organisation to look at" items={all.list.map(({ code, name }) => ({ value: code, text: name }))} />
          <Button text="Show" variant="secondary" />
        </Form>
        <Counted caption="By profession" firstHead="Profession" rows={professions.map(({ title }, at) => ({ title, tens: byProfession[at] ?? 0 }))} />
        <Counted caption="By role group" firstHead="Role group" rows={membershipGroups.map(({ title }, at) => ({ title, tens: byGroup[at] ?? 0 }))} />
        {places.length > 0 && <FoldedForm summary="Say whether you do research" form="new" action={activeHome} fields={activeFields(places)} button="Save" open={open} csrf={ctx.csrf()} />}
      </>
    ),
  });
}

const tensOf = (all: readonly { code: string }[], counts: Awaited<ReturnType<typeof researchCounts>>, by: 'profession' | 'roleGroup'): number[] => all.map(({ code }) => counts.find((count) => count[by] === code)?.tens ?? 0);
const Counted = ({ caption, firstHead, rows }: { caption: string; firstHead: string; rows: readonly { title: string; tens: number }[] }) => (
  <DataTable caption={caption} captionSize="m" rows={rows} emptyText="" columns={[{ key: 'title', head: firstHead, cell: ({ title }) => title }, { key: 'people', head: 'People', isNumeric: true, cell: ({ tens }) => tensWords(tens) }]} />
);

/** Confidence before and after, told for eight people or more. */
export async function showChecks(ctx: RequestContext, open?: OpenForm): Promise<Reply> {
  const { list, places } = await ctx.read(async (tx) => ({ list: await listPage(ctx, (page) => confidenceChecks(tx, { page })), places: await placesFor(tx, ctx, 'share learning') }));
  return shell({
    title: 'Confidence before and after', open,
    children: (
      <>
        <p>How confident do people feel in research, or in improving care? We ask before and after. Answers are told once the check has closed, if {FEWEST_SHOWN} people or more answered both times.</p>
        <DataTable caption="Checks" captionSize="m" rows={list.lines} emptyText="Nobody has asked yet." columns={[
          { key: 'title', head: 'Before and after what', cell: ({ id, title, isExample }) => <><a href={`${checkHome}/${id}`} data-quoted>{title}</a>{isExample && <> <Tag colour="yellow" text="Example" /></>}</> },
          { key: 'about', head: 'In what', cell: ({ about }) => (about === 'research' ? 'Research' : 'Improving care') }, { key: 'told', head: 'What came of it', cell: (line) => toldWords(line) }, { key: 'organisation', head: 'Organisation', cell: ({ organisation }) => organisation },
        ]} />
        <PagesOf list={list} home={checkHome} what="checks" />
        {places.length > 0 && <FoldedForm summary="Ask about confidence" form="new" action={checkHome} fields={checkFields(places)} button="Open the check" open={open} csrf={ctx.csrf()} />}
      </>
    ),
  });
}

const wordOf = (answer: number | null): string => (confidenceWords[(answer ?? 1) - 1] ?? '').toLowerCase();
function toldWords({ isClosed, people, before, after }: CheckLine): string {
  if (!isClosed) return 'Still open';
  return people === null ? TOO_FEW : `Of ${people} people, the middle answer was “${wordOf(before)}” before and “${wordOf(after)}” after`;
}

export async function showCheck(ctx: RequestContext, open?: OpenForm): Promise<Reply> {
  const id = ctx.params['id'] ?? '';
  const line = isId(id) ? (await ctx.read((tx) => confidenceChecks(tx, { id })))[0] : undefined;
  if (!line) throw new NotFound('We cannot find that check.');
  const isOwn = mayLearning(ctx.viewer, 'share learning', line.organisationId);
  return shell({
    title: line.title, under: [{ text: 'Confidence', href: checkHome }], open,
    children: (
      <div class="nhsuk-u-reading-width">
        <p>{line.about === 'research' ? 'Confidence in research' : 'Confidence in improving care'}, {line.organisation}.{line.isExample && <> <Tag colour="yellow" text="Example" /></>}</p>
        <p><strong>{toldWords(line)}.</strong></p>
        {isOwn && !line.isClosed && <p>Nobody sees what you answer. Your answers are kept under a scrambled number.</p>}
        {isOwn && !line.isClosed && <FoldedForm summary="Answer" form="answer" action={`${checkHome}/${id}/answers`} fields={confidenceFields} button="Send" open={open} csrf={ctx.csrf()} isPublic />}
        {isOwn && !line.isClosed && <Form action={`${checkHome}/${id}/ending`} csrfToken={ctx.csrf()}><Button variant="secondary" text="Close the check and tell what came of it" /></Form>}
      </div>
    ),
  });
}
