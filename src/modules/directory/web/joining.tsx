import { z } from 'zod';
import { Forbidden, NotFound } from '#platform/errors';
import { page, type Handler, type RequestContext, type Reply } from '#platform/http';
import { isId } from '#platform/ids';
import { emptyForm, parseForm, type FormState } from '#ui/forms';
import { acceptInvitation } from '../commands/accept-invitation.ts';
import { answerRequest } from '../commands/answer-request.ts';
import { invite, withdrawInvitation } from '../commands/invite.ts';
import { membershipGroups } from '../domain/role-groups.ts';
import { everyMember } from '../domain/roles.ts';
import { invitationByToken } from '../queries/invitation.ts';
import { openUnits } from '../queries/membership.ts';
import { InvitationPage, InvitePage } from './pages/joining.tsx';
import { allowed, chosenOrganisation, one } from './people.tsx';
import { emailAnswer } from './sign-in.tsx';
import { savedAt } from './saved.ts';
import { refusable } from './units.tsx';

const crumbs = [{ text: 'Start', href: '/' }, { text: 'People', href: '/people' }];

export const invitePage: Handler = (ctx) => drawInvite(ctx, chosenOrganisation(ctx), emptyForm);

async function drawInvite(ctx: RequestContext, organisation: { id: string; name: string }, state: FormState): Promise<Reply> {
  if (!allowed(ctx, 'invite people', organisation.id)) throw new Forbidden('Only an administrator of this organisation can invite people.');
  const units = await ctx.read((tx) => openUnits(tx, organisation.id));
  return page({
    title: 'Invite somebody', breadcrumbs: crumbs, isInError: state.errors.length > 0,
    content: <InvitePage organisation={organisation} units={units} state={state} csrf={ctx.csrf()} />,
  });
}

const inviteForm = z.object({
  organisation: z.string().refine(isId, 'Choose an organisation'),
  email: emailAnswer('Enter the e-mail address of the person'),
  unit: z.string().refine(isId, 'Choose where they will belong'),
  roleGroup: z.string().refine((code) => membershipGroups.some((group) => group.code === code), 'Choose a role group'),
  role: z.enum(everyMember, 'Choose what they may act as'),
});

export const sendInvitation: Handler = async (ctx) => {
  const form = parseForm(inviteForm, ctx.body);
  const named = (ctx.body as { organisation?: unknown } | null)?.organisation;
  const organisation = ctx.viewer.memberships.find(({ organisationId }) => organisationId === named);
  if (!organisation) throw new Forbidden();
  if (!form.ok) return drawInvite(ctx, { id: organisation.organisationId, name: organisation.organisationName }, form.state);
  const { email, unit, roleGroup, role } = form.value;
  return refusable(async () => {
    await invite(ctx, { organisationId: organisation.organisationId, address: email, unitId: unit, roleGroup, role });
    return savedAt(`/people?organisation=${organisation.organisationId}`, 'invited');
  }, (state) => drawInvite(ctx, { id: organisation.organisationId, name: organisation.organisationName }, state), ctx.body);
};

const idOf = ({ params }: RequestContext, name: string): string => {
  const id = params[name];
  if (!isId(id)) throw new NotFound();
  return id;
};

export const takeBackInvitation: Handler = async (ctx) => {
  await withdrawInvitation(ctx, idOf(ctx, 'token'));
  return savedAt('/people', 'invitation-withdrawn');
};

const answerForm = z.object({ answer: z.enum(['accepted', 'refused']) });

export const answerToRequest: Handler = async (ctx) => {
  const form = parseForm(answerForm, ctx.body);
  if (!form.ok) throw new NotFound();
  return savedAt(`/people?organisation=${await answerRequest(ctx, idOf(ctx, 'id'), form.value.answer)}`, 'request-answered');
};

export const readInvitation: Handler = async (ctx) => {
  const token = one(ctx.params['token']);
  const invitation = await ctx.read((tx) => invitationByToken(tx, token, ctx.now));
  if (!invitation) throw new NotFound('We do not know this invitation. Check that you opened the whole link.');
  return page({ title: `Invitation to ${invitation.organisationName}`, status: invitation.state === 'open' ? 200 : 410, content: <InvitationPage invitation={invitation} token={token} csrf={ctx.csrf()} isSignedIn={ctx.viewer.kind === 'person'} /> });
};

export const accept: Handler = async (ctx) => {
  await acceptInvitation(ctx, one(ctx.params['token']));
  return savedAt('/account', 'joined');
};
