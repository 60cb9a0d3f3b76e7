/** What a program's token may do: the words an administrator chooses from, and the OpenAPI document names. */
export const tokenScopes = [
  { code: 'directory:read', title: 'Read organisations and the tree' },
  { code: 'strategies:read', title: 'Read strategies, also drafts of its own organisation' },
  { code: 'strategies:write', title: 'Load strategies' },
  { code: 'objectives:read', title: 'Read objectives, actions and progress' },
  { code: 'objectives:write', title: 'Add progress and evidence' },
  { code: 'export', title: 'Take a copy of the whole organisation' },
  { code: 'import', title: 'Load a copy of a whole organisation' },
] as const;

export type TokenScope = (typeof tokenScopes)[number]['code'];

/** How long a token lives, in days; none lives for ever. */
export const tokenLives = [30, 90, 365] as const;
