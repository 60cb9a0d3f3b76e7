import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { shapeOf, visitorOf, type Visitor } from '#test/forms';
import { sessionFor } from '#test/role-players';
import { openTestSite, type TestSite } from '#test/site';
import { remindOwners } from '../../src/modules/strategy/commands/remind-owners.ts';
import { allRoutes } from '../../src/app/web.ts';

/** Forms with room for text and without the check, each with its reason. */
const reviewed: Readonly<Record<string, string>> = {
  '/help/reports': 'The public’s own words are never advised on.',
  '/glossary/term/:code/reports': 'The public’s own words are never advised on.',
  '/conversations/:code/:position/ideas': 'The public’s own words are never advised on.',
  '/strategies/:code/comments': 'The public’s own words are never advised on.',
  '/glossary/term/:code/entry': 'Staff type in somebody’s own words as they are.',
  '/strategies/:code/comments/entry': 'Staff type in somebody’s own words as they are.',
  '/conversations/:code/:position/young': 'The public’s own words are never advised on.',
  '/words/:id/translations': 'Staff write down what somebody’s words say, as they say it.',
  '/workshops/:id/words': 'Staff type in what people said as they said it.',
  '/workshops/:id/comments': 'Staff type in what people said as they said it.',
  '/conversations/:code/:position/entry/words': 'Staff type in somebody’s own words as they are.',
  '/organisations/:code/what-matters': 'The public’s own words are never advised on.',
  '/organisations/:code/what-matters/entry': 'Staff type in somebody’s own words as they are.',
  '/quality/objectives/:id/co-evaluation/answer': 'The public’s own words are never advised on.',
  '/quality/objectives/:id/co-evaluation/entry': 'Staff type in somebody’s own words as they are.',
  '/improvement/questions': 'The public’s own words are never advised on.',
  '/improvement/barriers': 'The public’s own words are never advised on.',
  '/thanks': 'The public’s own words are never advised on.',
  '/awards/:id/nominations': 'The public’s own words are never advised on.',
  '/events/:id/sign-ups': 'The public’s own words are never advised on.',
  '/events/:id/entry': 'Staff type in somebody’s own words as they are.',
  '/strategies/import': 'A file, checked by its own rules.',
};

interface StaffForm {
  page: string;
  action: string;
  shape: string;
  inside: string;
  visitor: Visitor;
}

/** Every form with a text area that anyone can reach, from the example of every route. */
describe('the check of words', () => {
  let site: TestSite;
  let forms: StaffForm[];
  before(async () => {
    site = await openTestSite();
    site.setTime(LOOKED_AT);
    const pages = [...allRoutes().filter(({ method, api }) => method === 'GET' && !api).map(addressOf), '/objectives/new?strategy=vale&node=vale.p1', await prepare(site)];
    const players = [['Chief AHP', 'vale-and-riverside'], ['administrator', 'vale-and-riverside'], ['service lead', 'vale-and-riverside'], ['member', 'hillmoor'], ['national team', 'example-national-team']] as const;
    const found = new Map<string, StaffForm>();
    // A picture or a document holds no form for anybody, and takes a hundred times as long as a page.
    const documents = new Set<string>();
    for (const [role, organisation] of players) {
      const visitor = await visitorOf(site, await sessionFor(site, role, organisation));
      for (const page of pages.filter((address) => !documents.has(address))) {
        const forms = await formsOn(site, page, visitor);
        if (forms === null) documents.add(page);
        for (const form of forms ?? []) if (!found.has(form.shape)) found.set(form.shape, form);
      }
    }
    forms = [...found.values()];
  });
  after(() => site.close());

  const authored = () => forms.filter(({ shape }) => !(shape in reviewed));

  it('is offered by every form with room for text, in every room', () => {
    assert.ok(authored().length >= 32, `only ${authored().length} authoring forms seen: ${authored().map(({ shape }) => shape).join(', ')}`);
    assert.deepEqual(authored().filter(({ inside }) => !offersCheck(inside)).map(({ shape, page }) => `${shape} on ${page}`), []);
  });

  it('stands after the button of its form, so that the Enter key sends and the eye finds it in the same place', () => {
    assert.deepEqual(authored().filter(({ inside }) => !standsAfterTheFormsOwnButton(inside)).map(({ shape, page }) => `${shape} on ${page}`), []);
    assert.equal(standsAfterTheFormsOwnButton('<button name="then" value="check-words">Check the words</button><button>Save</button>'), false, 'it would be seen');
  });

  it('is left out only where that was looked at', () => {
    const seen = new Set(forms.map(({ shape }) => shape));
    assert.deepEqual(Object.keys(reviewed).filter((shape) => !seen.has(shape) && shape !== '/strategies/import'), []);
  });

  it('gives its advice, keeps what was typed and saves nothing', async () => {
    const events = await eventCount(site);
    const wrong: string[] = [];
    for (const { action, inside, visitor, shape } of authored()) {
      const body = new URLSearchParams([...Object.entries(fieldsOf(inside)), ['then', 'check-words'], ['_csrf', visitor.csrf]]).toString();
      const answer = await site.server.inject({ method: 'POST', url: action, payload: body, headers: { cookie: visitor.cookies, 'content-type': 'application/x-www-form-urlencoded' } });
      const text = answer.body.replaceAll('&#39;', "'");
      if (answer.statusCode !== 200) wrong.push(`${shape} answered ${answer.statusCode}`);
      else if (!text.includes('Words you could make plainer') || !text.includes('Instead of “citizens”')) wrong.push(`${shape} gave no advice`);
      else if (!new RegExp(`<textarea[^>]*>${TYPED}</textarea>`).test(text)) wrong.push(`${shape} lost what was typed`);
    }
    assert.deepEqual(wrong, []);
    assert.equal(await eventCount(site), events);
  });

  it('would be missed where it is not', () => {
    assert.equal(offersCheck('<textarea name="why"></textarea><button type="submit">Save</button>'), false);
  });
});

/** After the last update of the demonstration, so that reminders are due. */
const LOOKED_AT = new Date('2026-11-21T12:00:00Z');
const TYPED = 'We ask citizens what they want.';

const addressOf = ({ path, example }: { path: string; example?: Record<string, string> }): string => path.replace(/:(\w+)/g, (_all, name: string) => encodeURIComponent(example?.[name] ?? ''));
const offersCheck = (inside: string): boolean => /<button[^>]*name="then"[^>]*value="check-words"|<button[^>]*value="check-words"[^>]*name="then"/.test(inside);
const standsAfterTheFormsOwnButton = (inside: string): boolean => !(/<button[^>]*>/.exec(inside)?.[0] ?? '').includes('check-words');
const eventCount = async ({ database }: TestSite): Promise<number> => (await database.owner.query<{ n: number }>('select count(*)::int as n from platform.event')).rows[0]?.n ?? 0;

/** Something to read, to answer and to decide, so that the forms that wait for it stand on their pages. Answers a reminder's address. */
async function prepare({ database, house }: TestSite): Promise<string> {
  const { owner } = database;
  const { rows: [strategy] } = await owner.query<{ id: string }>("update strategy.strategy set state = 'check-and-challenge' where code = 'vale' returning id");
  const comment = "insert into strategy.draft_comment (id, strategy_id, version_number, node_code, words, received_on, shown_at) values (gen_random_uuid(), $1, 1, 'vale.p1', 'Some words', '2026-01-01', $2)";
  await owner.query(comment, [strategy?.id, null]);
  await owner.query(comment, [strategy?.id, '2026-01-02']);
  await owner.query("insert into strategy.term_report (id, term_code, words, received_on) values (gen_random_uuid(), 'ahp', 'Some words', '2026-01-01')");
  await remindOwners(house.worker, { now: LOOKED_AT, baseUrl: 'http://site.example' });
  const { rows } = await owner.query<{ body: string }>("select body from platform.mail where body like '%/updates/%' limit 1");
  const address = /\/updates\/[\w-]+/.exec(rows[0]?.body ?? '')?.[0];
  assert.ok(address, 'no reminder was sent');
  return address;
}

/** Null for what is given and is no page. */
async function formsOn(site: TestSite, page: string, visitor: Visitor): Promise<StaffForm[] | null> {
  const answer = await site.server.inject({ url: page, headers: { cookie: visitor.cookies } });
  if (answer.statusCode === 200 && !String(answer.headers['content-type']).includes('html')) return null;
  return [...answer.body.matchAll(/<form([^>]*)>([\s\S]*?)<\/form>/g)].flatMap(([, attributes = '', inside = '']) => {
    const action = /action="([^"]*)"/.exec(attributes)?.[1] ?? page;
    return inside.includes('<textarea') ? [{ page, action, shape: shapeOf(action, 'POST'), inside, visitor }] : [];
  });
}

/** Hidden answers as they are and the same words in every text area. */
function fieldsOf(inside: string): Record<string, string> {
  const hidden = [...inside.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value.replaceAll('&quot;', '"').replaceAll('&amp;', '&')]);
  const areas = [...inside.matchAll(/<textarea[^>]*\sname="([^"]+)"/g)].map(([, name = '']) => [name, TYPED]);
  return Object.fromEntries([...hidden.filter(([name]) => name !== '_csrf'), ...areas]) as Record<string, string>;
}
