/** What people read after a save, on the page where they land. The address carries the code: `?saved=words-down`. */
export const savedWords = {
  'words-down': 'The words are taken down. The reason stands in the public log.',
  'second-needed': 'These words may be an account of racism. They stay until another moderator chooses the same.',
  'appeal-decided': 'The appeal is decided. The author reads it with their code.',
  'ideas-parted': 'The idea stands for itself again, with all its votes.',
} as const satisfies Readonly<Record<string, string>>;
