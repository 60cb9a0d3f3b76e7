import type { VNode } from 'preact';
import { z } from 'zod';
import { NotFound } from '#platform/errors';
import { page, type Reply, type RequestContext } from '#platform/http';
import { organisationsById, type OrganisationLine } from '#modules/directory';
import { Form, parseForm } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { askForLetters, joinList, leaveList, organisationAskedFor, organisationOfEntry } from '../../commands/involved/mail-list.ts';
import { involvementPage } from './get-involved-page.tsx';
import { involvedHref, listeningOrganisation } from './organisation-open.ts';

const schema = z.object({ address: z.email('Enter an email address, such as name@example.org').max(254).transform((address) => address.toLowerCase()) });

/** Asks the owner of an address whether they want letters. The answer says the same whether the address is known or not. */
export async function askToJoin(ctx: RequestContext): Promise<Reply> {
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return involvementPage(ctx, parsed.state);
  const organisation = await listeningOrganisation(ctx);
  await askForLetters(ctx.store, { organisation, address: parsed.value.address, baseUrl: ctx.config.baseUrl }, ctx.now);
  return said('Look into your post', organisation, <p>If this address is not on the list yet, an email is on its way to it. Follow the link in it within a week. Only then is the address on the list.</p>);
}

/** The link of a letter leads here. Nothing happens before the button is pressed: mail programs open links by themselves. */
export async function showJoining(ctx: RequestContext): Promise<Reply> {
  const organisation = await organisationById(ctx, await organisationAskedFor(ctx.store, token(ctx), ctx.now));
  return page({
    title: 'Letters to you', currentSection: '/co-planning',
    content: (
      <div class="nhsuk-u-reading-width">
        <h1 class="nhsuk-heading-l">Do you want emails from <span data-quoted>{organisation.name}</span>?</h1>
        <p>They come when a conversation opens. We keep your address and nothing else.</p>
        <Form action={`/mail-list/joining/${token(ctx)}`} csrfToken={ctx.csrf()}><Button text="Yes, put me on the list" /></Form>
      </div>
    ),
  });
}

export async function joinOne(ctx: RequestContext): Promise<Reply> {
  const organisation = await organisationById(ctx, await joinList(ctx.store, token(ctx), ctx.now));
  return said('You are on the list', organisation, <p>Each email says how to leave it again.</p>);
}

export async function showLeaving(ctx: RequestContext): Promise<Reply> {
  const organisationId = await organisationOfEntry(ctx.store, { key: token(ctx), secret: ctx.config.secret });
  if (!organisationId) return left();
  const organisation = await organisationById(ctx, organisationId);
  return page({
    title: 'Leave the list', currentSection: '/co-planning',
    content: (
      <div class="nhsuk-u-reading-width">
        <h1 class="nhsuk-heading-l">Leave the list of <span data-quoted>{organisation.name}</span></h1>
        <p>Your address is deleted at once.</p>
        <Form action={`/mail-list/leaving/${token(ctx)}`} csrfToken={ctx.csrf()}><Button text="Take me off the list" /></Form>
      </div>
    ),
  });
}

export async function leaveOne(ctx: RequestContext): Promise<Reply> {
  await leaveList(ctx.store, { key: token(ctx), secret: ctx.config.secret });
  return left();
}

const token = (ctx: RequestContext): string => (ctx.params['token'] ?? '').slice(0, 100);

async function organisationById(ctx: RequestContext, id: string | null): Promise<OrganisationLine> {
  const found = id ? (await ctx.read((tx) => organisationsById(tx, [id]))).get(id) : undefined;
  if (!found) throw new NotFound('This link was used already, or it is too old. You can ask again on the page “Get involved”.');
  return found;
}

const said = (title: string, organisation: OrganisationLine, content: VNode): Reply => page({
  title, currentSection: '/co-planning', breadcrumbs: [{ text: 'Get involved', href: '/get-involved' }],
  content: <div class="nhsuk-u-reading-width"><h1 class="nhsuk-heading-l">{title}</h1>{content}<p><a href={involvedHref(organisation)}>Back to get involved</a></p></div>,
});

const left = (): Reply => page({
  title: 'You are not on the list', currentSection: '/co-planning',
  content: <div class="nhsuk-u-reading-width"><h1 class="nhsuk-heading-l">You are not on the list</h1><p>This address gets no more of these emails. You can come back at any time: see <a href="/get-involved">get involved</a>.</p></div>,
});
