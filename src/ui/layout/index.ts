// Page layouts: the frame that every page of the service stands in.
export type { Account } from './account-navigation.tsx';
export type { DemoBannerProps, PersonaSwitcherProps } from './demo-banner.tsx';
export { DemoBanner } from './demo-banner.tsx';
export type { Page, RenderedFragment } from './page.tsx';
export { renderFragment, renderPage } from './page.tsx';
export { PhaseBanner } from './phase-banner.tsx';
export type { SiteFooterProps } from './site-footer.tsx';
export type { SiteHeaderProps } from './site-header.tsx';
