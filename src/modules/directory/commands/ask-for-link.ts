import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import type { RequestContext } from '#platform/http';
import { hashToken, newToken } from '#platform/ids';
import { queueMail } from '#platform/mail';

/** So many links one address gets in the time that one lives (directory.make_sign_in_link). */
export const LINKS_AT_ONCE = 5;

/** A link works for fifteen minutes and once. */
export const LINK_MINUTES = 15;

/**
 * Sends a link to any address, known or not, by the same steps and in the same time: the answer says nothing about who
 * has an account. Beyond five links to one address in the
 * time that one lives, no letter goes and the answer is false: that, too, is the same for every address.
 */
export async function askForSignInLink(ctx: RequestContext, { address, goTo }: { address: string; goTo: string }): Promise<boolean> {
  return ctx.write(async (tx) => {
    const token = await makeLink(tx, ctx, { address, goTo, provesFor: null });
    if (!token) return false;
    const link = `${ctx.config.baseUrl}/sign-in/link?token=${token}`;
    await queueMail(tx, {
      to: address, subject: 'Your link to sign in to Allied', purpose: 'sign-in link',
      body: `Open this link to sign in to Allied:\n\n${link}\n\nIt works once, within ${LINK_MINUTES} minutes. If you did not ask for it, you need do nothing: nobody can sign in without it.\n`,
    }, ctx.now);
    return true;
  });
}

/** Sends a link that adds a further address to the viewer's own account. Answers false where no letter goes, as above. */
export async function askToAddAddress(ctx: RequestContext, address: string): Promise<boolean> {
  return ctx.write(async (tx) => {
    const token = await makeLink(tx, ctx, { address, goTo: '/account', provesFor: ctx.viewer.personId });
    if (!token) return false;
    const link = `${ctx.config.baseUrl}/sign-in/link?token=${token}`;
    await queueMail(tx, {
      to: address, subject: 'Add this address to your Allied account', purpose: 'address link',
      body: `Open this link to add this email address to your Allied account:\n\n${link}\n\nIt works once, within ${LINK_MINUTES} minutes. If you did not ask for it, you need do nothing.\n`,
    }, ctx.now);
    return true;
  });
}

async function makeLink(tx: Tx, { now }: RequestContext, link: { address: string; goTo: string; provesFor: string | null }): Promise<string | null> {
  const token = newToken();
  const until = new Date(now.getTime() + LINK_MINUTES * 60_000);
  const { rows } = await sql<{ made: boolean }>`
    select directory.make_sign_in_link(${hashToken(token)}, ${link.address}, ${link.goTo}, ${link.provesFor}, ${now}, ${until}) as made`.execute(tx);
  return rows[0]?.made ? token : null;
}
