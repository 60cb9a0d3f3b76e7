import type { OpinionSettings } from '../input.ts';
import { factors, priorSide, triangle, width, type Prior, type Side } from '../model/sides.ts';
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
    places: longer(standing.places, participants.length * factors),
    found: 'why' in found ? found : { ...found, groupOf: Int32Array.from(participants, (_, i) => found.groupOf[i] ?? -1) },
    all: growTallies(standing.all, statements.length),
    perGroup: growTallies(standing.perGroup, statements.length),
  };
}

function growSide(side: Side, size: number, prior: Prior): Side {
  const grown = priorSide(size, prior);
  grown.mean.set(side.mean.subarray(0, side.size * width));
  grown.moments.set(side.moments.subarray(0, side.size * triangle));
  return grown;
}

function longer(values: Float64Array, length: number): Float64Array {
  const grown = new Float64Array(length);
  grown.set(values);
  return grown;
}

function growTallies(tallies: Tallies, statements: number): Tallies {
  const grow = (counts: Int32Array): Int32Array => {
    const grown = new Int32Array(tallies.groups * statements);
    for (let group = 0; group < tallies.groups; group += 1) grown.set(counts.subarray(group * tallies.statements, (group + 1) * tallies.statements), group * statements);
    return grown;
  };
  return { groups: tallies.groups, statements, agree: grow(tallies.agree), disagree: grow(tallies.disagree), seen: grow(tallies.seen) };
}
