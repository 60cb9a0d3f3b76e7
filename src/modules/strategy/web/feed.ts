import { createHash } from 'node:crypto';
import type { HistoryLine } from '#platform/events';
import { file, type Reply } from '#platform/http';

export interface Feed {
  title: string;
  /** The whole address of the page that says the same. */
  address: string;
  /** Newest first. */
  lines: readonly HistoryLine[];
  words(line: HistoryLine): string;
  /** What an empty feed is dated. */
  since: Date;
}

/** What happened to one thing, for whoever subscribes to it with a feed reader (Atom, RFC 4287): no account, and nobody learns who reads. */
export function feedReply({ title, address, lines, words, since }: Feed): Reply {
  const entries = lines.slice(0, 50).map((line) => entry({ line, title: words(line), address }));
  const own = `${address}.atom`;
  return file(`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB"><title>${xml(title)}</title><id>${xml(own)}</id><link rel="self" href="${xml(own)}"/><link href="${xml(address)}"/><updated>${(lines[0]?.happenedAt ?? since).toISOString()}</updated><author><name>Allied</name></author>${entries.join('')}</feed>
`, 'application/atom+xml; charset=utf-8');
}

function entry({ line: { happenedAt, name, reason, subject }, title, address }: { line: HistoryLine; title: string; address: string }): string {
  const id = createHash('sha256').update(JSON.stringify([subject, happenedAt, name, title, reason])).digest('hex').slice(0, 32);
  return `<entry><title>${xml(title)}</title><id>${xml(address)}#${id}</id><link href="${xml(address)}"/><updated>${happenedAt.toISOString()}</updated><summary>${xml(reason ?? 'No reason was asked for')}</summary></entry>`;
}

/** Text and attributes of XML 1.0, which has no place for most control characters. */
const xml = (text: string): string => text.toWellFormed().replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
