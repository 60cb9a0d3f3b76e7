import { page, type Reply, type RequestContext } from '#platform/http';
import { easyReadOf, EasyReadSlot, writeHrefOf } from '#modules/strategy';
import { Card } from '#ui/nhsuk';

/** What the room holds, in the order in which people look for it. Each part brings one line. */
const parts: readonly { href: string; title: string; about: string }[] = [
  { href: '/who-can-help', title: 'Who can help?', about: 'Say what you need, and find who can help and why.' },
  { href: '/professions', title: 'The 14 professions', about: 'What each does, where, and how to reach them.' },
  { href: '/careers', title: 'Become one of them', about: 'Ways in, learning while you work, and coming back.' },
  { href: '/services', title: 'Services', about: 'How you can use them, beside what people asked for.' },
  { href: '/self-care', title: 'Look after yourself', about: 'Things you can do at home.' },
  { href: '/you-said-we-did', title: 'You said, we did', about: 'What became of what people told us.' },
  { href: '/case-studies', title: 'Case studies', about: 'What was done, and what the figures show.' },
  { href: '/events', title: 'Events', about: 'Come, listen and have your say.' },
  { href: '/thanks', title: 'Thanks and celebrations', about: 'Say thank you, and read what others say.' },
  { href: '/awards', title: 'Awards', about: 'Put a person or a team forward.' },
  { href: '/practice-exchange', title: 'Ask and offer', about: 'Teams learn from each other.' },
  { href: '/library', title: 'Library', about: 'Papers and tools that help teams.' },
  { href: '/stated-figures', title: 'Figures and their sources', about: 'Each figure that we quote, with where it is from.' },
];

/** The way in: who can help, who the professions are, and what is worth celebrating. */
export async function showHub(ctx: RequestContext): Promise<Reply> {
  const easyRead = await ctx.read((tx) => easyReadOf(tx, 'page', '/stories'));
  return page({
    title: 'Share and celebrate', breadcrumbs: [{ text: 'Home', href: '/' }],
    content: (
      <>
        <h1 class="nhsuk-heading-l">Share and celebrate</h1>
        <p class="nhsuk-lede-text nhsuk-u-reading-width">Find out who can help you, what people do well, and who did it.</p>
        <ul class="nhsuk-grid-row nhsuk-card-group">
          {parts.map(({ href, title, about }) => (
            <li class="nhsuk-grid-column-one-third nhsuk-card-group__item">
              <Card clickable href={href} heading={{ text: title, level: 2, size: 'm' }}><p class="nhsuk-card__description">{about}</p></Card>
            </li>
          ))}
        </ul>
        <p class="nhsuk-u-reading-width">Get news by email, on the day, each week or each month, or print them: open <a href="/organisations">an organisation</a>, <a href="/professions">a profession</a>, <a href="/you-said-we-did">a theme</a> or an objective, and choose “Follow”. You need no account.</p>
        <div class="nhsuk-u-reading-width"><EasyReadSlot easyRead={easyRead} now={ctx.now} writeHref={writeHrefOf(ctx)} /></div>
      </>
    ),
  });
}
