import { redirect, type Reply } from '#platform/http';

/** What people read after a save, on the page where they land. The address carries the code: `?saved=organisation`. */
export const savedWords = {
  organisation: 'The page of the organisation is saved.',
  unit: 'The unit is saved.',
  'unit-moved': 'The move is saved. What was recorded for earlier days stays where it was.',
  team: 'The team is added.',
  invited: 'The invitation is on its way by email.',
  'invitation-withdrawn': 'The invitation is taken back.',
  'request-answered': 'Your answer is saved.',
  'request-sent': 'Your request to join is saved.',
  joined: 'You now belong to this organisation.',
  'membership-ended': 'The membership has an end. It is saved with your reason.',
  'site-report': 'Your answer is saved.',
  'account-closed': 'The account is closed.',
  'account-opened': 'The account is open again.',
  'access-review': 'The review is saved.',
  'token-ended': 'The token has ended. No program can use it now.',
  name: 'Your name is saved.',
  'weekly-letter': 'You get a letter each week on that day. The first comes on the next one, if something happened.',
  'no-weekly-letter': 'You get no weekly letter.',
  'address-removed': 'The email address is removed.',
  'session-ended': 'That place is signed out.',
  'passkey-removed': 'The passkey is removed.',
  'request-withdrawn': 'Your request to join is taken back.',
  left: 'You have left the organisation.',
} as const;

export type Saved = keyof typeof savedWords;

/** Back to a page, which then says what was saved. */
export const savedAt = (to: string, saved: Saved): Reply => redirect(to, saved);
