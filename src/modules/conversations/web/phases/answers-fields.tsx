import { z } from 'zod';
import type { RequestContext } from '#platform/http';
import { CheckboxesField, SelectField } from '#ui/forms';
import { statementKindTitle } from '../../domain/challenge/outcomes.ts';
import { statementsOf, type StatementLine } from '../../queries/challenge/statements.ts';
import { answeredThemes, type AnsweredTheme } from '../../queries/phases/theme-answers.ts';
import type { Place } from '../where.ts';

/** What an idea may answer. Whatever they hold, they stop nobody: what does not fit is left out when it is kept. */
export const answersFields = { themes: z.array(z.string().max(40)).max(40).default([]).catch([]), statement: z.string().max(40).default('').catch('') };

export interface Answerable {
  themes: readonly AnsweredTheme[];
  statements: readonly StatementLine[];
}

/** Themes for the workforce to answer, or statements to challenge; nothing in a phase that asks the first question. */
export async function whatCanBeAnswered(ctx: RequestContext, { conversation, phase }: Place): Promise<Answerable> {
  return ctx.read(async (tx) => ({
    themes: phase.kind === 'professionals' ? await answeredThemes(tx, conversation.id) : [],
    statements: phase.kind === 'challenge' ? await statementsOf(tx, phase.id) : [],
  }));
}

/** What the address asked for, as the form begins: one theme, or one statement. */
export const askedIn = ({ query }: Pick<RequestContext, 'query'>) => ({ ...(typeof query['theme'] === 'string' ? { themes: [query['theme']] } : {}), ...(typeof query['statement'] === 'string' ? { statement: query['statement'] } : {}) });

export const AnswersFields = ({ answerable: { themes, statements } }: { answerable: Answerable }) => (
  <>
    {themes.length > 0 && <CheckboxesField name="themes" legend="Which themes does it answer? (you can leave this out)" small items={themes.map(({ id, title }) => ({ value: id, text: title }))} />}
    {statements.length > 0 && <SelectField name="statement" label="What is it about?" items={[{ value: '', text: 'Something is missing altogether' }, ...statements.map(({ id, number, kind, words }) => ({ value: id, text: `${statementKindTitle[kind]} ${number}: ${words.slice(0, 70)}` }))]} />}
  </>
);
