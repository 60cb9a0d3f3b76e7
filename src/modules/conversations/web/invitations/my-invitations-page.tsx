import { z } from 'zod';
import { page, type Reply, type RequestContext } from '#platform/http';
import { Form, HiddenField, parseForm } from '#ui/forms';
import { Button, Tag } from '#ui/nhsuk';
import { wishForMail } from '../../commands/invitations/mail-wish.ts';
import { mailWishes, ownInvitations } from '../../queries/invitations/invitations.ts';
import { savedAt } from '../saved.ts';

const schema = z.object({ organisation: z.uuid(), wish: z.enum(['yes', 'no']) });

/** To which conversations a member is invited, and whether they want emails about it. */
export async function showMyInvitations(ctx: RequestContext): Promise<Reply> {
  const { personId, memberships } = ctx.viewer;
  const { invitations, wishes } = await ctx.read(async (tx) => ({ invitations: await ownInvitations(tx, memberships, ctx.now), wishes: personId ? await mailWishes(tx, personId) : [] }));
  const organisations = new Map(memberships.map(({ organisationId, organisationName }) => [organisationId, organisationName]));
  return page({
    title: 'Your invitations', currentSection: '/my-work', breadcrumbs: [{ text: 'My part', href: '/my-work' }],
    content: (
      <div class="nhsuk-u-reading-width">
        <h1 class="nhsuk-heading-l">Your invitations</h1>
        <p>Everybody of your role group sees the same here. What you write or how you vote is not joined to you, and nobody can see whether you came.</p>
        {invitations.length === 0 && <p>No invitation is open for you just now. You may take part in any open conversation: see <a href="/conversations">all conversations</a>.</p>}
        <ul class="nhsuk-list">
          {invitations.map((each) => <li key={`${each.code}-${each.position}`}><p><a href={`/conversations/${each.code}/${each.position}`} data-quoted>{each.title}</a>{each.isExample && <> <Tag colour="white" text="Example" /></>}<br /><span data-quoted>{each.question}</span><br />From <span data-quoted>{each.organisationName}</span></p></li>)}
        </ul>
        <h2 class="nhsuk-heading-m">Emails</h2>
        {organisations.size === 0 && <p>You belong to no organisation here. Anybody can get emails: see <a href="/get-involved">get involved</a>.</p>}
        {[...organisations].map(([id, name]) => (
          <Form key={id} action="/my-invitations/mail" csrfToken={ctx.csrf()}>
            <p>{wishes.includes(id) ? 'You get' : 'You do not get'} an email when <span data-quoted>{name}</span> invites your role group.</p>
            <HiddenField name="organisation" value={id} />
            <HiddenField name="wish" value={wishes.includes(id) ? 'no' : 'yes'} />
            <Button text={wishes.includes(id) ? 'No more emails' : 'Send me emails'} variant="secondary" small ariaLabel={`${wishes.includes(id) ? 'No more emails' : 'Send me emails'}: ${name}`} />
          </Form>
        ))}
      </div>
    ),
  });
}

export async function saveMailWish(ctx: RequestContext): Promise<Reply> {
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return showMyInvitations(ctx);
  await ctx.write((tx) => wishForMail(tx, ctx, { organisationId: parsed.value.organisation, isWanted: parsed.value.wish === 'yes' }));
  return savedAt('/my-invitations', 'kept');
}
