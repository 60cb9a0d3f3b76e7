import { may } from '#platform/access';
import { londonDay } from '#platform/clock';
import { page, type Handler, type RequestContext } from '#platform/http';
import { membershipGroups } from '../domain/role-groups.ts';
import { sentences, type DirectoryAction } from '../permissions.ts';
import { ownOrganisations, peoplePage } from '../queries/people-page.ts';
import { PeoplePage } from './pages/people.tsx';

export const allowed = ({ viewer }: RequestContext, action: DirectoryAction, organisationId: string): boolean => may(sentences, viewer, action, organisationId);

export const one = (value: string | string[] | undefined): string => (Array.isArray(value) ? (value[0] ?? '') : (value ?? ''));

/** The viewer's own organisation that the address names, or their first. */
export function chosenOrganisation(ctx: RequestContext): { id: string; name: string } {
  const own = ownOrganisations(ctx.viewer.memberships);
  const wanted = one(ctx.query['organisation']);
  return own.find(({ id }) => id === wanted) ?? own[0] ?? { id: '', name: '' };
}

export const listPeople: Handler = async (ctx) => {
  const organisation = chosenOrganisation(ctx);
  const group = membershipGroups.find(({ code }) => code === one(ctx.query['group']));
  const found = await ctx.read((tx) => peoplePage(tx, organisation.id, londonDay(ctx.now), ctx.now));
  const people = group ? found.people.filter(({ roleGroup }) => roleGroup === group.code) : found.people;
  return page({
    title: `People of ${organisation.name}`, breadcrumbs: [{ text: 'Home', href: '/' }, { text: 'Organisations', href: '/organisations' }],
    content: <PeoplePage organisation={organisation} organisations={ownOrganisations(ctx.viewer.memberships)} found={{ ...found, people }} group={group} total={found.people.length} csrf={ctx.csrf()}
      mayInvite={allowed(ctx, 'invite people', organisation.id)} mayAnswer={allowed(ctx, 'answer requests to join', organisation.id)} mayReview={allowed(ctx, 'review access', organisation.id)} mayMakeTokens={allowed(ctx, 'make tokens', organisation.id)} />,
  });
};
