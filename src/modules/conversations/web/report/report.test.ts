import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { visitorOf, type Visitor } from '#test/forms';
import { sessionFor } from '#test/role-players';
import { openTestSite, type TestSite } from '#test/site';
import { conversationReportDocument, type ConversationReport, type ReportTheme } from '../../domain/report/conversation-report.ts';

const theme: ReportTheme = {
  id: '0190a000-0000-4000-8000-000000000001', title: 'Closer to home', statement: 'People want clinics nearby.', publishedOn: '2026-05-01', version: 2, quotes: ['The bus stops at noon.'],
  contributions: 31, codedInAll: 120, heardOnline: null, heardInPerson: null, agreement: 'Two people agreed.', saturation: 'Nothing new came.', notHeard: 'People who are homeless', codeNames: ['Travel'],
  sources: [{ title: 'A plan', judgement: 'It adds something', reason: 'Buses' }], objectives: [], answer: null,
};
const report: ConversationReport = {
  code: 'talk', title: 'Rural care', purpose: 'To hear about care.', organisationName: 'Vale and Riverside', isExample: true, on: '2026-06-01', themes: [theme],
  parts: [{ position: 1, title: 'People', question: 'What matters?', times: 'Ended.', isReadFirst: true, byRoute: [{ route: 'online', ideas: 10, comments: 3 }, { route: 'workshop', ideas: 9, comments: 0 }] }],
};
const wordsOf = (asked: ConversationReport) => JSON.stringify(conversationReportDocument(asked).blocks);

describe('the report of what was heard', () => {
  it('holds each theme with all of its limits, quotes and what answers it, and lists themes that nothing answers', () => {
    const words = wordsOf(report);
    for (const part of ['31 of 120', 'was not told when this was published', 'People who are homeless', 'Two people agreed.', 'Nothing new came.', 'Travel', 'The bus stops at noon.', 'It adds something', 'Themes that nothing answers yet', '"value":"22"', '"value":"9"']) assert.ok(words.includes(part), part);
    assert.ok(!wordsOf({ ...report, themes: [{ ...theme, objectives: [{ id: 'x', wording: 'A van' }] }] }).includes('Themes that nothing answers yet'));
    const answered = wordsOf({ ...report, themes: [{ ...theme, answer: { title: 'We are doing it', words: 'A van comes in June.', isDecided: true } }] });
    assert.ok(answered.includes('A van comes in June.') && !answered.includes('Themes that nothing answers yet'), 'an answer is an answer without an objective');
    assert.match(words, /A person read every text before it was shown/);
    assert.doesNotMatch(wordsOf({ ...report, parts: report.parts.map((part) => ({ ...part, isReadFirst: false })) }), /read every text before|read by a person and shown/, 'where words were shown first, that is said');
    assert.match(wordsOf({ ...report, themes: [] }), /No theme is published yet/);
  });

  describe('on the site', () => {
    let site: TestSite;
    let anybody: Visitor;
    let lead: Visitor;
    before(async () => {
      site = await openTestSite();
      anybody = await visitorOf(site, { cookie: '' });
      lead = await visitorOf(site, await sessionFor(site, 'Chief AHP'));
    });
    after(() => site.close());
    const ask = (visitor: Visitor, ending = '') => site.server.inject({ url: `/conversations/vale-rural-care/report${ending}`, headers: { cookie: visitor.cookies } });

    it('comes as a page, as PDF and as Word', async () => {
      assert.match((await ask(anybody)).body, /How we listened/);
      assert.ok((await ask(anybody, '.pdf')).rawPayload.subarray(0, 5).equals(Buffer.from('%PDF-')));
      assert.ok((await ask(anybody, '.docx')).rawPayload.subarray(0, 2).equals(Buffer.from('PK')));
    });

    it('is the public’s report whoever asks: no draft theme, no words that are not shown', async () => {
      const { rows } = await site.database.owner.query<{ words: string }>("select words from conversations.contribution where state in ('held', 'refused') and length(words) > 20");
      const { rows: drafts } = await site.database.owner.query<{ id: string }>("insert into conversations.theme (conversation_id, organisation_id, title, statement, made_at) select id, organisation_id, 'Quicksilver draft', 'Nobody may read this yet.', now() from conversations.conversation where code = 'vale-rural-care' returning id");
      assert.equal(drafts.length, 1);
      const read = (await ask(lead)).body;
      assert.doesNotMatch(read, /Quicksilver/);
      assert.deepEqual(rows.filter(({ words }) => read.includes(words)), []);
    });
  });
});
