import { formatDay, londonDay } from '#platform/clock';
import { organisationsWhere } from '#platform/access';
import { page, type Reply, type RequestContext } from '#platform/http';
import { organisationsById } from '#modules/directory';
import { characteristicList, type CharacteristicLine } from '#modules/quality';
import { emptyForm, FormErrorSummary, type Advice, type FormState } from '#ui/forms';
import { Details, Tag } from '#ui/nhsuk';
import { DataTable } from '#ui/tables';
import { sentences } from '../../permissions.ts';
import { onDay, priorityGroups, type PriorityGroup } from '../../queries/around-gaps.ts';
import { CharacteristicForm, GroupForm, PriorityForm } from './group-forms.tsx';

export interface OpenGroupForm {
  form: 'characteristic' | 'group' | 'priority';
  state: FormState;
  advice?: Advice | undefined;
}

/** What figures may be split by, and whom organisations look at first: never a closed list (requirements S31, S115). */
export async function showGroups(ctx: RequestContext, open?: OpenGroupForm): Promise<Reply> {
  const own = organisationsWhere(sentences, ctx.viewer, 'choose groups and areas');
  const { characteristics, priority, places } = await ctx.read(async (tx) => ({
    characteristics: await characteristicList(tx), priority: await priorityGroups(tx), places: [...(await organisationsById(tx, own)).values()].filter(({ policyTextOnly }) => !policyTextOnly),
  }));
  const mine = characteristics.filter(({ organisationId }) => organisationId === null || own.includes(organisationId));
  const stateOf = (form: OpenGroupForm['form']) => ({ state: open?.form === form ? open.state : emptyForm, advice: open?.form === form ? open.advice : undefined, isOpen: open?.form === form });
  return page({
    title: 'Groups', isInError: (open?.state.errors.length ?? 0) > 0, currentSection: '/co-evaluation', breadcrumbs: [{ text: 'Home', href: '/' }, { text: 'Fairness', href: '/fairness' }],
    content: (
      <>
        {open && <FormErrorSummary state={open.state} />}
        <h1 class="nhsuk-heading-l">Groups, and whom we look at first</h1>
        <PriorityTable groups={onDay(priority, londonDay(ctx.now))} mayEnd={(organisationId) => own.includes(organisationId)} />
        <Before groups={priority.filter(({ validTo }) => validTo !== null)} />
        {places.length > 0 && <PriorityForm characteristics={mine} places={places} csrfToken={ctx.csrf()} {...stateOf('priority')} />}
        <h2 class="nhsuk-heading-m">What figures may be split by</h2>
        <p class="nhsuk-u-reading-width">A start, not an official list. An organisation adds its own; files of figures may name them at once.</p>
        {characteristics.map((each) => <OneCharacteristic characteristic={each} />)}
        {places.length > 0 && <CharacteristicForm places={places} csrfToken={ctx.csrf()} {...stateOf('characteristic')} />}
        {places.length > 0 && <GroupForm characteristics={mine} places={places} csrfToken={ctx.csrf()} {...stateOf('group')} />}
      </>
    ),
  });
}

function PriorityTable({ groups, mayEnd }: { groups: readonly PriorityGroup[]; mayEnd: (organisationId: string) => boolean }) {
  return (
    <DataTable
      caption="Whom organisations look at first" captionSize="m" rows={groups} emptyText="No organisation has said yet whom it looks at first."
      columns={[
        { key: 'group', head: 'Group', cell: ({ groupName, characteristicName, isPlus }) => <>{groupName}<br /><span class="nhsuk-body-s">{characteristicName}</span>{isPlus && <> <Tag colour="blue" text="PLUS group" /></>}</> },
        { key: 'organisation', head: 'Organisation', cell: ({ organisation }) => organisation },
        { key: 'reason', head: 'Why', cell: ({ reason }) => reason },
        { key: 'from', head: 'Since', cell: ({ validFrom }) => formatDay(validFrom) },
        { key: 'change', head: 'Change', cell: ({ id, organisationId, groupName }) => (mayEnd(organisationId) ? <a href={`/fairness/priority-groups/${id}`}>Take off<span class="nhsuk-u-visually-hidden">: {groupName}</span></a> : '–'), isNothing: ({ organisationId }) => !mayEnd(organisationId) },
      ]}
    />
  );
}

function Before({ groups }: { groups: readonly PriorityGroup[] }) {
  if (groups.length === 0) return null;
  return (
    <Details summary="Who was on the list before">
      <ul class="nhsuk-list nhsuk-list--bullet">{groups.map(({ groupName, organisation, validFrom, validTo, endReason }) => <li>{groupName} ({organisation}), {formatDay(validFrom)} until {formatDay(validTo ?? validFrom)}: {endReason}</li>)}</ul>
    </Details>
  );
}

function OneCharacteristic({ characteristic: { name, organisation, groups, isOrdered } }: { characteristic: CharacteristicLine }) {
  return (
    <Details summary={`${name}${organisation ? `, added by ${organisation}` : ''}`}>
      <ul class="nhsuk-list nhsuk-list--bullet">{groups.map((group) => <li>{group.name}</li>)}</ul>
      {isOrdered && <p>These groups stand in an order, so a slope can be drawn through them.</p>}
    </Details>
  );
}
