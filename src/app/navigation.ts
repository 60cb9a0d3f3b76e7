import type { Config } from '#platform/config';

interface NavigationItem {
  href: string;
  text: string;
  current?: boolean;
}

/** The main way through the service follows the strategy's own loop. */
const sections: readonly { href: string; text: string; holds: readonly string[] }[] = [
  { href: '/co-planning', text: 'Listen', holds: ['/co-planning', '/take-part', '/conversations', '/your-words', '/get-involved', '/mail-list', '/following', '/what-matters', '/your-answer', '/moderation', '/sessions', '/themes', '/coding', '/phases', '/workshops', '/challenges', '/statements'] },
  { href: '/co-design', text: 'Agree', holds: ['/co-design'] },
  { href: '/co-implementation', text: 'Act', holds: ['/co-implementation', '/my-work', '/improvement'] },
  { href: '/co-evaluation', text: 'Check', holds: ['/co-evaluation', '/quality', '/fairness', '/inquiry'] },
  { href: '/stories', text: 'Share', holds: ['/stories', '/professions', '/who-can-help', '/careers', '/services', '/self-care', '/library', '/stated-figures', '/events', '/thanks', '/awards', '/practice-exchange', '/you-said-we-did', '/case-studies', '/loop', '/news', '/nominations', '/service-wishes'] },
  { href: '/strategies', text: 'Strategies', holds: ['/strategies', '/objectives', '/workstreams', '/sources'] },
  { href: '/organisations', text: 'Organisations', holds: ['/organisations', '/units', '/systems', '/regions', '/people'] },
  { href: '/glossary', text: 'Words explained', holds: ['/glossary'] },
  { href: '/search', text: 'Search', holds: ['/search'] },
];

/** The same list for the same section, so that the header is drawn once for each. */
export function mainNavigation(path: string): readonly NavigationItem[] {
  const current = sections.findIndex(({ holds }) => holds.some((start) => path === start || path.startsWith(`${start}/`)));
  return navigations[current] ?? outside;
}

const outside: readonly NavigationItem[] = sections.map(({ href, text }) => ({ href, text }));
const navigations = sections.map((_section, at) => outside.map((item, of) => (of === at ? { ...item, current: true } : item)));

export function footerLinks({ mode }: Config): NavigationItem[] {
  const always = [
    { href: '/about', text: 'About' },
    { href: '/help', text: 'Help' },
    { href: '/take-part', text: 'Ways to take part' },
    { href: '/accessibility', text: 'Accessibility statement' },
    { href: '/privacy', text: 'Privacy' },
    { href: '/api', text: 'For programs' },
  ];
  return mode === 'production' ? always : [...always, { href: '/outbox', text: 'Outbox (demonstration)' }];
}
