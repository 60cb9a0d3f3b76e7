import { formatDay } from '#platform/clock';
import { NotFound } from '#platform/errors';
import { listPage, type Reply, type RequestContext } from '#platform/http';
import { isId } from '#platform/ids';
import { characteristicList, splitsSeen } from '#modules/quality';
import { DataTable, PagesOf } from '#ui/tables';
import { TOO_FEW } from '../../domain/research/protected.ts';
import { mayLearning } from '../../learning-permissions.ts';
import { measureChoices } from '../../queries/pathways/pathways.ts';
import { activityLines, activityTotals, reachByPlace } from '../../queries/prevention/prevention.ts';
import { Facts, Register } from '../registers/facts.tsx';
import { FoldedForm, placesFor, shell } from '../registers/shell.tsx';
import type { OpenForm } from '../registers/take-form.ts';
import { activityFields, reachedFields } from './fields.ts';

export const preventionHome = '/improvement/prevention';

/** What can be chosen where something new is written down. */
export const activityChoices = (ctx: RequestContext) => ctx.read(async (tx) => {
  const places = await placesFor(tx, ctx, 'share learning');
  if (places.length === 0) return activityFields({ places, measures: [], gaps: [] });
  const names = new Map((await characteristicList(tx)).map(({ code, name }) => [code, name]));
  const { splits } = await splitsSeen(tx, { organisationIds: places.map(({ value }) => value), limit: 300, offset: 0 });
  const gaps = splits.map(({ measureCode, measure, unitCode, unit, split }) => ({ value: `${measureCode} ${unitCode} ${split}`, text: `${measure}: ${unit} (${split.split('+').map((part) => names.get(part) ?? part).join(' and ')})` }));
  return activityFields({ places, measures: await measureChoices(tx), gaps: gaps.filter(({ value }, at) => gaps.findIndex((other) => other.value === value) === at) });
});

/** Those whom an organisation looks at first, as answers. */
export const firstGroups = async (ctx: RequestContext, organisationId: string) => (await ctx.groupsLookedAtFirst(organisationId)).map(({ name }) => ({ value: name, text: name }));

/** What is done so that people stay well: where, whom it reached, what it costs (requirement O52). */
export async function showActivities(ctx: RequestContext, open?: OpenForm): Promise<Reply> {
  const { list, totals } = await ctx.read(async (tx) => ({ list: await listPage(ctx, (page) => activityLines(tx, { page })), totals: await activityTotals(tx) }));
  const fields = await activityChoices(ctx);
  return shell({
    title: 'Staying well', open,
    children: (
      <>
        <div class="nhsuk-u-reading-width">
          <p>Here stands what teams do before people fall ill: talks, classes, checks and visits. Anyone who does one can write it down.</p>
          {totals.all > 0 && <p>{totals.forFirst} of {totals.all} reached people whom an organisation looks at first.</p>}
        </div>
        <Register caption="What is done" home={preventionHome} lines={list.lines} emptyText="Nothing is written down yet." columns={[
          { key: 'people', head: 'People reached', isNumeric: true, cell: reachWords }, { key: 'last', head: 'Last held', cell: ({ lastOn }) => (lastOn ? formatDay(lastOn) : 'Not yet') }, { key: 'groups', head: 'Looked at first', cell: ({ groups }) => groupWords(groups) },
        ]} />
        <PagesOf list={list} home={preventionHome} what="activities" />
        {fields.organisationId.items.length > 0 && <FoldedForm summary="Write down what you do" form="new" action={preventionHome} fields={fields} button="Add" open={open} csrf={ctx.csrf()} />}
      </>
    ),
  });
}

export async function showActivity(ctx: RequestContext, open?: OpenForm): Promise<Reply> {
  const id = ctx.params['id'] ?? '';
  const { line, places } = await ctx.read(async (tx) => ({ line: isId(id) ? (await activityLines(tx, { id }))[0] : undefined, places: isId(id) ? await reachByPlace(tx, id) : [] }));
  if (!line) throw new NotFound('We cannot find that activity.');
  const may = mayLearning(ctx.viewer, 'share learning', line.organisationId);
  return shell({
    title: line.title, under: [{ text: 'Staying well', href: preventionHome }], open,
    children: (
      <>
        <Facts isExample={line.isExample} rows={[
          ['What is done', line.what], ['Which need it answers', line.need], ['What it costs in a year', line.costPounds === null ? null : `£${line.costPounds.toLocaleString('en-GB')}`], ['People reached', reachWords(line)], ['Looked at first', groupWords(line.groups)], ['Where', line.organisation],
        ]} />
        <p>{line.gapHref ? <>The gap that it answers: <a href={line.gapHref}>{line.gapName}</a>.</> : 'No gap between groups is linked.'}</p>
        <p>{line.measureCode ? <>This measure can show a change: <a href={`/quality/measures/${line.measureCode}`}>{line.measureName}</a>.</> : 'No measure is linked yet.'}</p>
        <DataTable caption="Whom it reached, by place" captionSize="m" rows={places} emptyText="Nobody has written down yet whom it reached." columns={[
          { key: 'place', head: 'Place', cell: ({ place }) => <span data-quoted>{place}</span> }, { key: 'days', head: 'Days', isNumeric: true, cell: ({ days }) => days }, { key: 'people', head: 'People', isNumeric: true, cell: reachWords },
          { key: 'last', head: 'Last held', cell: ({ lastOn }) => formatDay(lastOn) }, { key: 'groups', head: 'Looked at first', cell: ({ groups }) => groupWords(groups) },
        ]} />
        {places.length > 0 && <p>Whoever came twice counts twice.</p>}
        {may && <FoldedForm summary="Say whom it reached" form="reach" action={`${preventionHome}/${id}/reach`} fields={reachedFields(await firstGroups(ctx, line.organisationId))} button="Save" open={open} csrf={ctx.csrf()} />}
      </>
    ),
  });
}

const groupWords = (groups: readonly string[]): string => (groups.length === 0 ? 'None named' : groups.join(', '));

/** "45", with what is not in it. */
function reachWords({ people, tooFew }: { people: number; tooFew: number }): string {
  const few = tooFew === 0 ? '' : `on ${tooFew} ${tooFew === 1 ? 'day' : 'days'} too few people to show safely`;
  if (people === 0) return tooFew === 0 ? 'Not told yet' : TOO_FEW;
  return [people.toLocaleString('en-GB'), few].filter(Boolean).join(', ');
}
