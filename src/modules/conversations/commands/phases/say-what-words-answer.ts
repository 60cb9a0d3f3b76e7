import type { Tx } from '#platform/db';
import { NotFound } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { isId } from '#platform/ids';
import { authorise, type Acting } from '../../data/acting.ts';

/** Somebody who keeps codes says which published themes shown words of another part answer. Replaces what was said before. */
export async function sayWhatWordsAnswer(tx: Tx, acting: Acting, { phaseId, contributionId, themeIds }: { phaseId: string; contributionId: string; themeIds: readonly string[] }): Promise<void> {
  const words = isId(contributionId)
    ? await tx.selectFrom('conversations.contribution as c').innerJoin('conversations.phase as p', 'p.id', 'c.phase_id').select(['c.id', 'c.organisation_id', 'p.conversation_id']).where('c.id', '=', contributionId).where('c.phase_id', '=', phaseId).where('c.kind', '=', 'idea').where('c.state', '=', 'shown').executeTakeFirst()
    : undefined;
  if (!words) throw new NotFound('These words are not shown any more.');
  authorise(acting, 'keep codes', words.organisation_id);
  const asked = themeIds.filter(isId);
  const themes = asked.length === 0 ? [] : await tx.selectFrom('conversations.theme as t').innerJoin('conversations.theme_publication as x', (join) => join.onRef('x.theme_id', '=', 't.id').on('x.replaced_at', 'is', null)).select('t.id').where('t.conversation_id', '=', words.conversation_id).where('t.id', 'in', asked).execute();
  await tx.deleteFrom('conversations.theme_answer').where('contribution_id', '=', words.id).execute();
  if (themes.length > 0) await tx.insertInto('conversations.theme_answer').values(themes.map(({ id }) => ({ contribution_id: words.id, theme_id: id, organisation_id: words.organisation_id }))).execute();
  await recordEvent(tx, acting, { room: 'conversations', name: 'words joined to the themes they answer', organisationId: words.organisation_id, subject: { kind: 'contribution', id: words.id } });
}
