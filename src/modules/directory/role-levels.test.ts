import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newCaller, newestLetter, secretIn } from '#test/caller';
import { sessionFor } from '#test/role-players';
import { openTestSite, type TestSite } from '#test/site';
import { levels } from './domain/role-groups.ts';
import { everyMember as personRoles, roleFits } from './domain/roles.ts';

/** Said once more here, so that a slip in the rules turns this red. */
const onlyAt: Partial<Record<string, readonly string[]>> = {
  'national team': ['national'], 'regional lead': ['region'], 'system lead': ['system'], 'Chief AHP': ['provider'], 'service lead': ['provider', 'team'],
};
const places = [
  { level: 'national', organisation: 'example-national-team', unit: 'example-nation' },
  { level: 'region', organisation: 'meadowlands', unit: 'meadowlands' },
  { level: 'system', organisation: 'rivers-and-moor', unit: 'rivers-and-moor' },
  { level: 'provider', organisation: 'vale-and-riverside', unit: 'vale-and-riverside' },
  { level: 'team', organisation: 'vale-and-riverside', unit: 'vale-podiatry' },
] as const;
const fits = (role: string, level: string) => onlyAt[role]?.includes(level) ?? true;

describe('a role fits the level of its unit', () => {
  let site: TestSite;
  before(async () => { site = await openTestSite(); });
  after(() => site.close());
  const owner = async (text: string, values: unknown[] = []) => (await site.database.owner.query(text, values)).rows;
  const idOf = async (text: string, values: unknown[] = []) => String((await owner(text, values))[0]?.id ?? '');

  it('by the rule', () => {
    for (const level of levels) for (const role of personRoles) assert.equal(roleFits(role, level), fits(role, level), `${role} at ${level}`);
  });

  it('in an invitation: every role at every level', async () => {
    const wrong: string[] = [];
    for (const { level, organisation, unit } of places) {
      const administrator = await newCaller(site, await sessionFor(site, 'administrator', organisation));
      const form = await administrator.get('/people/invite');
      for (const [at, role] of personRoles.entries()) {
        const fields = { organisation: await idOf('select id from directory.organisation where code = $1', [organisation]), email: `${level}-${at}@post.example`, unit: await idOf('select id from directory.unit where code = $1', [unit]), roleGroup: 'partner', role };
        const sent = await administrator.post('/invitations', fields);
        if ((sent.status === 303) !== fits(role, level)) wrong.push(`${role} at ${level}: ${sent.status}`);
        if (sent.status !== 303 && !/does not fit|Choose what they may act as/.test(sent.body)) wrong.push(`${role} at ${level}: refused without a word why`);
        const offered = form.body.includes(`value="${role}"`);
        const fitsSomewhere = places.some((place) => place.organisation === organisation && fits(role, place.level));
        if (offered !== fitsSomewhere) wrong.push(`${role} ${offered ? 'is' : 'is not'} offered in ${organisation}`);
      }
    }
    assert.deepEqual(wrong, []);
  });

  it('in the database, by whatever path a row comes', async () => {
    const person = await idOf("insert into directory.person (display_name) values ('Nobody yet') returning id");
    const wrong: string[] = [];
    for (const { level, unit } of places) {
      for (const role of personRoles) {
        const join = () => owner(`insert into directory.membership (person_id, organisation_id, unit_id, role_group, role, started_on) select $1, organisation_id, id, 'partner', $2, '2026-01-01' from directory.unit where code = $3`, [person, role, unit]);
        const invited = () => owner(`insert into directory.invitation (organisation_id, unit_id, role_group, role, token_hash, invited_at, expires_at) select organisation_id, id, 'partner', $1, decode(md5($1 || $2), 'hex'), now(), now() from directory.unit where code = $2`, [role, unit]);
        for (const [path, done] of [['membership', join], ['invitation', invited]] as const) if (await happens(done()) !== fits(role, level)) wrong.push(`${path}: ${role} at ${level}`);
      }
    }
    assert.deepEqual(wrong, []);
    const teamMember = await idOf(`select m.id from directory.membership m join directory.unit u on u.id = m.unit_id where m.person_id = $1 and u.level = 'team' and m.role = 'member'`, [person]);
    assert.equal(await happens(owner(`update directory.membership set role = 'national team' where id = $1`, [teamMember])), false, 'a role changed later');
    const chief = await idOf(`select id from directory.membership where person_id = $1 and role = 'Chief AHP'`, [person]);
    assert.equal(await happens(owner(`update directory.membership set unit_id = (select id from directory.unit where code = 'vale-podiatry') where id = $1`, [chief])), false, 'a unit changed later');
    assert.equal(await happens(owner(`update directory.membership set unit_id = (select id from directory.unit where code = 'hillmoor') where id = $1`, [chief])), false, 'a unit of another organisation');
    assert.equal(await happens(owner(`update directory.unit set level = 'national' where code = 'vale-and-riverside'`)), false, 'a level changed later');
  });

  it('for an administrator of a trust, who cannot make a unit of a higher level either', async () => {
    const { organisationId } = await sessionFor(site, 'administrator');
    assert.ok(organisationId);
    for (const level of ['national', 'region', 'system', 'provider']) {
      const made: Promise<unknown> = site.database.web.within({ as: 'person', personId: organisationId, organisationIds: [organisationId] }, (tx) =>
        tx.insertInto('directory.unit').values({ organisation_id: organisationId, code: `planted-${level}`, level, name: 'Planted', opened_on: '2026-01-01' }).execute());
      assert.equal(await happens(made), false, level);
    }
  });

  it('also when an invitation from before the rule is accepted', async () => {
    const administrator = await newCaller(site, await sessionFor(site, 'administrator'));
    const email = 'old.invitation@post.example';
    await administrator.get('/people/invite');
    await administrator.post('/invitations', { organisation: await idOf("select id from directory.organisation where code = 'vale-and-riverside'"), email, unit: await idOf("select id from directory.unit where code = 'vale-podiatry'"), roleGroup: 'partner', role: 'member' });
    const secret = secretIn(await newestLetter(site, email));
    await owner('alter table directory.invitation disable trigger role_fits_level');
    await owner("update directory.invitation set role = 'national team' where address = $1", [email]);
    await owner('alter table directory.invitation enable trigger role_fits_level');
    const invited = await newCaller(site);
    await invited.post('/sign-in', { email });
    await invited.post('/sign-in/link', { token: secretIn(await newestLetter(site, email)) });
    await invited.get('/account');
    const answer = await invited.post(`/invitations/${secret}/acceptance`);
    assert.equal(answer.status, 409, answer.body.slice(0, 300));
    assert.match(answer.body, /does not fit/);
  });

  it('and no example person holds another', async () => {
    const rows = await owner('select m.role, u.level from directory.membership m join directory.unit u on u.id = m.unit_id');
    assert.ok(rows.length > 20);
    assert.deepEqual(rows.filter(({ role, level }) => !fits(role, level)), []);
  });

  it('so that the words of every page stay out of reach below the national level', async () => {
    for (const [role, organisation, status] of [['administrator', 'vale-and-riverside', 403], ['Chief AHP', 'vale-and-riverside', 403], ['system lead', 'rivers-and-moor', 403], ['regional lead', 'meadowlands', 403], ['national team', 'example-national-team', 200]] as const) {
      const caller = await newCaller(site, await sessionFor(site, role, organisation));
      assert.equal((await caller.get('/glossary/term/nhs/edit')).status, status, role);
    }
  });
});

const happens = (work: Promise<unknown>): Promise<boolean> => work.then(() => true, () => false);
