import { isId, keyedHash } from '#platform/ids';
import type { Row, Rows } from './file.ts';

const uuids = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

/**
 * Replaces every id of a person, wherever it stands, by one that is always the same for this site and leads back to nobody
 * without the site's secret (a keyed hash in the shape of a UUID version 8, RFC 9562).
 */
export function withPseudonyms(tables: Rows, secret: string): Rows {
  const people = new Map([...personIds(tables)].map((id) => [id, pseudonym(id, secret)]));
  return JSON.parse(JSON.stringify(tables).replace(uuids, (id) => people.get(id.toLowerCase()) ?? id)) as Rows;
}

function pseudonym(id: string, secret: string): string {
  const hex = Buffer.from(keyedHash(secret, `exported person ${id}`), 'base64url').toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Ids in the rows of people, in columns that say who did something, and in facts that name a person. */
function personIds(tables: Rows): Set<string> {
  const found = new Set<string>();
  const look = (row: Row) => {
    for (const [name, value] of Object.entries(row)) {
      if (typeof value === 'object' && value !== null) look(value as Row);
      else if (isId(value) && /(_by|person_?id|person|owner_?id)$/i.test(name)) found.add(value.toLowerCase());
    }
  };
  for (const row of Object.values(tables).flat()) look(row);
  for (const { id } of tables['directory.person'] ?? []) found.add(String(id).toLowerCase());
  for (const { subject_kind: kind, subject_id: id } of tables['platform.event'] ?? []) if (kind === 'person' && isId(id)) found.add(id.toLowerCase());
  return found;
}
