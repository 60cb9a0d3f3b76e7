import { redirect, type Reply } from '#platform/http';

/** What people read after a save, on the page where they land. */
export const savedWords = {
  'project-started': 'Your project is started. Nobody has to approve it.',
  'project-changed': 'Your project is changed.',
  'aim-set': 'The aim is set. Earlier aims are kept.',
  'driver-added': 'It is in the driver diagram.',
  'driver-ended': 'It is out of the driver diagram. It is kept in the history.',
  'cycle-planned': 'The test is planned. It shows on the charts of your measures in a moment.',
  'cycle-learned': 'What you learned is kept.',
  'check-said': 'It is kept. Leads see what is missing.',
  'support-offered': 'Thank you. Your support is on the page of the project.',
  'measure-linked': 'The figures are linked.',
  'measure-unlinked': 'The figures are taken off.',
  'stage-set': 'The stage is set.',
  'project-ended': 'The project has ended. What you learned is open to others.',
  'prompt-answered': 'Your answer is kept.',
  'involvement-kept': 'It is kept who took part.',
  'member-joined': 'The team has a new member.',
  'member-left': 'They are no longer in the team. What they did stays.',
  'project-followed': 'You follow this project. It stands under My own part.',
  'project-unfollowed': 'You no longer follow this project.',
  'project-taken-over': 'You have your own copy of the method. It counts for those who tried it first.',
  'partner-invited': 'The invitation is sent. Its link works once.',
  'partner-welcomed': 'You are a partner of this project.',
  'project-partner-ended': 'The partner no longer takes part. What they added stays.',
  'note-proposed': 'The note is written. It holds when both organisations have agreed.',
  'figures-agreed': 'This partner can read the figures of the project now.',
  'note-agreed': 'You have agreed to the note.',
  'note-ended': 'The note has ended. Nothing more is shared.',
  'part-said': 'Your part is kept.',
  'part-reviewed': 'Your review is kept.',
  'part-closed': 'Your part is closed.',
  'part-shared': 'It is saved who can count your part.',
  'projects-loaded': 'The projects are loaded.',
} as const;

export const savedAt = (href: string, saved: keyof typeof savedWords): Reply => redirect(href, saved);
