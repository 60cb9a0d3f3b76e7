import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { HistoryLine } from '#platform/events';
import { feedReply } from './feed.ts';

const line = (name: string, reason: string | null, at: string): HistoryLine => ({ name, reason, happenedAt: new Date(at), room: 'strategy', actor: 'person', facts: {}, subject: { kind: 'strategy', id: 'x' } });
const bodyOf = (lines: HistoryLine[]) => {
  const reply = feedReply({ title: 'History of A & B', address: 'https://allied.example/strategies/ab/history', lines, words: ({ name }) => name, since: new Date('2026-01-01T00:00:00Z') });
  assert.ok(reply.kind === 'file' && typeof reply.body === 'string');
  return reply.body;
};

it('is a feed whose entries have a lasting name each, whatever the words hold', () => {
  const lines = [line('state changed', 'Tea\u0007 < coffee & "more"\ud800', '2026-05-02T10:00:00Z'), line('strategy loaded', null, '2026-05-01T10:00:00Z')];
  const body = bodyOf(lines);
  assert.match(body, /<title>History of A &amp; B<\/title>.*<updated>2026-05-02T10:00:00\.000Z<\/updated><author>/);
  assert.match(body, /<summary>Tea &lt; coffee &amp; &quot;more&quot;\uFFFD<\/summary>/);
  const ids = (text: string) => [...text.matchAll(/<entry>.*?<id>(.*?)<\/id>/g)].map(([, id]) => id);
  assert.equal(new Set(ids(body)).size, 2);
  assert.deepEqual(ids(bodyOf([line('new', 'Later', '2026-06-01T10:00:00Z'), ...lines])).slice(1), ids(body), 'a reader knows again what it has seen');
  assert.match(bodyOf([]), /<updated>2026-01-01T00:00:00\.000Z<\/updated>/);
});
