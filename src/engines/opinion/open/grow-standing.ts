import type { OpinionSettings } from '../input.ts';
import { factors, priorSide, type Prior, type Side } from '../model/sides.ts';
import { sortStatements } from '../statement-order.ts';
import type { Standing } from '../standing.ts';
import type { Tallies } from '../votes/tallies.ts';
import type { VoteLedger } from './vote-ledger.ts';

/** The standing with room for newcomers and new statements, about whom nothing is known yet; the same one if nobody is new. */
export function growStanding(standing: Standing, ledger: VoteLedger, settings: OpinionSettings): Standing {
  const { participants, statements } = ledger;
  if (participants.length === standing.model.people.size && statements.length === standing.model.statements.size) return standing;
  const { model, found } = standing;
  const known = sortStatements({ participants, statements, participantOf: new Int32Array(0), statementOf: new Int32Array(0), value: new Int8Array(0) }, settings);
  const leftOut = Uint8Array.from(statements, (_, j) => (known.isMeta(j) || known.moderated(j) < (settings.strictModeration === true ? 1 : 0) ? 1 : 0));
  return {
    ...standing,
    participants,
    statements,
    unvoted: known.unvoted,
    leftOut,
    model: { ...model, people: growSide(model.people, participants.length, model.priorOfPeople), statements: growSide(model.statements, statements.length, model.priorOfStatements) },
    places: joined(standing.places, new Float64Array((participants.length - model.people.size) * factors)),
    found: 'why' in found ? found : { ...found, groupOf: Int32Array.from(participants, (_, i) => found.groupOf[i] ?? -1) },
    all: growTallies(standing.all, statements.length),
    perGroup: growTallies(standing.perGroup, statements.length),
  };
}

function growSide(side: Side, size: number, prior: Prior): Side {
  const newcomers = priorSide(size - side.size, prior);
  return { size, mean: joined(side.mean, newcomers.mean), moments: joined(side.moments, newcomers.moments) };
}

function joined(one: Float64Array, other: Float64Array): Float64Array {
  const both = new Float64Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}

function growTallies(tallies: Tallies, statements: number): Tallies {
  const grow = (counts: Int32Array): Int32Array => {
    const grown = new Int32Array(tallies.groups * statements);
    for (let group = 0; group < tallies.groups; group += 1) grown.set(counts.subarray(group * tallies.statements, (group + 1) * tallies.statements), group * statements);
    return grown;
  };
  return { groups: tallies.groups, statements, agree: grow(tallies.agree), disagree: grow(tallies.disagree), seen: grow(tallies.seen) };
}
