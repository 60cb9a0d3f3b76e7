import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import type { HeardFound } from '#platform/http';

interface Row {
  kind: 'conversation' | 'theme' | 'idea' | 'comment';
  id: string;
  title: string;
  heardIn: string;
  code: string;
  position: number | null;
  ideaId: string | null;
  isExample: boolean;
  total: number;
}

/** Conversations, published themes and shown words that hold these words: what everyone may read, the best first. */
export async function searchHeard(tx: Tx, query: string, { limit, offset }: { limit: number; offset: number }): Promise<HeardFound> {
  const { rows } = await sql<Row>`select f.kind, f.id, f.total, coalesce(w.shown_words, w.words, p.title, c.title) as title, v.title as "heardIn", v.code, h.position, coalesce(w.parent_id, w.id) as "ideaId", v.is_example as "isExample"
    from conversations.search_shown(${query}, ${limit}, ${offset}) with ordinality as f (kind, id, total, place)
    left join conversations.contribution w on f.kind in ('idea', 'comment') and w.id = f.id and w.state = 'shown' left join conversations.phase h on h.id = w.phase_id
    left join conversations.theme_publication p on f.kind = 'theme' and p.theme_id = f.id and p.replaced_at is null left join conversations.theme t on t.id = p.theme_id
    left join conversations.conversation c on f.kind = 'conversation' and c.id = f.id
    join conversations.conversation v on v.id = coalesce(c.id, t.conversation_id, h.conversation_id) order by f.place`.execute(tx);
  return { lines: rows.map(lineOf), total: rows[0]?.total ?? 0 };
}

const MOST_LETTERS = 160;

function lineOf({ kind, id, title, heardIn, code, position, ideaId, isExample }: Row): HeardFound['lines'][number] {
  const shown = title.length > MOST_LETTERS ? `${title.slice(0, MOST_LETTERS).trimEnd()}…` : title;
  if (kind === 'conversation') return { href: `/conversations/${code}`, title: shown, about: 'A conversation', isExample };
  if (kind === 'theme') return { href: `/themes/${id}`, title: shown, about: `A theme of the conversation “${heardIn}”`, isExample };
  return { href: `/conversations/${code}/${position}/ideas/${ideaId}`, title: shown, about: `${kind === 'idea' ? 'An idea' : 'A comment'} in the conversation “${heardIn}”`, isExample };
}
