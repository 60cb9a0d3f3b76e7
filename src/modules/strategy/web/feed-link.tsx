/** For people who want to hear of changes without looking each day. */
export const FeedLink = ({ href }: { href: string }) => <>To hear of changes, <a href={href} type="application/atom+xml">put this feed (Atom) into a feed reader</a>. You need no account.</>;
