import { may } from '#platform/access';
import { Forbidden, NotFound } from '#platform/errors';
import { recordEvent } from '#platform/events';
import type { RequestContext } from '#platform/http';
import { hashToken, newToken } from '#platform/ids';
import type { TokenScope } from '../domain/token-scopes.ts';
import { sentences } from '../permissions.ts';

export interface TokenEntry {
  organisationId: string;
  name: string;
  scopes: readonly TokenScope[];
  lifeDays: number;
}

/** Makes a token for a program and answers its secret, which is shown once: only its hash is kept. */
export async function makeToken(ctx: RequestContext, { organisationId, name, scopes, lifeDays }: TokenEntry): Promise<string> {
  if (!may(sentences, ctx.viewer, 'make tokens', organisationId)) throw new Forbidden();
  const secret = `allied_${newToken()}`;
  await ctx.write(async (tx) => {
    const { id } = await tx.insertInto('directory.api_token').values({
      organisation_id: organisationId, name, scopes: [...scopes], token_hash: hashToken(secret), made_by: ctx.viewer.personId, made_at: ctx.now,
      expires_at: new Date(ctx.now.getTime() + lifeDays * 86_400_000),
    }).returning('id').executeTakeFirstOrThrow();
    await recordEvent(tx, ctx, { room: 'directory', name: 'token made', organisationId, subject: { kind: 'token', id }, facts: { scopes, lifeDays } });
  });
  return secret;
}

/** Ends a token at once. */
export async function endToken(ctx: RequestContext, tokenId: string): Promise<string> {
  return ctx.write(async (tx) => {
    const token = await tx.selectFrom('directory.api_token').select(['organisation_id', 'ended_at']).where('id', '=', tokenId).forUpdate().executeTakeFirst();
    if (!token) throw new NotFound();
    if (!may(sentences, ctx.viewer, 'make tokens', token.organisation_id)) throw new Forbidden();
    if (token.ended_at) throw new NotFound('This token has ended already.');
    await tx.updateTable('directory.api_token').set({ ended_at: ctx.now }).where('id', '=', tokenId).execute();
    await recordEvent(tx, ctx, { room: 'directory', name: 'token ended', organisationId: token.organisation_id, subject: { kind: 'token', id: tokenId } });
    return token.organisation_id;
  });
}
