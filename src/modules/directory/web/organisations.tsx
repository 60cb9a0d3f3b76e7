import { z } from 'zod';
import { londonDay } from '#platform/clock';
import { NotFound } from '#platform/errors';
import { page, type Handler, type RequestContext, type Reply } from '#platform/http';
import { emptyForm, parseForm, wordsAsked, type Advice, type FormState } from '#ui/forms';
import { askToJoin } from '../commands/ask-to-join.ts';
import { levels, membershipGroups, settings } from '../domain/role-groups.ts';
import { organisationPage } from '../queries/organisation-page.ts';
import { organisationList } from '../queries/organisations.ts';
import { allowed, one } from './people.tsx';
import { OrganisationPageContent } from './pages/organisation.tsx';
import { OrganisationsPage } from './pages/organisations.tsx';
import { savedAt } from './saved.ts';

const crumbs = [{ text: 'Start', href: '/' }];

export const listOrganisations: Handler = async (ctx) => {
  const setting = settings.find(({ code }) => code === one(ctx.query['setting']))?.code;
  const level = levels.find((name) => name === one(ctx.query['level']));
  const words = one(ctx.query['words']).replaceAll('\0', '').slice(0, 100);
  const organisations = await ctx.read((tx) => organisationList(tx, { setting, level, words }));
  return page({
    title: 'Organisations', breadcrumbs: crumbs, description: 'Organisations in which allied health professionals work, and where each stands in the tree.',
    content: <OrganisationsPage organisations={organisations} filter={{ setting, level, words }} />,
  });
};

export const showOrganisation: Handler = (ctx) => drawOrganisation(ctx, emptyForm);

async function drawOrganisation(ctx: RequestContext, state: FormState, advice?: Advice): Promise<Reply> {
  const found = await ctx.read((tx) => organisationPage(tx, ctx.params['code'] ?? '', londonDay(ctx.now), ctx.viewer.personId));
  if (!found) throw new NotFound();
  const belongs = ctx.viewer.memberships.some(({ organisationId }) => organisationId === found.organisation.id);
  return page({
    title: found.organisation.name, breadcrumbs: [...crumbs, { text: 'Organisations', href: '/organisations' }], isInError: state.errors.length > 0,
    content: <OrganisationPageContent found={found} state={state} csrf={ctx.viewer.kind === 'person' ? ctx.csrf() : ''} belongs={belongs} mayAsk={ctx.viewer.kind === 'person' && !belongs && !found.organisation.policyTextOnly && found.topUnit !== null} isSignedIn={ctx.viewer.signedIn}
      mayDescribe={allowed(ctx, 'describe the organisation', found.organisation.id)} mayCopy={allowed(ctx, 'take a copy of the organisation', found.organisation.id)} advice={advice} />,
  });
}

const requestForm = z.object({
  roleGroup: z.string().refine((code) => membershipGroups.some((group) => group.code === code), 'Choose the group that fits you best'),
  unit: z.string().regex(/^[a-z0-9-]{2,80}$/, 'Choose where you work'),
  note: z.string().trim().max(500, 'Keep what you say to 500 letters').optional(),
});

export const requestToJoin: Handler = async (ctx) => {
  const asked = await wordsAsked(ctx, requestForm);
  if (asked) return drawOrganisation(ctx, asked.state, asked.advice);
  const form = parseForm(requestForm, ctx.body);
  if (!form.ok) return drawOrganisation(ctx, form.state);
  await askToJoin(ctx, ctx.params['code'] ?? '', { roleGroup: form.value.roleGroup, unitCode: form.value.unit, note: form.value.note ?? null });
  return savedAt('/account', 'request-sent');
};
