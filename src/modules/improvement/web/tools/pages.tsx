import { formatDay } from '#platform/clock';
import { NotFound } from '#platform/errors';
import { listPage, type Reply, type RequestContext } from '#platform/http';
import { isId } from '#platform/ids';
import { roleGroups } from '#modules/directory';
import { Form } from '#ui/forms';
import { Button, Tag } from '#ui/nhsuk';
import { DataTable, PagesOf } from '#ui/tables';
import { mayLearning } from '../../learning-permissions.ts';
import { unitsToName } from '../../queries/informatics/informatics.ts';
import { accessTo, silentOnDevices, toolLines, withoutDevice, type AccessLine, type Silent, type WithoutDevice } from '../../queries/tools/tools.ts';
import { Facts, Register } from '../registers/facts.tsx';
import { FoldedForm, placesFor, shell } from '../registers/shell.tsx';
import type { OpenForm } from '../registers/take-form.ts';
import { accessFields, kinds, toolFields } from './fields.ts';

export const toolHome = '/improvement/tools';

const kindWords = (kind: string): string => kinds.find(({ value }) => value === kind)?.text.split(':')[0] ?? kind;
const shareWords: Readonly<Record<AccessLine['training'], string>> = { all: 'Everybody', some: 'Some', none: 'Nobody', 'not needed': 'Needs no learning' };
const roleWords = (code: string): string => roleGroups.find((group) => group.code === code)?.title ?? code;

/** Digital tools, and where somebody goes without (requirement O49). */
export async function showTools(ctx: RequestContext, open?: OpenForm): Promise<Reply> {
  const { list, places, without, silent } = await ctx.read(async (tx) => {
    const own = await placesFor(tx, ctx, 'tell of tools');
    return {
      places: own, list: await listPage(ctx, (page) => toolLines(tx, { page })), without: await listPage(ctx, (page) => withoutDevice(tx, page), 'without'),
      silent: await listPage(ctx, (page) => silentOnDevices(tx, own.map(({ value }) => value), page), 'silent'),
    };
  });
  return shell({
    title: 'Digital tools', open,
    children: (
      <>
        <p class="nhsuk-u-reading-width">Who has the tools that the work needs, and who goes without? Only people of the organisation can read it. It tells of teams and roles, never of one person.</p>
        <DeviceGaps without={without.lines} />
        <PagesOf list={without} name="without" home={toolHome} what="places" />
        <SilentPlaces silent={silent.lines} total={silent.total} />
        <PagesOf list={silent} name="silent" home={toolHome} what="teams" />
        <Register caption="Tools" home={toolHome} lines={list.lines} emptyText="No tool is written down yet." columns={[
          { key: 'kind', head: 'Kind', cell: ({ kind, endedOn }) => <>{kindWords(kind)}{endedOn && <> <Tag colour="grey" text="Not in use any more" /></>}</> }, { key: 'owner', head: 'Who answers for it', cell: ({ ownerRole }) => ownerRole },
        ]} />
        <PagesOf list={list} home={toolHome} what="tools" />
        {places.length > 0 && <FoldedForm summary="Add a tool" form="new" action={toolHome} fields={toolFields(places)} button="Add" open={open} csrf={ctx.csrf()} />}
      </>
    ),
  });
}

const DeviceGaps = ({ without }: { without: readonly WithoutDevice[] }) => (
  <DataTable caption="Places where nobody of a role has a device" captionSize="m" rows={without} emptyText="No such place is known." columns={[
    { key: 'unit', head: 'Team or place', cell: ({ unit }) => unit }, { key: 'role', head: 'Role', cell: ({ roleGroup }) => roleWords(roleGroup) }, { key: 'words', head: 'What stands in the way', cell: ({ words }) => <span data-quoted>{words || 'Not said'}</span> },
    { key: 'said', head: 'Said on', cell: ({ saidOn }) => formatDay(saidOn) }, { key: 'organisation', head: 'Organisation', cell: ({ organisation }) => organisation },
  ]} />
);

const SilentPlaces = ({ silent, total }: { silent: readonly Silent[]; total: number }) => (total === 0 ? null : (
  <div class="nhsuk-u-reading-width">
    <h2 class="nhsuk-heading-m">Nobody has said yet who has a device</h2>
    <ul class="nhsuk-list nhsuk-list--bullet">{silent.map(({ unit, organisation }) => <li>{unit}, {organisation}</li>)}</ul>
  </div>
));

export async function showTool(ctx: RequestContext, open?: OpenForm): Promise<Reply> {
  const id = ctx.params['id'] ?? '';
  const { line, access, units } = await ctx.read(async (tx) => {
    const [found] = isId(id) ? await toolLines(tx, { id }) : [];
    return { line: found, access: found ? await accessTo(tx, id) : [], units: found ? await unitsToName(tx, [found.organisationId]) : [] };
  });
  if (!line) throw new NotFound('We cannot find that tool.');
  const may = line.endedOn === null && mayLearning(ctx.viewer, 'tell of tools', line.organisationId);
  return shell({
    title: line.title, under: [{ text: 'Digital tools', href: toolHome }], open,
    children: (
      <>
        <Facts isExample={line.isExample} rows={[
          ['Kind', kindWords(line.kind)], ['What it helps with', line.about], ['How staff learns it', line.learning], ['How people who use services are helped', line.helpForPeople], ['Who answers for it', line.ownerRole],
          ['In use', line.endedOn ? `Until ${formatDay(line.endedOn)}` : 'Yes'], ['Where', line.organisation],
        ]} />
        <DataTable caption="Who has it" captionSize="m" rows={access} emptyText="Nobody has said yet who has it." columns={[
          { key: 'unit', head: 'Team or place', cell: ({ unit }) => unit }, { key: 'role', head: 'Role', cell: ({ roleGroup }) => roleWords(roleGroup) }, { key: 'access', head: 'Has it', cell: ({ access: share }) => (share === 'all' ? shareWords.all : <Tag colour="orange" text={shareWords[share]} />) },
          { key: 'training', head: 'Could learn it', cell: ({ training }) => (training === 'all' || training === 'not needed' ? shareWords[training] : <Tag colour="orange" text={shareWords[training]} />) },
          { key: 'words', head: 'What stands in the way', cell: ({ words }) => <span data-quoted>{words || 'Not said'}</span> }, { key: 'said', head: 'Said on', cell: ({ saidOn }) => formatDay(saidOn) },
        ]} />
        {may && <FoldedForm summary="Say who has it" form="access" action={`${toolHome}/${id}/access`} fields={accessFields(units)} button="Save" open={open} csrf={ctx.csrf()} />}
        {may && <Form action={`${toolHome}/${id}/ending`} csrfToken={ctx.csrf()}><Button variant="secondary" text="It is not in use any more" /></Form>}
      </>
    ),
  });
}
