import { sql } from 'kysely';
import { among, type Searchable } from '#platform/search';

/** What everyone may read: conversations that are announced, published themes, ideas and comments that are shown. */
export const searchables: readonly Searchable[] = [
  {
    kind: 'conversations', title: 'Conversations', subjectKind: 'conversation',
    select: (only) => sql`select c.id::text as item_id, c.id::text as subject_id, 'public' as reader, c.is_example, '/conversations/' || c.code as href, c.title, 'Conversation' as about, c.purpose as body, 8 as standing
      from conversations.conversation c where exists (select from conversations.phase p where p.conversation_id = c.id and p.announced_at is not null) and ${among('c.id', only)}`,
  },
  {
    kind: 'themes', title: 'Themes of what people said', subjectKind: 'theme',
    select: (only) => sql`select p.theme_id::text as item_id, p.theme_id::text as subject_id, 'public' as reader, c.is_example, '/themes/' || p.theme_id as href, p.title, 'Theme of the conversation “' || c.title || '”' as about, concat_ws(' ', p.statement, a.words, a.evidence) as body, 7 as standing
      from conversations.theme_publication p join conversations.theme t on t.id = p.theme_id join conversations.conversation c on c.id = t.conversation_id
        left join conversations.theme_reply a on a.theme_id = t.id and a.replaced_on is null where p.replaced_at is null and ${among('p.theme_id', only)}`,
  },
  {
    kind: 'heard', title: 'What people said', subjectKind: 'contribution',
    select: (only) => sql`select w.id::text as item_id, coalesce(w.parent_id, w.id)::text as subject_id, 'public' as reader, c.is_example, '/conversations/' || c.code || '/' || h.position || '/ideas/' || coalesce(w.parent_id, w.id) as href,
      left(coalesce(w.shown_words, w.words), 160) || case when length(coalesce(w.shown_words, w.words)) > 160 then '…' else '' end as title,
      case w.kind when 'idea' then 'An idea' else 'A comment' end || ' in the conversation “' || c.title || '”' as about,
      case when length(coalesce(w.shown_words, w.words)) > 160 then coalesce(w.shown_words, w.words) else '' end as body, 1 as standing
      from conversations.contribution w join conversations.phase h on h.id = w.phase_id and h.announced_at is not null join conversations.conversation c on c.id = h.conversation_id
      where w.state = 'shown' and w.kind in ('idea', 'comment') and (w.parent_id is null or exists (select from conversations.contribution i where i.id = w.parent_id and i.state = 'shown'))
        and (${among('w.id', only)} or ${among('w.parent_id', only)})`,
  },
];
