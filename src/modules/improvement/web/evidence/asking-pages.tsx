import { formatDay, londonDay } from '#platform/clock';
import { listPage, type Reply, type RequestContext } from '#platform/http';
import { InsetText, Tag } from '#ui/nhsuk';
import { PagesOf } from '#ui/tables';
import { daysToRemoval as daysBetween } from '../../domain/learning/barriers.ts';
import { mayLearning } from '../../learning-permissions.ts';
import { evidenceGaps, evidenceRequests, middleDaysToAnswer, stepsWithoutEvidence, type GapLine, type RequestLine } from '../../queries/evidence/evidence.ts';
import { FoldedForm, placesFor, shell } from '../registers/shell.tsx';
import type { OpenForm } from '../registers/take-form.ts';
import { gapFields, gapQuestionFields, replyFields, requestFields } from './fields.ts';
import { evidenceHome } from './of-step.tsx';
import { ownSteps } from './pages.tsx';

const under = [{ text: 'Evidence', href: evidenceHome }];
export const requestHome = '/improvement/evidence-requests';
export const gapHome = '/improvement/evidence-gaps';

const replyDays = ({ askedAt, answeredAt }: RequestLine): number[] => (answeredAt ? [daysBetween({ shownOn: londonDay(askedAt), removedOn: londonDay(answeredAt) })] : []);

/** Ask a librarian or researcher to look, with the time that answers take. */
export async function showRequests(ctx: RequestContext, open?: OpenForm): Promise<Reply> {
  const { list, middle, places } = await ctx.read(async (tx) => ({ list: await listPage(ctx, (page) => evidenceRequests(tx, page)), middle: await middleDaysToAnswer(tx), places: await placesFor(tx, ctx, 'share learning') }));
  return shell({
    title: 'Ask for evidence', under, open,
    children: (
      <>
        <p>Somebody who knows how to search looks for you. {middle === null ? 'No request is answered yet.' : `The middle answer came after ${middle === 1 ? '1 day' : `${middle} days`}.`}</p>
        {places.length > 0 && <FoldedForm summary="Ask for evidence" form="new" action={requestHome} fields={requestFields(places)} button="Ask" open={open} csrf={ctx.csrf()} />}
        {list.total === 0 && <p>Nobody has asked yet.</p>}
        {list.lines.map((line) => <OneRequest line={line} page={list.page} ctx={ctx} open={open} isChosen={open?.form === 'reply' && ctx.params['id'] === line.id} />)}
        <PagesOf list={list} home={requestHome} what="requests" />
      </>
    ),
  });
}

function OneRequest({ line, page, ctx, open, isChosen }: { line: RequestLine; page: number; ctx: RequestContext; open: OpenForm | undefined; isChosen: boolean }) {
  const [days] = replyDays(line);
  const mayAnswer = line.answer === null && mayLearning(ctx.viewer, 'answer for research', line.organisationId);
  return (
    <section aria-labelledby={`r-${line.id}`}>
      <h2 class="nhsuk-heading-s" id={`r-${line.id}`}><span data-quoted>{line.question}</span>{line.isExample && <> <Tag colour="yellow" text="Example" /></>}</h2>
      <p>Asked on {formatDay(londonDay(line.askedAt))}{line.wantedOn && `, wanted by ${formatDay(line.wantedOn)}`}. {days === undefined ? 'It waits for an answer.' : `Answered after ${days === 1 ? '1 day' : `${days} days`}.`}</p>
      {line.answer !== null && <InsetText><p data-quoted>{line.answer}</p></InsetText>}
      {mayAnswer && (isChosen || ctx.query['answer'] === line.id
        ? <FoldedForm summary="Answer" form="reply" action={`${requestHome}/${line.id}/answer?page=${page}`} fields={replyFields} button="Answer" open={open} csrf={ctx.csrf()} isOpen />
        : <p><a href={`${requestHome}?answer=${line.id}&page=${page}`}>Answer it<span class="nhsuk-u-visually-hidden">: {line.question}</span></a></p>)}
    </section>
  );
}

/** What nobody knows yet: gaps that somebody wrote down, and steps of pathways without evidence. */
export async function showGaps(ctx: RequestContext, open?: OpenForm): Promise<Reply> {
  const { list, bare, places, steps } = await ctx.read(async (tx) => ({ list: await listPage(ctx, (page) => evidenceGaps(tx, page)), bare: await listPage(ctx, (page) => stepsWithoutEvidence(tx, page), 'steps'), places: await placesFor(tx, ctx, 'share learning'), steps: await ownSteps(ctx, tx) }));
  const asked = String(ctx.query['step'] ?? '');
  return shell({
    title: 'What nobody knows yet', under, open,
    children: (
      <>
        <p class="nhsuk-u-reading-width">Here stand gaps in what we know. Each gap can become a question for research.</p>
        {list.total === 0 && <p>No gap is written down yet.</p>}
        {list.lines.map((line) => <OneGap line={line} page={list.page} ctx={ctx} open={open} isChosen={open?.form === 'question' && ctx.params['id'] === line.id} />)}
        <PagesOf list={list} home={gapHome} what="gaps" />
        {places.length > 0 && <FoldedForm summary="Write down a gap" form="new" action={gapHome} fields={gapFields(places, steps)} button="Write it down" open={open} csrf={ctx.csrf()} values={{ stepId: asked }} isOpen={asked !== ''} />}
        {bare.total > 0 && <><h2 class="nhsuk-heading-m" id="steps">Steps of pathways without evidence</h2><ul class="nhsuk-list nhsuk-list--bullet">{bare.lines.map((step) => <li><a href={`/improvement/pathways/${step.pathwayId}/steps/${step.id}`} data-quoted>{step.pathway}: {step.title}</a></li>)}</ul><PagesOf list={bare} home={gapHome} what="steps" name="steps" /></>}
      </>
    ),
  });
}

function OneGap({ line, page, ctx, open, isChosen }: { line: GapLine; page: number; ctx: RequestContext; open: OpenForm | undefined; isChosen: boolean }) {
  const mayAsk = line.researchQuestion === null && mayLearning(ctx.viewer, 'share learning', line.organisationId);
  return (
    <section aria-labelledby={`g-${line.id}`}>
      <h2 class="nhsuk-heading-s" id={`g-${line.id}`}><span data-quoted>{line.what}</span>{line.isExample && <> <Tag colour="yellow" text="Example" /></>}</h2>
      <p>{line.organisation}{line.stepTitle && <>. About the step <span data-quoted>{line.stepTitle}</span></>}</p>
      {line.researchQuestion !== null && <InsetText><p><strong>Question for research:</strong> <span data-quoted>{line.researchQuestion}</span></p></InsetText>}
      {mayAsk && (isChosen || ctx.query['ask'] === line.id
        ? <FoldedForm summary="Make it a question for research" form="question" action={`${gapHome}/${line.id}/question?page=${page}`} fields={gapQuestionFields} button="Ask it" open={open} csrf={ctx.csrf()} isOpen />
        : <p><a href={`${gapHome}?ask=${line.id}&page=${page}`}>Make it a question for research<span class="nhsuk-u-visually-hidden">: {line.what}</span></a></p>)}
    </section>
  );
}
