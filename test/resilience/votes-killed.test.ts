import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { temporaryFolder } from '#test/folder';
import { fullLane, inDatabaseOf, startAllied, until, type AlliedProcess } from '#test/process';
import { newVisitor, type Visitor } from '#test/visitor';

const talk = '/conversations/vale-rural-care/1';
const choices = ['support', 'oppose', 'pass'] as const;
const numberOf = { support: 1, oppose: -1, pass: 0 } as const;
type Choice = (typeof choices)[number];

/** What one visitor was told about one idea: the last choice that was acknowledged, and choices sent since without an answer. */
interface Told {
  acknowledged: Choice | null;
  unanswered: Choice[];
}

interface Voter {
  visitor: Visitor;
  told: Map<number, Told>;
  acknowledged: number;
}

describe('votes, when the site and its database are killed while people vote', () => {
  const place = temporaryFolder('votes');
  let site: AlliedProcess;
  let address = '';
  let items: number[] = [];
  let voters: Voter[] = [];
  const voting = { goesOn: false };

  const start = async () => {
    site = startAllied(['start'], { ALLIED_DATA: place.path, ALLIED_MODE: 'demo', PORT: '0', REQUESTS_A_MINUTE: '0', LOG: 'info' });
    address = await site.ready();
  };
  before(async () => {
    await start();
    items = await inDatabaseOf(place.path, async (client) => (await client.query<{ item: number }>("select c.item from conversations.contribution c join conversations.phase p on p.id = c.phase_id where c.state = 'shown' and p.position = 1 and p.conversation_id = (select id from conversations.conversation where code = 'vale-rural-care')")).rows.map(({ item }) => item));
    voters = Array.from({ length: 12 }, (_, n) => ({ visitor: newVisitor(`192.0.2.${n + 1}`), told: new Map(), acknowledged: 0 }));
    for (const { visitor } of voters) assert.equal((await visitor.get(address + talk)).status, 200);
  });
  after(async () => {
    await site.stop();
    place.remove();
  });

  /** Votes again and again, also for the same idea, and writes down what was answered. */
  async function voteOn(voter: Voter): Promise<void> {
    for (let turn = 0; voting.goesOn; turn += 1) {
      const item = items[(turn * 7 + voter.acknowledged) % items.length] ?? 0;
      const choice = choices[(turn + item) % 3] ?? 'pass';
      const told = voter.told.get(item) ?? { acknowledged: null, unanswered: [] };
      voter.told.set(item, told);
      told.unanswered.push(choice);
      const answer = await voter.visitor.post(`${address}${talk}/votes`, { item: String(item), choice, back: '', place: '' }).catch(() => null);
      if (answer?.status !== 303) return;
      voter.told.set(item, { acknowledged: choice, unanswered: [] });
      voter.acknowledged += 1;
    }
  }

  const total = () => voters.reduce((sum, { acknowledged }) => sum + acknowledged, 0);

  async function killWhileVoting(atLeast: number): Promise<void> {
    const before = total();
    voting.goesOn = true;
    const asking = voters.map(voteOn);
    await until('enough votes are acknowledged', () => total() - before >= atLeast, 60_000);
    const database = Number(readFileSync(join(place.path, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0]);
    process.kill(database, 'SIGKILL');
    await site.kill();
    voting.goesOn = false;
    await Promise.all(asking);
    await start();
  }

  /** Compares the votes in the database with what people were told. Answers how many acknowledged ones are there. */
  const compare = () => inDatabaseOf(place.path, async (client) => {
    let kept = 0;
    for (const { visitor, told } of voters) {
      const token = Buffer.from((visitor.cookie('allied_voice') ?? '').slice(0, 43), 'base64url');
      const { rows } = await client.query<{ item: number; choice: number }>("select v.item, v.choice from conversations.vote v join conversations.phase_key k on k.phase_number = v.phase_number where v.participant = conversations.participant_of(k.key, $1)", [token]);
      const stored = new Map(rows.map(({ item, choice }) => [item, choice]));
      assert.equal(stored.size, rows.length, 'nobody has two votes on one idea');
      for (const [item, { acknowledged, unanswered }] of told) {
        const allowed = [...(acknowledged === null ? [undefined] : [numberOf[acknowledged]]), ...unanswered.map((choice) => numberOf[choice])];
        assert.ok(allowed.includes(stored.get(item) as never), `idea ${item}: told ${acknowledged}, sent ${unanswered.join()}, kept ${stored.get(item)}`);
        kept += acknowledged === null ? 0 : 1;
      }
    }
    return kept;
  });

  it('keep every acknowledged one, none twice, and totals that agree with the votes', async (test) => {
    const rounds = fullLane ? 5 : 2;
    for (let round = 0; round < rounds; round += 1) {
      await killWhileVoting(fullLane ? 400 : 120);
      const kept = await compare();
      assert.ok(kept >= Math.min(items.length, 5) * voters.length / 2, `${kept} acknowledged`);
      await inDatabaseOf(place.path, async (client) => {
        const { rows: [people] } = await client.query<{ n: number }>('select count(distinct participant)::int as n from conversations.vote v join conversations.phase p on p.number = v.phase_number where p.position = 1');
        assert.equal(people?.n, voters.length, 'each browser is one participant');
        const { rows } = await client.query(`select t.item from conversations.tally t left join lateral (select count(*) filter (where choice = 1) as up, count(*) filter (where choice = -1) as down, count(*) filter (where choice = 0) as pass
          from conversations.vote v where v.phase_number = t.phase_number and v.item = t.item) v on true where t.phase_number in (select phase_number from conversations.vote) and (t.up, t.down, t.pass) is distinct from (v.up, v.down, v.pass)`);
        assert.deepEqual(rows, [], 'running totals are the sums of the votes');
      });
    }
    test.diagnostic(`${total()} acknowledged votes over ${rounds} kills, none lost, none twice`);
  });
});
