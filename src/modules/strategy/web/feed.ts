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
  const entries = lines.slice(0, 50).map((line) => entryOf(line, { title: words(line), address }));
  return atomReply({ title, address, entries, since });
}

function entryOf({ happenedAt, name, reason, subject }: HistoryLine, { title, address }: { title: string; address: string }): AtomEntry {
  const id = createHash('sha256').update(JSON.stringify([subject, happenedAt, name, title, reason])).digest('hex').slice(0, 32);
  return { title, id: `${address}#${id}`, address, at: happenedAt, summary: reason ?? 'No reason was asked for' };
}

export interface AtomEntry {
  title: string;
  /** Never changes, and no two entries have the same. */
  id: string;
  address: string;
  at: Date;
  summary: string;
}

/** A feed whose own address is that of its page with `.atom`. Newest first. */
export function atomReply({ title, address, entries, since }: { title: string; address: string; entries: readonly AtomEntry[]; since: Date }): Reply {
  const own = `${address}.atom`;
  const drawn = entries.map((each) => `<entry><title>${xml(each.title)}</title><id>${xml(each.id)}</id><link href="${xml(each.address)}"/><updated>${each.at.toISOString()}</updated><summary>${xml(each.summary)}</summary></entry>`).join('');
  return file(`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB"><title>${xml(title)}</title><id>${xml(own)}</id><link rel="self" href="${xml(own)}"/><link href="${xml(address)}"/><updated>${(entries[0]?.at ?? since).toISOString()}</updated><author><name>Allied</name></author>${drawn}</feed>
`, 'application/atom+xml; charset=utf-8');
}

/** The same for readers that know only RSS 2.0 (https://www.rssboard.org/rss-specification), at `.rss`. */
export function rssReply({ title, address, entries, since }: { title: string; address: string; entries: readonly AtomEntry[]; since: Date }): Reply {
  const drawn = entries.map((each) => `<item><title>${xml(each.title)}</title><guid isPermaLink="false">${xml(each.id)}</guid><link>${xml(each.address)}</link><pubDate>${each.at.toUTCString()}</pubDate><description>${xml(each.summary)}</description></item>`).join('');
  return file(`<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>${xml(title)}</title><link>${xml(address)}</link><atom:link rel="self" type="application/rss+xml" href="${xml(address)}.rss"/><description>${xml(title)}</description><language>en-gb</language><lastBuildDate>${(entries[0]?.at ?? since).toUTCString()}</lastBuildDate>${drawn}</channel></rss>
`, 'application/rss+xml; charset=utf-8');
}

/** Text and attributes of XML 1.0, which has no place for most control characters. */
const xml = (text: string): string => text.toWellFormed().replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
