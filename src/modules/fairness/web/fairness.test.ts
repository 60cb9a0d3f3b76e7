import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { ask, tokenFor } from '#test/api';
import { visitorOf, type Visitor } from '#test/forms';
import { sessionFor } from '#test/role-players';
import { openTestSite, type TestSite } from '#test/site';
import { unzipped } from '#test/unzipped';
import { closeDocuments } from '#platform/documents';

const gap = '/fairness/gaps/vale-seen-six-weeks/vale-podiatry/rurality';

describe('a gap narrows and the page says so honestly', () => {
  let site: TestSite;
  let lead: Visitor;
  let stranger: Visitor;
  let organisationId = '';
  before(async () => {
    site = await openTestSite();
    site.setTime(new Date('2026-11-22T10:00:00Z'));
    const player = await sessionFor(site, 'service lead');
    organisationId = player.organisationId ?? '';
    lead = await visitorOf(site, player);
    stranger = await visitorOf(site, await sessionFor(site, 'service lead', 'hillmoor'));
  });
  after(async () => { closeDocuments(); await site.close(); });

  const text = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
  const read = async (url: string, visitor?: Visitor) => text((await site.server.inject({ url, ...(visitor ? { headers: { cookie: visitor.cookies } } : {}) })).body);
  const send = (url: string, fields: Record<string, string | string[]>, visitor = lead) => {
    const payload = new URLSearchParams([['_csrf', visitor.csrf], ...Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one]))]).toString();
    return site.server.inject({ method: 'POST', url, payload, headers: { cookie: visitor.cookies, 'content-type': 'application/x-www-form-urlencoded' } });
  };
  const sendFile = (url: string, fields: Record<string, string | string[]>, [field, content]: [string, string]) => {
    const parts = Object.entries({ _csrf: lead.csrf, ...fields }).flatMap(([name, value]) => [value].flat().map((one) => `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${one}\r\n`));
    const payload = `${parts.join('')}--b\r\ncontent-disposition: form-data; name="${field}"; filename="f.csv"\r\ncontent-type: text/csv\r\n\r\n${content}\r\n--b--\r\n`;
    return site.server.inject({ method: 'POST', url, payload, headers: { cookie: lead.cookies, 'content-type': 'multipart/form-data; boundary=b' } });
  };
  const rows = async <Row extends Record<string, unknown>>(query: string) => (await site.database.owner.query<Row>(query)).rows;
  // Not assert.match: a whole page in a failure hides what failed.
  const says = (words: string, what: RegExp) => assert.ok(what.test(words), `The page does not say ${what.source}`);
  const day = (name: string, [year, month, date]: [string, string, string]) => ({ [`${name}-year`]: year, [`${name}-month`]: month, [`${name}-day`]: date });

  it('tells the worked example out of stored records: narrowed, and a gap that is left can neither be ruled in nor out', async () => {
    const words = await read(gap);
    says(words, /205 of 300, 68\.3%.*653 of 900, 72\.6%/);
    says(words, /The gap is 4\.2 points \(95% interval −1\.6 to 10\.4\)\. Chance alone may explain it/);
    says(words, /The gap has narrowed\. It was 20\.6 points \(95% interval 14\.2 to 26\.9\) in Oct to Dec 2025/);
    says(words, /narrowed by 16\.3 points \(95% interval 7\.6 to 25\.1\)\. A remaining gap cannot be ruled in or out/);
    says(words, /about 13 more people of this group \(95% interval −5 to 31\)/);
    says(words, /For 3\.2% of the people shown here the group is not known/);
    says(words, /index of 2025, areas of 2021/);
    assert.doesNotMatch(words, /\bclosed\b/i);
  });

  it('does not call a change narrowing that chance may explain', async () => {
    says(await read(`${gap}?before=2026-04-01`), /We cannot tell whether it narrowed\..*The group is behind by 4\.\d points less \(95% interval −\d.*which chance alone may explain/);
  });

  it('says of a gap that grew within chance that it grew, not that it may have narrowed by less than nothing', async () => {
    const words = await read('/fairness/gaps/vale-first-visit-missed/vale-podiatry/disability+sex');
    says(words, /We cannot tell whether it widened\. It was 9\.6 points .* and is 12\.3 points/);
    says(words, /The group is behind by 2\.7 points more \(95% interval −6\.6 to 12\.0\), which chance alone may explain/);
    assert.doesNotMatch(words, /−2\.7 points/);
  });

  it('shows a group of too few people in words, works out no gap for it, and says so', async () => {
    const url = '/fairness/gaps/vale-goals-met/vale-podiatry/ethnicity';
    const words = await read(url);
    says(words, /White, Gypsy or Irish Traveller Too few people to show safely/);
    says(words, /groups cannot be shown safely; no gap is worked out for them, and the others together leave them out/);
    const csv = (await site.server.inject(`${url}/figures.csv`)).body.split('\r\n').filter((line) => line.includes('Irish Traveller'));
    assert.ok(csv.length === 1 && csv.every((line) => line.endsWith('Irish Traveller",no,Too few people to show safely,,,,,,,,,,,,,,,')), csv[0]);
  });

  it('gives both drawings as files of the groups and times that the page shows', async () => {
    const html = (await site.server.inject(`${gap}?now=2026-04-01`)).body;
    const hrefs = [...html.matchAll(/href="([^"]*\/(?:groups|trend)\.svg[^"]*)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));
    const [groups, trend] = await Promise.all(hrefs.map(async (url) => text((await site.server.inject(url)).body)));
    says(groups ?? '', /each group in Apr to June? 2026.*Source: Example: these figures are made up/);
    says(trend ?? '', /behind the others together, over time/);
    assert.equal((await site.server.inject('/fairness/gaps/vale-seen-six-weeks/none/rurality/groups.svg')).statusCode, 404);
  });

  it('gives the same gaps to programs, page after page, and as a document; what is not shown has no number in either', async () => {
    const token = await tokenFor(site, ['figures:read']);
    const one = (await ask(site, '/gaps/vale-seen-six-weeks/vale-podiatry/rurality', { token })).body as Record<string, unknown> & { groups: Record<string, unknown>[]; change: { verdict: string; by: { value: number } } };
    const rural = one.groups.find(({ code }) => code === 'rural') as { numerator: number; gap: { points: { value: number }; mayBeChance: boolean } };
    assert.deepEqual([rural.numerator, Math.round(rural.gap.points.value * 10) / 10, rural.gap.mayBeChance, one.change.verdict, one['openActions']], [205, 4.2, true, 'narrowed', 1]);
    const ethnicity = (await ask(site, '/gaps/vale-goals-met/vale-podiatry/ethnicity', { token })).body as { groups: Record<string, unknown>[] };
    assert.ok(ethnicity.groups.some(({ tooFew, numerator, denominator, rate, gap: none }) => tooFew === true && numerator === null && denominator === null && rate === null && none === null));
    const found: string[] = [];
    for (let cursor = ''; ;) {
      const { body } = await ask(site, `/gaps?limit=2${cursor}`, { token });
      found.push(...(body['items'] as Record<string, string>[]).map(({ measure, unit, split, profession }) => [measure, unit, split, profession].join(' ')));
      if (body['next'] === null) break;
      cursor = `&cursor=${body['next'] as string}`;
    }
    const listed = (await site.server.inject('/fairness')).body.match(/href="\/fairness\/gaps\/[^"]+"/g) ?? [];
    assert.deepEqual([found.length, new Set(found).size], [listed.length, listed.length]);
    assert.equal((await ask(site, '/gaps', { token: await tokenFor(site, ['strategies:read']) })).status, 403);
    const [pdf, word] = await Promise.all(['pdf', 'docx'].map((ending) => site.server.inject(`${gap}/report.${ending}`)));
    assert.deepEqual([pdf?.statusCode, pdf?.headers['content-type'], pdf?.body.slice(0, 5)], [200, 'application/pdf', '%PDF-']);
    const words = text(unzipped(word?.rawPayload ?? Buffer.alloc(0), 'word/document.xml'));
    says(words, /An example: these figures are made up/);
    says(words, /The gap has narrowed\. It was 20\.6 points/);
    says(words, /205 of 300.*What is done about it/);
    assert.doesNotMatch(words, /\bclosed\b/);
    const hidden = text(unzipped((await site.server.inject('/fairness/gaps/vale-goals-met/vale-podiatry/ethnicity/report.docx')).rawPayload, 'word/document.xml'));
    says(hidden, /Gypsy or Irish Traveller Too few people to show safely/);
  });

  it('draws a slope through fifths, sets pairs side by side, and names a gap without an action', async () => {
    says(await read('/fairness/gaps/vale-first-visit-missed/vale-podiatry/deprivation-fifth'), /Slope index of inequality −\d+\.\d points \(95% interval .*Relative index of inequality 0\.\d\d/);
    says(await read('/fairness/gaps/vale-first-visit-missed/vale-podiatry/disability+sex'), /Disabled people Sex Women and girls How many of how many 44 of 180/);
    says(await read('/fairness'), /by rural areas and towns: Podiatry.*1 open action/);
    says(await read('/fairness'), /by fifth of areas by deprivation: Podiatry.*A gap without an action/);
  });

  it('records what is done about it: its lead may, another organisation may not; everybody who sees the figures sees it, and how it ended', async () => {
    const fields = { groupCode: '1', kind: 'targeted', what: 'A clinic in the market hall', expectedEffect: 'Half of the gap in a year', ownerRole: 'Head of podiatry', objectiveId: '', ...day('dueOn', ['2027', '1', '31']) };
    const url = '/fairness/gaps/vale-first-visit-missed/vale-podiatry/deprivation-fifth';
    assert.equal((await send(`${url}/actions`, fields, stranger)).statusCode, 403);
    assert.equal((await send(`${url}/actions`, { ...fields, kind: '', groupCode: '9' })).statusCode, 422);
    assert.equal((await send(`${url}/actions`, fields)).statusCode, 303);
    says(await read(url), /A clinic in the market hall Example For this group in particular, for: Most deprived fifth of areas\. Expected: Half of the gap in a year Head of podiatry, due on 31 January 2027/);
    const [action] = await rows<{ id: string }>("select id from fairness.inequality_action where what = 'A clinic in the market hall'");
    assert.equal((await send(`/fairness/actions/${action?.id}/ending`, { outcome: 'stopped', outcomeWords: 'Nobody came on market days' })).statusCode, 303);
    says(text((await send(`/fairness/actions/${action?.id}/ending`, { outcome: 'done', outcomeWords: 'Nobody came on market days' })).body), /This action has ended already/);
    says(await read(url), /stopped on 22 November 2026: Nobody came on market days/);
    await rows("update quality.series set audience = 'own' where split = 'deprivation-fifth'");
    assert.equal((await site.server.inject(url)).statusCode, 404);
    assert.doesNotMatch(await read('/fairness', stranger), /fifth of areas by deprivation/);
    says(await read('/fairness', lead), /fifth of areas by deprivation/);
  });

  it('counts actions by kind, each with how its gap changed since it began; one that has just begun says so', async () => {
    const words = await read('/fairness/actions');
    says(words, /Better access to usual care Going on 1 Done 0 Stopped 0/);
    says(words, /Clinic days in village halls.*Began on 12 January 2026.*[^.]*rural[^.]*: the gap has narrowed\. It was 20\.6 points .* in Oct to Dec 2025 and is 4\.2 points .* in Jul to Sept? 2026.*narrowed by 16\.3 points \(95% interval 7\.6 to 25\.1\)/);
    says(await read('/fairness/actions', lead), /A clinic in the market hall.*stopped on 22 November 2026.*No whole quarter has figures since it began/);
    assert.doesNotMatch(words, /market hall/, 'its figures are for its own organisation');
  });

  it('adds a characteristic by form, and the next file may name it', async () => {
    assert.equal((await send('/fairness/characteristics', { organisationId, name: 'First language', groups: 'English\nWelsh\nAnother language' })).statusCode, 303);
    assert.equal((await send('/fairness/characteristics', { organisationId, name: 'first language', groups: 'English\nWelsh' })).statusCode, 422, 'there is one already');
    assert.equal((await send('/fairness/groups', { organisationId, characteristic: 'inclusion-health', groupName: 'People living on boats' })).statusCode, 303);
    const file = 'Month,Team,Measure,Characteristic,Group,Numerator,Denominator\n2026-07,Podiatry,vale-seen-six-weeks,First language,Welsh,40,60\n2026-07,Podiatry,vale-seen-six-weeks,Groups who are often left out,people living on boats,9,20\n2026-07,Podiatry,vale-seen-six-weeks,First language,Cornish,9,20\n';
    const href = String((await sendFile('/quality/imports', { organisationId }, ['file', file])).headers.location);
    const words = await read(href, lead);
    says(words, /2 figures can be loaded/);
    says(words, /We do not know the group “Cornish” of First language\. Use one of: English; Welsh; Another language; Not known/);
  });

  it('sorts counts by area with an imported lookup: what it does not name is not known, and a PLUS group counts from its day on', async () => {
    const lookup = { organisationId, name: 'Small areas for a test', areaKind: 'lsoa', indexYear: '2025', areasYear: '2021', source: 'Made up for a test' };
    assert.equal((await sendFile('/fairness/areas/lookups', lookup, ['lookupFile', 'LSOA,Fifth,Rural or urban\nE1,1,Urban\nE2,7,Rural\n'])).statusCode, 422);
    assert.equal((await sendFile('/fairness/areas/lookups', lookup, ['lookupFile', 'LSOA,Fifth,Rural or urban\nE01,1,Urban\nE02,4,Rural\nE03,,Urban\n'])).statusCode, 303);
    const [{ id: lookupId } = { id: '' }] = await rows<{ id: string }>("select id from fairness.area_lookup where name = 'Small areas for a test'");
    const chosen = { organisationId, group: 'disability+disabled', reason: 'Told by partners', isPlus: 'yes' };
    assert.equal((await send('/fairness/priority-groups', { ...chosen, ...day('validFrom', ['2026', '11', '1']) })).statusCode, 422, 'a day that is over');
    assert.equal((await send('/fairness/priority-groups', { ...chosen, ...day('validFrom', ['2026', '11', '22']) })).statusCode, 303);
    const counts = 'Area,Period,Characteristic,Group,Numerator,Denominator\nE01,2026-10,,,30,50\ne 02,2026-10,Disability,Disabled people,20,40\nE03,2026-10,,,5,10\nE99,2026-10,,,6,10\nE02,2026-12,Disability,Disabled people,20,40\n';
    const fields = { organisationId, lookupId, measureCode: 'not-attended', unitCode: 'vale-podiatry', period: '', splits: ['core20', 'core20-plus', 'rurality'] };
    const answer = await sendFile('/fairness/areas/counts', fields, ['countsFile', counts]);
    assert.equal(answer.statusCode, 303, text(answer.body));
    const id = /imports\/([0-9a-f-]+)/.exec(String(answer.headers.location))?.[1];
    const [{ rows: sorted } = { rows: [] }] = await rows<{ rows: { values: string[] }[] }>(`select rows from quality.import where id = '${id}'`);
    const of = (split: string) => sorted.filter(({ values }) => values[4] === split).map(({ values: [period, , , , , group, top, bottom] }) => [period, group, top, bottom].join(' '));
    assert.deepEqual(of('core20'), ['2026-10 core20 30 50', '2026-10 others 20 40', '2026-10 not-known 11 20', '2026-12 others 20 40']);
    assert.deepEqual(of('rurality'), ['2026-10 urban 35 60', '2026-10 rural 20 40', '2026-10 not-known 6 10', '2026-12 rural 20 40']);
    assert.deepEqual(of('core20-plus').at(-1), '2026-12 plus 20 40');
    assert.ok(of('core20-plus').includes('2026-10 plus 20 40'), 'rural is a PLUS group of the example since 2025');
    says(await read(`/quality/imports/${id}`, lead), /9 figures can be loaded/);
  });

  it('names groups that are looked at first in each conversation until somebody plans for them; nobody else is told', async () => {
    const { rows: [open] } = await site.database.owner.query<{ code: string; phase: string }>("select c.code, p.id as phase from conversations.conversation c join conversations.phase p on p.conversation_id = c.id join directory.organisation o on o.id = c.organisation_id where o.code = 'vale-and-riverside' and p.closed_at is null order by c.code, p.id limit 1");
    const organiser = await visitorOf(site, await sessionFor(site, 'Chief AHP'));
    const url = `/conversations/${open?.code}/who-to-hear`;
    const before = await read(url, organiser);
    says(before, /looks at these groups first.*People in rural areas Not planned yet Why: In the conversation on care in the vale.*Travelling communities Not planned yet/);
    const prefilled = (await site.server.inject({ url: `${url}?group=Travelling+communities`, headers: { cookie: organiser.cookies } })).body;
    assert.match(prefilled, /name="name"[^>]*value="Travelling communities"/);
    assert.equal((await send(url, { name: 'Travelling communities', plan: 'A worker whom they know asks them', partner: '', answer: 'ethnic-group traveller' }, organiser)).statusCode, 303);
    const after = await read(url, organiser);
    says(after, /People in rural areas Not planned yet/);
    assert.doesNotMatch(after, /Travelling communities Not planned yet/);
    says(await read(`/phases/${open?.phase}/invitations`, organiser), /Travelling communities Not planned yet.*Plan for this group/);
    const other = await visitorOf(site, await sessionFor(site, 'Chief AHP', 'hillmoor'));
    assert.equal((await site.server.inject({ url, headers: { cookie: other.cookies } })).statusCode, 403);
  });

  it('holds one review for a quarter; a quarter that is over and has none is overdue; nobody else reads it', async () => {
    says(await read('/fairness/reviews', lead), /Jul to Sept 2026 : Overdue.*Oct to Dec 2026 : Not held yet/);
    const fields = { organisationId, quarter: '2026-07-01', gaps: 'Waits in the villages', heard: 'The bus does not wait', decisions: 'Go on', actions: 'Four more clinics', ...day('heldOn', ['2026', '11', '20']) };
    assert.equal((await send('/fairness/reviews', fields)).statusCode, 303);
    says(text((await send('/fairness/reviews', fields)).body), /There is a review of this quarter already/);
    says(await read('/fairness/reviews', lead), /Jul to Sept 2026 : Held on 20 November 2026/);
    assert.doesNotMatch(await read('/fairness/reviews', stranger), /The bus does not wait/);
  });
});
