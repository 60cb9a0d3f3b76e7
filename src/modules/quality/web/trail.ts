/** The way from the first page to pages of the dashboard. */
export const dashboardTrail = (...more: readonly { text: string; href: string }[]) => [{ text: 'Home', href: '/' }, { text: 'Quality Dashboard', href: '/quality' }, ...more];
