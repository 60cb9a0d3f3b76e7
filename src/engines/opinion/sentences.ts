/** "1 person", "12 people". */
export const people = (count: number): string => (count === 1 ? '1 person' : `${count.toLocaleString('en-GB')} people`);

/** What everybody said of a statement. */
export function votesSentence({ agree, disagree, pass, seen }: { agree: number; disagree: number; pass: number; seen: number }): string {
  if (seen === 0) return 'Nobody has voted on this yet.';
  return `Of ${people(seen)} who voted on this, ${agree.toLocaleString('en-GB')} agreed, ${disagree.toLocaleString('en-GB')} disagreed and ${pass.toLocaleString('en-GB')} passed.`;
}

/** How far agreement reaches: in the group that agrees least, or among everybody where there are no groups. */
export function bridgingSentence({ value, low, high }: { value: number; low: number; high: number }, hasGroups: boolean): string {
  const per100 = (share: number) => Math.round(share * 100);
  const range = `(${per100(low)} to ${per100(high)})`;
  if (!hasGroups) return `Of 100 people who take a side, about ${per100(value)} would agree ${range}.`;
  return `Even in the group that agrees least, about ${per100(value)} of 100 people who take a side would agree ${range}.`;
}

/** What a group is and how sure we are of it. */
export function groupSentence(size: number, inAll: number, stability: number | null): string {
  const start = `This group is ${people(size)}, ${Math.round((100 * size) / Math.max(1, inAll))} of every 100 who voted enough to be placed.`;
  if (stability === null) return start;
  const shared = Math.round(stability * 100);
  return `${start} When votes are drawn again at random, ${shared} of every 100 people in it, or in the group found then, are in both.`;
}

/** Why a statement stands for a group. */
export function representativeSentence(side: 'agree' | 'disagree', own: { count: number; seen: number; probability: number }, ratio: number): string {
  const verb = side === 'agree' ? 'agreed' : 'disagreed';
  const times = ratio >= 1.05 ? `, ${ratio.toFixed(1)} times as often as the other groups` : '';
  return `In this group ${own.count.toLocaleString('en-GB')} of ${own.seen.toLocaleString('en-GB')} who voted on it ${verb}${times}.`;
}

const whyNoGroups = {
  'too-few-people': 'There are too few people who voted enough to speak of groups.',
  'no-structure': 'There are no clear groups: how people voted on some statements does not tell how they vote on others.',
  'groups-too-small': 'There are no clear groups: every division leaves one that is smaller than five people or three in a hundred.',
  'groups-not-stable': 'There are no clear groups: a division exists, but a group in it does not come back when votes are drawn again at random.',
} as const;

export const noGroupsSentence = (why: keyof typeof whyNoGroups): string => whyNoGroups[why];

/** The whole conversation in one sentence. */
export function conversationSentence(counts: { votes: number; participants: number; statements: number; groups: number }): string {
  const cast = `${people(counts.participants)} cast ${counts.votes.toLocaleString('en-GB')} votes on ${counts.statements.toLocaleString('en-GB')} statements`;
  if (counts.votes === 0) return 'Nobody has voted yet.';
  return counts.groups === 0 ? `${cast}; there are no clear groups.` : `${cast}; they fall into ${counts.groups} groups that vote alike.`;
}
