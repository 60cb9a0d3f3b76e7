import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { publicViewer, type Viewer } from '#platform/http';
import { openResultWorld, type ResultWorld } from '#test/result-world';
import { limitSentences } from '../../domain/analysis/limit-sentences.ts';
import { themePage, themesOf } from '../../queries/analysis/themes.ts';
import { resultOf } from '../../queries/results/result.ts';
import { themesToDecide } from '../../queries/results/theme-replies.ts';
import { publishTheme } from '../analysis/publish-theme.ts';

/** What the requirements say of people who are not online (rows S5 and S113), as they say it. */
describe('what was heard in person', () => {
  let talk: ResultWorld;
  let lead: Viewer & { personId: string };
  let conversationId = '';
  let roundId = '';
  before(async () => {
    talk = await openResultWorld();
    lead = await talk.world.person('Chief AHP');
    conversationId = (await talk.ask<{ id: string }>('select conversation_id as id from conversations.phase where id = $1', [talk.phase.id]))[0]?.id ?? '';
    roundId = (await talk.ask<{ id: string }>("insert into conversations.coding_round (conversation_id, organisation_id, number, coder_count, begun_at, finished_at) values ($1, $2, 1, 1, now(), now()) returning id", [conversationId, talk.world.organisationId]))[0]?.id ?? '';
  });
  after(() => talk.close());

  /** A theme with a code of its own. */
  async function theme(title: string): Promise<{ themeId: string; codeId: string }> {
    const own = [conversationId, talk.world.organisationId];
    const [code] = await talk.ask<{ id: string }>('insert into conversations.code (conversation_id, organisation_id) values ($1, $2) returning id', own);
    await talk.ask("insert into conversations.code_version (code_id, version, organisation_id, name, definition, made_at) values ($1, 1, $2, $3, 'What it means', now())", [code?.id, talk.world.organisationId, title]);
    const [made] = await talk.ask<{ id: string }>("insert into conversations.theme (conversation_id, organisation_id, title, statement, made_at) values ($1, $2, $3, 'People say this.', now()) returning id", [...own, title]);
    await talk.ask('insert into conversations.theme_code values ($1, $2, $3)', [made?.id, code?.id, talk.world.organisationId]);
    return { themeId: made?.id ?? '', codeId: code?.id ?? '' };
  }

  async function say(codeId: string, count: number, route: string): Promise<{ id: string; item: number }[]> {
    const ideas = [];
    for (let n = 0; n < count; n += 1) ideas.push(await talk.shownIdea());
    const ids = ideas.map(({ id }) => id);
    await talk.ask('update conversations.contribution set route = $2 where id = any ($1)', [ids, route]);
    await talk.ask("insert into conversations.settled (contribution_id, round_id, organisation_id, sentiment, how) select unnest($1::uuid[]), $2, $3, 'neutral', 'coded by one'", [ids, roundId, talk.world.organisationId]);
    await talk.ask('insert into conversations.settled_code (contribution_id, code_id, organisation_id) select unnest($1::uuid[]), $2, $3', [ids, codeId, talk.world.organisationId]);
    return ideas;
  }

  const publish = (themeId: string) => talk.as(lead, (tx) => publishTheme(tx, { now: talk.now, viewer: lead }, { themeId, notHeard: 'Nobody under 18', revision: 1, replaces: 0 }));
  const ranking = async () => (await talk.as(publicViewer, (tx) => themesOf(tx, conversationId, { publishedOnly: true }))).map(({ title }) => title);

  it('of 12 workshop contributions stands on the theme’s page beside what was heard online, and moves the ranking of themes', async () => {
    const [clinics, buses] = [await theme('Clinics'), await theme('Buses')];
    await say(clinics.codeId, 10, 'online');
    await say(buses.codeId, 3, 'online');
    for (const { themeId } of [clinics, buses]) await publish(themeId);
    assert.deepEqual(await ranking(), ['Clinics', 'Buses']);
    await say(buses.codeId, 12, 'workshop');
    await publish(buses.themeId);
    assert.deepEqual(await ranking(), ['Buses', 'Clinics']);
    const { publication } = await talk.as(publicViewer, (tx) => themePage(tx, buses.themeId));
    assert.ok(publication);
    assert.ok(limitSentences(publication).some((sentence) => sentence.startsWith('Heard online: 3, heard in person: 12.')), limitSentences(publication).join('\n'));
  });

  it('of nine supporters in one workshop keeps their theme on the page where people decide, though 29 others are backed by more', async () => {
    const visitors = Array.from({ length: 10 }, () => talk.visitor());
    for (let n = 0; n < 29; n += 1) {
      const { themeId, codeId } = await theme(`Theme ${n}`);
      const [idea] = await say(codeId, 1, 'online');
      await Promise.all(visitors.map((visitor) => talk.vote(visitor, idea?.item ?? 0, 1)));
      await talk.ask("insert into conversations.theme_publication (theme_id, organisation_id, number, title, statement, code_names, contributions, coded_in_all, agreement, saturation, not_heard, published_at) select id, organisation_id, 1, title, statement, '{}', 1, 1, 'None', 'None', 'Nobody', now() from conversations.theme where id = $1", [themeId]);
    }
    const small = await theme('Raised at the market');
    const [idea] = await say(small.codeId, 1, 'workshop');
    await talk.room(9, [{ item: idea?.item ?? 0, up: 9, down: 0, pass: 0 }]);
    await publish(small.themeId);
    const ended = new Date('2026-05-10T00:00:00Z');
    await talk.end(ended);
    await talk.workOut(new Date(ended.getTime() + 7 * 86_400_000 + 300_000), 'in person told');
    const standing = await talk.as(publicViewer, async (tx) => themesToDecide(tx, { conversationId, resultId: (await resultOf(tx, talk.phase.id))?.id ?? '' }));
    const own = standing.find(({ title }) => title === 'Raised at the market');
    assert.deepEqual([standing.filter(({ supporters }) => supporters > (own?.supporters ?? 0)).length + 1, own?.supporters, own?.isRaisedInPerson], [30, 9, true]);
    assert.deepEqual(standing.filter(({ lessSupporters }) => lessSupporters > 0).map(({ title }) => title), ['Raised at the market'], 'first among groups heard less');
  });
});
