import { nearestCentre } from '../groups/k-means.ts';
import { placePeople } from '../groups/positions.ts';
import { factors, width, type Links } from '../model/sides.ts';
import { updateSide } from '../model/update-side.ts';
import { votesNeeded, type Standing } from '../standing.ts';
import { countVote } from '../votes/tallies.ts';
import type { Arrival, VoteLedger } from './vote-ledger.ts';

/** The standing after votes came in: exact counts, and fresh beliefs about the people who voted and the statements voted on. */
export function relearn(standing: Standing, ledger: VoteLedger, arrived: readonly Arrival[]): Standing {
  for (const arrival of arrived) book(standing, arrival);
  const people = [...new Set(arrived.map((arrival) => arrival.person))].toSorted((one, other) => one - other);
  const statements = [...new Set(arrived.map((arrival) => arrival.statement))].filter((j) => standing.leftOut[j] === 0).toSorted((one, other) => one - other);
  const { model, leftOut } = standing;
  const byPerson = linksOf(people, model.people.size, (i, add) => ledger.eachVoteOf(i, (j, value) => leftOut[j] === 0 && add(j, value)));
  const byStatement = linksOf(statements, model.statements.size, (j, add) => ledger.eachVoteOn(j, add));
  updateSide(model.people, model.statements, { links: byPerson, prior: model.priorOfPeople, members: people });
  updateSide(model.statements, model.people, { links: byStatement, prior: model.priorOfStatements, members: statements });
  updateSide(model.people, model.statements, { links: byPerson, prior: model.priorOfPeople, members: people });
  const counted = new Set(standing.inConversation);
  for (const i of people) if (openVotes(ledger, i, leftOut) >= votesNeeded(leftOut)) counted.add(i);
  for (const i of people) regroup(standing, ledger, { person: i, isCounted: counted.has(i) });
  const news = arrived.filter((arrival) => arrival.before === null).length;
  const { found } = standing;
  return {
    ...standing,
    votes: standing.votes + news,
    inConversation: counted.size === standing.inConversation.length ? standing.inConversation : [...counted].toSorted((one, other) => one - other),
    found: 'why' in found ? found : { ...found, sizes: sizesOf(found.groupOf, found.sizes.length) },
  };
}

function book({ all, perGroup, found }: Standing, { person, statement, before, after }: Arrival): void {
  const group = 'why' in found ? -1 : (found.groupOf[person] as number);
  for (const { tallies, place } of [{ tallies: all, place: statement }, ...(group >= 0 ? [{ tallies: perGroup, place: group * perGroup.statements + statement }] : [])]) {
    if (before !== null) countVote(tallies, place, before, -1);
    countVote(tallies, place, after, 1);
  }
}

function openVotes(ledger: VoteLedger, person: number, leftOut: Uint8Array): number {
  let votes = 0;
  ledger.eachVoteOf(person, (j) => (votes += 1 - (leftOut[j] as number)));
  return votes;
}

/** The clear votes of some members, in the shape the model reads. */
function linksOf(members: readonly number[], size: number, gather: (member: number, add: (other: number, value: number) => void) => void): Links {
  const [others, values]: [number[], number[]] = [[], []];
  const start = new Int32Array(size + 1);
  let next = 0;
  for (const member of members) {
    start.fill(others.length, next, member + 1);
    gather(member, (other, value) => {
      if (value === 0) return;
      others.push(other);
      values.push(value);
    });
    next = member + 1;
  }
  start.fill(others.length, next);
  return { start, other: Int32Array.from(others), value: Int8Array.from(values) };
}

/** Places a person anew and moves their votes to the group that is now nearest. */
function regroup(standing: Standing, ledger: VoteLedger, { person, isCounted }: { person: number; isCounted: boolean }): void {
  const { model, frame, places, found, perGroup } = standing;
  const one = { size: 1, mean: model.people.mean.subarray(person * width, (person + 1) * width), moments: model.people.moments };
  places.set(placePeople(one, frame), person * factors);
  if ('why' in found || !isCounted) return;
  const before = found.groupOf[person] as number;
  const after = nearestCentre(places, person, { ...found.blobs, dimensions: factors });
  if (before === after) return;
  found.groupOf[person] = after;
  ledger.eachVoteOf(person, (statement, value) => {
    if (before >= 0) countVote(perGroup, before * perGroup.statements + statement, value, -1);
    countVote(perGroup, after * perGroup.statements + statement, value, 1);
  });
}

function sizesOf(groupOf: Int32Array, groups: number): number[] {
  const sizes: number[] = Array.from({ length: groups }, () => 0);
  for (const group of groupOf) if (group >= 0) sizes[group] = (sizes[group] as number) + 1;
  return sizes;
}

