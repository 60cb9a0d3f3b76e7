import { redirect, type Reply } from '#platform/http';

/** What people read after a save, on the page where they land. The address carries the code: `?saved=words-down`. */
export const savedWords = {
  kept: 'It is saved.',
  // A conversation and its parts
  'conversation-made': 'The conversation is saved. Announce its first part when it is ready.',
  'part-announced': 'It is announced. Everyone can read it now.',
  'part-paused': 'It is paused. Everyone reads why.',
  'part-resumed': 'It goes on.',
  'part-ended': 'It has ended. In two minutes its key is destroyed, and the votes stand under numbers drawn at random.',
  'version-kept': 'It is saved. Everyone can choose it now, once the part is announced.',
  // What was said in person
  'hands-once': 'The hands are entered once. Ask somebody else to enter them from the same paper. They do not see yours.',
  'hands-counted': 'Both entries agree. This room counts from now on.',
  'hands-settled': 'The differences are settled. This room counts from now on.',
  'workshop-right': 'It is put right. The words of this workshop go with it.',
  'workshop-away': 'The workshop is taken away.',
  'votes-typed': 'Their votes are added to the counts. You can type in the next sheet.',
  'votes-sent-before': 'This form was sent before, so its votes were added once. For the next sheet, use the form on this page.',
  'answers-typed': 'The answers are added to the totals. You can type in the next sheet.',
  // The queue
  'words-down': 'The words are taken down. The reason stands in the public log.',
  'second-needed': 'These words may be an account of racism. They stay until another moderator chooses the same.',
  'appeal-decided': 'The appeal is decided. The author reads it with their code.',
  'ideas-parted': 'The idea stands for itself again, with all its votes.',
} as const satisfies Readonly<Record<string, string>>;

export type Saved = keyof typeof savedWords;

/** Back to a page, which then says what was saved. */
export const savedAt = (to: string, saved: Saved): Reply => redirect(to, saved);
