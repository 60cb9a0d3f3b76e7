/** What a lead can give. Nothing here takes anything away. */
export const supportKinds = [
  { code: 'time', title: 'Time', words: 'Hours a week for one or more people' },
  { code: 'coach', title: 'A coach', words: 'Somebody who knows how to improve things, with time for it' },
  { code: 'connection', title: 'A connection', words: 'A person, a team or an organisation to join up with' },
  { code: 'resources', title: 'Means', words: 'A room, equipment or a small budget' },
] as const;
export const supportTitle = (code: string): string => supportKinds.find((kind) => kind.code === code)?.title ?? code;
