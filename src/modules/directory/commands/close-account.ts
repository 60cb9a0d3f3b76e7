import { sql } from 'kysely';
import { may } from '#platform/access';
import { Conflict, Forbidden } from '#platform/errors';
import { recordEvent } from '#platform/events';
import type { RequestContext } from '#platform/http';
import { sentences } from '../permissions.ts';

interface Whose {
  personId: string;
  /** The organisation that acts; null when people act on their own account. */
  organisationId: string | null;
}

/** Closes an account: every session ends and nobody can sign in to it until it is opened again. Nothing is deleted. */
export const closeAccount = (ctx: RequestContext, whose: Whose): Promise<void> => act(ctx, whose, 'account closed');

/** Opens a closed account again. */
export const reopenAccount = (ctx: RequestContext, whose: Whose): Promise<void> => act(ctx, whose, 'account opened again');

/**
 * Takes out everything that says who a person is: name, addresses, passkeys, outside identities, sessions, letters. Their
 * memberships stay, ended, so that every count of an earlier day stays true.
 */
export const erasePerson = (ctx: RequestContext, whose: Whose): Promise<void> => act(ctx, whose, 'person erased');

type Act = 'account closed' | 'account opened again' | 'person erased';

async function act(ctx: RequestContext, { personId, organisationId }: Whose, name: Act): Promise<void> {
  const isOwn = personId === ctx.viewer.personId;
  if (!isOwn && !(organisationId && may(sentences, ctx.viewer, 'close an account', organisationId))) throw new Forbidden();
  await ctx.write(async (tx) => {
    await recordEvent(tx, ctx, { room: 'directory', name, organisationId: isOwn ? null : organisationId, subject: { kind: 'person', id: personId } });
    const { rows } = await {
      'account closed': sql<{ done: boolean }>`select directory.close_account(${personId}, ${organisationId}, ${ctx.now}) as done`,
      'account opened again': sql<{ done: boolean }>`select directory.reopen_account(${personId}, ${organisationId}, ${ctx.now}) as done`,
      'person erased': sql<{ done: boolean }>`select directory.erase_person(${personId}, ${organisationId}, ${ctx.now}) as done`,
    }[name].execute(tx);
    // The database refuses an organisation that is not theirs, or not their only one; the event above goes with the refusal.
    if (!rows[0]?.done) throw new Conflict('This cannot be done here. The person may belong to another organisation too, or it was done already.');
  });
}
