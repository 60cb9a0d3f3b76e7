import type { Identifier, OpinionSettings } from '../input.ts';
import { Register } from '../votes/intern-votes.ts';
import type { StoredClusters } from './polis-groups.ts';

/** The clusters of the engine's last update, by number; null when the caller gives none. People who never voted are passed over. */
export function storedClusters({ previous }: OpinionSettings, participants: readonly Identifier[]): StoredClusters | null {
  if (!previous) return null;
  const register = new Register();
  for (const participant of participants) register.numberOf(participant);
  const groupOf = new Map<number, number>();
  for (const [group, members] of previous.groups.entries()) {
    for (const member of members) {
      const number = register.find(member);
      if (number !== undefined) groupOf.set(number, group);
    }
  }
  const baseOf = new Int32Array(participants.length).fill(-1);
  const groupOfBase = previous.baseClusters.map((members, base) => {
    const numbers = members.flatMap((member) => register.find(member) ?? []);
    for (const number of numbers) baseOf[number] = base;
    return groupOf.get(numbers[0] ?? -1) ?? -1;
  });
  return { baseOf, baseClusters: previous.baseClusters.length, groupOfBase, groups: previous.groups.length };
}

/** Once counted into a conversation, Polis never drops anybody. */
export function peopleInStore(stored: StoredClusters | null): ReadonlySet<number> {
  return new Set(stored === null ? [] : [...stored.baseOf.keys()].filter((i) => (stored.baseOf[i] as number) >= 0));
}
