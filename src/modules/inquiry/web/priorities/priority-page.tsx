import { formatDay, londonDay } from '#platform/clock';
import { page, type Reply, type RequestContext } from '#platform/http';
import { seriesOfObjective } from '#modules/quality';
import { FormErrorSummary, emptyForm } from '#ui/forms';
import { InsetText, SummaryList, Tag } from '#ui/nhsuk';
import { mayHere } from '../../permissions.ts';
import { celebrationChoices, type CelebrationChoice } from '../../queries/celebration-choices.ts';
import { priorityById, type Priority } from '../../queries/priorities.ts';
import type { Shown } from '../sent.ts';
import { crumbs, home, unitCrumb } from '../words.ts';
import { PriorityForms } from './priority-forms.tsx';
import { stateWords } from './state-words.ts';

export type PriorityForm = 'plan' | 'going-live' | 'objective' | 'improvement' | 'celebration' | 'ending';

/** One priority: why, how it is measured and celebrated, and the next step for those who may take it. */
export async function showPriority(ctx: RequestContext, open?: { form: PriorityForm; shown: Shown }): Promise<Reply> {
  const { priority, mayImprove } = await ctx.read(async (tx) => {
    const found = await priorityById(tx, ctx.params['id'] ?? '');
    const series = found.objectiveId ? await seriesOfObjective(tx, found.objectiveId) : [];
    return { priority: found, mayImprove: series.some(({ improvementSignalId }) => improvementSignalId !== null) };
  });
  const mayChoose = mayHere(ctx.viewer, 'choose priorities', priority.organisationId) && !priority.droppedOn;
  const choices = mayChoose ? await choicesOf(ctx, priority) : [];
  const celebrating = choices.map(({ kind, id, title }) => ({ value: `${kind}:${id}`, text: kind === 'answer' ? title : `${kind === 'story' ? 'Case study' : 'Award'}: ${title}` }));
  const state = open?.shown.state ?? emptyForm;
  return page({
    title: priority.title, isInError: state.errors.length > 0, currentSection: '/co-evaluation', breadcrumbs: crumbs(home, unitCrumb(priority.unit)),
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l">Priority of {priority.unit.name}</span> {priority.title}</h1>
        <p><Tag colour="blue" text={stateWords(priority)} />{priority.isExample && <> <Tag colour="yellow" text="Example" /></>}</p>
        {priority.droppedBecause && <InsetText>Dropped on {formatDay(priority.droppedOn ?? londonDay(ctx.now))}: <span data-quoted>{priority.droppedBecause}</span></InsetText>}
        <Why priority={priority} />
        <Plans priority={priority} />
        <Results priority={priority} mayImprove={mayImprove} />
        {mayChoose && <PriorityForms priority={priority} celebrating={celebrating} mayImprove={mayImprove} csrfToken={ctx.csrf()} open={open} />}
      </div>
    ),
  });
}

const rowsOf = (entries: readonly [string, string][]) => entries.filter(([, words]) => words !== '').map(([key, value]) => ({ key: { text: key }, value: { html: <span data-quoted>{value}</span> } }));

function Why({ priority }: { priority: Priority }) {
  const { basis, strengths, sizeOfEffect, capacity, whoChose, snapshotId, snapshotAsOf } = priority;
  return (
    <>
      <h2 class="nhsuk-heading-m">Why</h2>
      {basis.length === 0 ? <p><strong>Not yet based on what people told us.</strong> No theme of a conversation and no gap between groups stands behind it.</p> : (
        <ul class="nhsuk-list nhsuk-list--bullet">{basis.map(({ kind, title, href }) => <li>{kind === 'theme' ? 'What people said: ' : 'A gap between groups: '}<a href={href}>{title}</a></li>)}</ul>
      )}
      <SummaryList rows={rowsOf([['Strengths to build on', strengths], ['Size of the effect', sizeOfEffect], ['Capacity', capacity], ['Who took part in the choice', whoChose]])} />
      <p>Chosen out of <a href={`/inquiry/snapshots/${snapshotId}`}>the snapshot of {formatDay(snapshotAsOf)}</a>.</p>
    </>
  );
}

async function choicesOf(ctx: RequestContext, priority: Priority): Promise<CelebrationChoice[]> {
  const things = await ctx.thingsOf(priority.organisationId);
  return ctx.read((tx) => celebrationChoices(tx, priority, things));
}

function Plans({ priority: { plan, celebrationPlan } }: { priority: Priority }) {
  const rows = rowsOf([
    ['What is measured', plan.what], ['Numerator', plan.numerator], ['Denominator', plan.denominator], ['Source', plan.source], ['How often', plan.often], ['Expected to', plan.direction === '' ? '' : ({ up: 'go up', down: 'go down', steady: 'stay' } as const)[plan.direction]],
    ['Groups compared', plan.groups], ['How it is celebrated', celebrationPlan],
  ]);
  return <><h2 class="nhsuk-heading-m">How we will know, and how we will celebrate</h2>{rows.length === 0 ? <p>Not planned yet. It goes live when both plans are written.</p> : <SummaryList rows={rows} />}</>;
}

function Results({ priority: { objectiveId, improvedOn, celebratedOn, celebrations, celebratedBefore, liveOn }, mayImprove }: { priority: Priority; mayImprove: boolean }) {
  if (!liveOn) return null;
  return (
    <>
      <h2 class="nhsuk-heading-m">What came of it</h2>
      <ul class="nhsuk-list nhsuk-list--bullet">
        <li>Live since {formatDay(liveOn)}</li>
        <li>{objectiveId ? <a href={`/objectives/${objectiveId}`}>It is an objective</a> : 'It is no objective yet'}</li>
        <li>{improvedOn ? `Improved: its figures showed a change for the better that is more than chance, said on ${formatDay(improvedOn)}` : mayImprove ? 'Its figures show a change for the better that is more than chance' : 'No figures show a change for the better that is more than chance yet'}</li>
        <li>{celebratedOn ? `Celebrated on ${formatDay(celebratedOn)}` : 'Not celebrated yet'}</li>
        {celebrations.map(({ title, address, stands }) => <li>{stands ? <a href={address}>{title}</a> : <>{title}: it is no longer published, so it celebrates nothing</>}</li>)}
        {celebratedBefore.map(({ from, until, withWhat }) => <li>Celebrated from {formatDay(from)} to {formatDay(until)}, until what showed it was taken off: {withWhat}</li>)}
      </ul>
    </>
  );
}
