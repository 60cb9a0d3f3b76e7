/** What a program's token may do: the words an administrator chooses from, and the OpenAPI document names. */
export const tokenScopes = [
  { code: 'directory:read', title: 'Read organisations and the tree' },
  { code: 'strategies:read', title: 'Read strategies, reports, workstreams, event sessions, words and sources, also drafts of its own organisation' },
  { code: 'strategies:write', title: 'Load strategies, and change their words, links and state' },
  { code: 'objectives:read', title: 'Read objectives and all that is recorded about them' },
  { code: 'objectives:write', title: 'Begin, change, publish and close objectives, and record progress, actions, decisions and who took part' },
  { code: 'workstreams:write', title: 'Register, change, share and end workstreams' },
  { code: 'figures:read', title: 'Read measures and figures that are shown' },
  { code: 'figures:write', title: 'Send figures' },
  { code: 'export', title: 'Take a copy of the whole organisation' },
] as const;

export type TokenScope = (typeof tokenScopes)[number]['code'];

/** How long a token lives, in days; none lives for ever. */
export const tokenLives = [30, 90, 365] as const;
