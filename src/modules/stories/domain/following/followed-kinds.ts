export const followedKinds = ['theme', 'objective', 'profession', 'place'] as const;
export type FollowedKind = (typeof followedKinds)[number];
export const isFollowedKind = (kind: string): kind is FollowedKind => (followedKinds as readonly string[]).includes(kind);

/** What people may follow: the id of a theme or objective, the name of a profession in addresses, the code of an organisation. */
export interface FollowedThing {
  kind: FollowedKind;
  subject: string;
}

export const followHref = ({ kind, subject }: FollowedThing): string => `/news/${kind}/${encodeURIComponent(subject)}`;
export const pageHref = ({ kind, subject }: FollowedThing): string => ({ theme: `/themes/${subject}`, objective: `/objectives/${subject}`, profession: `/professions/${subject}`, place: `/organisations/${subject}` })[kind];
