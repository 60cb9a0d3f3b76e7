import { isValidElement } from 'preact';
import type { ComponentChildren, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { assets } from '#ui/assets';
import { drawnOnce, namingForms } from '#ui/drawing';
import { BackLink, Breadcrumb, NotificationBanner, SkipLink, trustedHtml } from '#ui/nhsuk';
import type { BackLinkProps, BreadcrumbItem } from '#ui/nhsuk';
import { serviceName, themeColour } from './service.ts';
import { siteFooter } from './site-footer.tsx';
import type { SiteFooterProps } from './site-footer.tsx';
import { siteHeader } from './site-header.tsx';
import type { SiteHeaderProps } from './site-header.tsx';

/** A part of a page that is already HTML, made by `renderFragment`, so that it can be kept and drawn again at no cost. */
export interface RenderedFragment {
  readonly html: string;
}

export interface Page extends SiteHeaderProps {
  /** Title of this page alone; the document is called "title – Allied". */
  readonly title: string;
  /** True where the form on the page has errors: the title then begins with "Error: ". */
  readonly isInError?: boolean | undefined;
  readonly main: VNode | RenderedFragment;
  /** One or two sentences for search engines. */
  readonly description?: string | undefined;
  /** What other sites show where somebody shares the address of this page (Open Graph, https://ogp.me); `picture` is a whole address. */
  readonly linkPreview?: { readonly title: string; readonly words: string; readonly picture: string; readonly altText: string } | undefined;
  /** The same as feeds, where feed readers look for them. */
  readonly feeds?: readonly { readonly title: string; readonly href: string; readonly type: string }[] | undefined;
  /** True where search engines should leave the page alone. */
  readonly isPrivate?: boolean | undefined;
  /** What was just saved, as a sentence: said in a banner above the page. */
  readonly savedWords?: string | undefined;
  readonly footer: SiteFooterProps;
  /** Above the header, e.g. `<DemoBanner>`. */
  readonly demoBanner?: ComponentChildren;
  /** Below the header, e.g. `<PhaseBanner>`. */
  readonly phaseBanner?: ComponentChildren;
  /** The path to this page; a back link takes its place where one is given. */
  readonly breadcrumbs?: readonly BreadcrumbItem[] | undefined;
  readonly backLink?: BackLinkProps | undefined;
  /** Makes the random names of this page's forms, for a person who is signed in. */
  readonly newFormName?: (() => string) | undefined;
  /** True for diagrams and wide tables that need the whole width of the window. */
  readonly isWide?: boolean | undefined;
}

/** Draws a part of a page once, to be kept and passed to `renderPage` again and again. */
export function renderFragment(part: VNode): RenderedFragment {
  return { html: renderToString(part) };
}

/** The whole document as a string, ready to send. It holds no inline script and no style attribute. */
export function renderPage(page: Page): string {
  const html = namingForms(page.newFormName, () => renderToString(
    <html lang="en-GB">
      {head(page)}
      <body>
        {skipLink({})}
        {page.demoBanner}
        {siteHeader(page)}
        {page.phaseBanner}
        <Body {...page} />
        {siteFooter(page.footer)}
      </body>
    </html>,
  ));
  return `<!doctype html>${html}`;
}

const skipLink = drawnOnce([], () => <SkipLink />);

interface HeadProps extends Pick<Page, 'description' | 'linkPreview' | 'feeds' | 'isPrivate'> {
  readonly documentTitle: string;
}

function head({ title, isInError, description, linkPreview, feeds, isPrivate }: Page): VNode {
  const words = { documentTitle: documentTitle(title, isInError) };
  if (linkPreview || feeds) return <Head {...words} description={description} linkPreview={linkPreview} feeds={feeds} isPrivate={isPrivate} />;
  if (description) return (isPrivate ? heads.privateDescribed : heads.described)({ ...words, description });
  return (isPrivate ? heads.private : heads.plain)(words);
}

const heads = {
  plain: drawnOnce(['documentTitle'], (words) => <Head {...words} />),
  private: drawnOnce(['documentTitle'], (words) => <Head {...words} isPrivate />),
  described: drawnOnce(['documentTitle', 'description'], (words) => <Head {...words} />),
  privateDescribed: drawnOnce(['documentTitle', 'description'], (words) => <Head {...words} isPrivate />),
};

function Head({ documentTitle, description, linkPreview, feeds = [], isPrivate }: HeadProps) {
  return (
    <head>
      <meta charset="utf-8" />
      <title>{documentTitle}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="theme-color" content={themeColour} />
      {description && <meta name="description" content={description} />}
      {linkPreview && Object.entries({ title: linkPreview.title, description: linkPreview.words, image: linkPreview.picture, 'image:alt': linkPreview.altText }).map(([property, content]) => <meta property={`og:${property}`} content={content} />)}
      {isPrivate && <meta name="robots" content="noindex" />}
      {feeds.map(({ title, href, type }) => <link rel="alternate" type={type} href={href} title={title} />)}
      <link rel="stylesheet" href={assets.cssPath} />
      <link rel="icon" href={assets.markPath} type="image/svg+xml" />
      <script type="module" src={assets.jsPath}></script>
    </head>
  );
}

function documentTitle(title: string, isInError: boolean | undefined): string {
  const named = title === serviceName ? serviceName : `${title} – ${serviceName}`;
  return isInError ? `Error: ${named}` : named;
}

function Body({ main, savedWords, breadcrumbs, backLink, isWide }: Page) {
  return (
    <div class={isWide ? 'nhsuk-width-container-fluid allied-wide' : 'nhsuk-width-container'}>
      {backLink ? <BackLink {...backLink} /> : breadcrumbs && <Breadcrumb items={breadcrumbs} />}
      <main class="nhsuk-main-wrapper" id="maincontent">
        {savedWords !== undefined && <NotificationBanner variant="success"><p class="nhsuk-notification-banner__heading">{savedWords}</p></NotificationBanner>}
        {isValidElement(main) ? main : trustedHtml(main.html)}
      </main>
    </div>
  );
}
