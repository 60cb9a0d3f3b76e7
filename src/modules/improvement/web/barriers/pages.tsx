import { formatDay } from '#platform/clock';
import { NotFound } from '#platform/errors';
import { listPage, page, type Reply, type RequestContext } from '#platform/http';
import { isId } from '#platform/ids';
import { organisationList, OtherWays, SendTo, waysToReach } from '#modules/directory';
import { PaperForm } from '#ui/forms';
import { InsetText, SummaryList, Tag } from '#ui/nhsuk';
import { DataTable, PagesOf } from '#ui/tables';
import { daysToRemoval, middleOf, statusWords } from '../../domain/learning/barriers.ts';
import { mayLearning } from '../../learning-permissions.ts';
import { barrierLines, barrierSteps, type BarrierLine } from '../../queries/barriers/barriers.ts';
import { FoldedForm, PlainForm, shell } from '../registers/shell.tsx';
import type { OpenForm } from '../registers/take-form.ts';
import { barrierFields, readingFields, stepFields } from './fields.ts';

const home = '/improvement/barriers';

/** Barriers to remove: shown ones for everybody, what waits to be read for those who read it. */
export async function showBarriers(ctx: RequestContext, open?: OpenForm): Promise<Reply> {
  const { list, unread, removed, places, contact } = await ctx.read(async (tx) => ({ list: await listPage(ctx, (at) => barrierLines(tx, { page: at, part: 'shown' })), unread: ctx.viewer.signedIn ? await barrierLines(tx, { part: 'waiting' }) : [], removed: await barrierLines(tx, { part: 'removed' }), places: await placesToSpeak(tx), contact: await waysToReach(tx, null) }));
  const waiting = unread.filter(({ organisationId }) => mayLearning(ctx.viewer, 'sort what came in', organisationId));
  return shell({
    title: 'Barriers to remove', open,
    children: (
      <>
        <p class="nhsuk-u-reading-width">Old rules and habits can stop people from doing good work. Write down what stands in the way. You need no account, and we do not keep who you are.</p>
        {ctx.query['sent'] === 'yes' && <InsetText text="Thank you. Somebody reads your words before everyone can. Nobody kept who you are." />}
        {waiting.length > 0 && <InsetText><h2 class="nhsuk-heading-s">To be read</h2><ul class="nhsuk-list">{waiting.map(({ id, what }) => <li><a href={`${home}/${id}`} data-quoted>{what}</a></li>)}</ul></InsetText>}
        <BarrierTable lines={list.lines} />
        <PagesOf list={list} home={home} what="barriers" />
        <TimeToRemoval lines={removed} />
        <FoldedForm summary="Write down a barrier" form="new" action={home} fields={barrierFields(places)} button="Send" open={open} csrf={ctx.csrf()} isPublic />
        <OtherWays contact={contact} printHref={`${home}/print`} />
      </>
    ),
  });
}

/** Organisations that take words from anybody: those that are more than their published policy here. */
export const placesToSpeak = async (tx: Parameters<typeof organisationList>[0]) => (await organisationList(tx)).filter(({ policyTextOnly }) => !policyTextOnly).map(({ id, name }) => ({ value: id, text: name }));

function BarrierTable({ lines }: { lines: readonly BarrierLine[] }) {
  return (
    <DataTable
      caption="Barriers" captionSize="m" rows={lines} emptyText="No barrier is written down yet."
      columns={[
        { key: 'what', head: 'What stands in the way', cell: ({ id, what, isExample }) => <><a href={`${home}/${id}`} data-quoted>{what}</a>{isExample && <> <Tag colour="yellow" text="Example" /></>}</> },
        { key: 'kind', head: 'Kind', cell: ({ kind }) => (kind === 'rule' ? 'A rule' : 'A habit') },
        { key: 'who', head: 'Who can change it', cell: ({ whoCanChange }) => whoCanChange },
        { key: 'status', head: 'How it stands', cell: ({ status, ownerRole, statusOn }) => `${statusWords[status]}${status === 'taken up' ? `: ${ownerRole}` : ''}${statusOn ? `, ${formatDay(statusOn)}` : ''}` },
        { key: 'organisation', head: 'Organisation', cell: ({ organisation }) => organisation },
      ]}
    />
  );
}

function TimeToRemoval({ lines }: { lines: readonly BarrierLine[] }) {
  const days = lines.flatMap(({ status, shownOn, statusOn }) => (status === 'removed' && shownOn && statusOn ? [daysToRemoval({ shownOn, removedOn: statusOn })] : []));
  const middle = middleOf(days);
  return <p><strong>Time to removal:</strong> {middle === null ? 'no barrier is removed yet.' : `${days.length === 1 ? '1 barrier is removed. It took' : `${days.length} barriers are removed. Half of them took at most`} ${middle === 1 ? '1 day' : `${middle} days`} from the day it was shown.`}</p>;
}

export async function showBarrier(ctx: RequestContext, open?: OpenForm): Promise<Reply> {
  const id = ctx.params['id'] ?? '';
  const { line, steps } = await ctx.read(async (tx) => ({ line: isId(id) ? (await barrierLines(tx, { id }))[0] : undefined, steps: isId(id) ? await barrierSteps(tx, id) : [] }));
  if (!line) throw new NotFound('We cannot find that barrier.');
  const removed = steps.at(-1)?.status === 'removed' ? steps.at(-1) : undefined;
  return shell({
    title: 'A barrier to remove', open, under: [{ text: 'Barriers', href: home }],
    children: (
      <>
        <SummaryList rows={[['What stands in the way', line.what], ['Kind', line.kind === 'rule' ? 'A rule' : 'A habit'], ['What it does', line.effect], ['Who can change it', line.whoCanChange], ['Where', line.organisation], ['How it stands', statusWords[line.status]]].map(([key, value]) => ({ key: { text: key ?? '' }, value: { text: value ?? '' } }))} />
        {line.isExample && <p><Tag colour="yellow" text="Example" /></p>}
        {removed && line.shownOn && <p><strong>Gone after {daysToRemoval({ shownOn: line.shownOn, removedOn: removed.saidOn })} days.</strong></p>}
        {steps.length > 0 && <><h2 class="nhsuk-heading-m">What became of it</h2><ul class="nhsuk-list nhsuk-list--bullet">{steps.map((step) => <li>{formatDay(step.saidOn)}: {statusWords[step.status]}{step.ownerRole ? ` by ${step.ownerRole}` : ''}. <span data-quoted>{step.words}</span></li>)}</ul></>}
        {line.shownOn === null && mayLearning(ctx.viewer, 'sort what came in', line.organisationId) && <PlainForm form="reading" action={`${home}/${id}/reading`} fields={readingFields} button="Save" open={open} csrf={ctx.csrf()} />}
        {line.shownOn !== null && mayLearning(ctx.viewer, 'share learning', line.organisationId) && <FoldedForm summary="Say what becomes of it" form="step" action={`${home}/${id}/steps`} fields={stepFields} button="Save" open={open} csrf={ctx.csrf()} />}
      </>
    ),
  });
}

/** The same questions on paper. */
export async function printBarrier(ctx: RequestContext): Promise<Reply> {
  const contact = await ctx.read((tx) => waysToReach(tx, null));
  return page({
    title: 'Form to print: a barrier to remove', currentSection: '/co-implementation', breadcrumbs: [{ text: 'Home', href: '/' }, { text: 'Barriers', href: home }],
    content: (
      <PaperForm title="A barrier to remove" back={{ href: home, text: 'Go back to the list' }} sendTo={<SendTo contact={contact} />} questions={[
        { text: 'Where is it?', lines: 1 }, { text: 'What is it?', boxes: ['A rule that is written down', 'A habit'] }, { text: 'What stands in the way?', lines: 3 },
        { text: 'What does it do to people or to the work?', lines: 3 }, { text: 'Who could change it?', lines: 1 }, { text: 'May staff type this in?', boxes: ['I agree that staff type this in'] },
      ]}>
        <p>You do not have to give your name. Please do not write the names of other people.</p>
      </PaperForm>
    ),
  });
}
