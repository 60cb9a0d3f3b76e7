import { sql } from 'kysely';
import type { Store } from '#platform/db';
import { isId } from '#platform/ids';
import { hashAuthorCode } from '../../domain/author-code.ts';

export interface WhatItAnswers {
  themeIds: readonly string[];
  statementId: string | null;
}

/**
 * The author says with their code what their words answer. What is no published theme of the conversation, or no statement of the
 * phase, is left out. It is a transaction of its own: words share theirs with nothing.
 */
export async function sayWhatItAnswers(store: Store, code: string, { themeIds, statementId }: WhatItAnswers): Promise<void> {
  const themes = themeIds.filter(isId);
  const statement = statementId && isId(statementId) ? statementId : null;
  if (themes.length === 0 && !statement) return;
  await store.unscoped((database) => sql`select conversations.say_what_it_answers(${hashAuthorCode(code)}, ${themes}::uuid[], ${statement})`.execute(database));
}
