import { h } from 'preact';
import type { ComponentChildren } from 'preact';
import type { Options } from './options.ts';

export type HeaderServiceProps = Options<{
  logo: Options<{ href: string; src: string; alt: string; ariaLabel: string }>;
  service: Options<{ text: string; href: string }>;
  organisation: { readonly name: string } & Options<{ split: string; descriptor: string }>;
}>;

/** Logo, organisation and name of the service; one link for both where both would lead to the same place. */
export function HeaderService(props: HeaderServiceProps) {
  const { logo, service } = props;
  const isOneLink = Boolean(service?.text && service.href && (!logo?.href || logo.href === service.href));
  const logoHref = isOneLink ? service?.href : logo?.href;
  const picture = drawLogo(props);
  return (
    <div class="nhsuk-header__service">
      {logoHref ? (
        <a class="nhsuk-header__service-logo" href={logoHref} aria-label={logoLabel(props, isOneLink)}>
          {picture}
          {isOneLink && drawName(service?.text)}
        </a>
      ) : (
        picture
      )}
      {!isOneLink && drawName(service?.text, service?.href)}
    </div>
  );
}

function logoLabel({ logo, service, organisation }: HeaderServiceProps, isOneLink: boolean): string {
  if (logo?.ariaLabel) return logo.ariaLabel;
  const serviceName = isOneLink ? service?.text : undefined;
  return [logo?.alt ?? 'NHS', organisation?.name, organisation?.split, serviceName, 'homepage'].filter(Boolean).join(' ');
}

function drawName(text: string | undefined, href?: string): ComponentChildren {
  if (!text) return null;
  return h(href ? 'a' : 'span', { class: 'nhsuk-header__service-name', href }, text);
}

function drawLogo({ logo, organisation }: HeaderServiceProps): ComponentChildren {
  const alt = logo?.alt ?? 'NHS';
  const picture = logo?.src ? (
    <img class="nhsuk-header__organisation-logo" src={logo.src} width="280" alt={alt} />
  ) : (
    drawNhsLogo(alt)
  );
  return (
    <>
      {picture}
      {organisation && drawOrganisation(organisation)}
    </>
  );
}

function drawOrganisation({ name, split, descriptor }: NonNullable<HeaderServiceProps['organisation']>) {
  return (
    <>
      <span class="nhsuk-header__organisation-name">
        {name}
        {split && ' '}
        {split && <span class="nhsuk-header__organisation-name-split">{split}</span>}
      </span>
      {descriptor && <span class="nhsuk-header__organisation-name-descriptor">{descriptor}</span>}
    </>
  );
}

function drawNhsLogo(alt: string) {
  return (
    <svg
      class="nhsuk-header__logo"
      xmlns="http://www.w3.org/2000/svg"
      viewBox="0 0 200 80"
      height="40"
      width="100"
      focusable="false"
      role="img"
      aria-label={alt}
    >
      <title>{alt}</title>
      <path fill="currentcolor" d={nhsLogoPath} />
    </svg>
  );
}

// The NHS lozenge as nhsuk-frontend draws it. Only its fixtures use it; see `Header`.
const nhsLogoPath =
  'M200 0v80H0V0h200Zm-27.5 5.5c-14.5 0-29 5-29 22 0 10.2 7.7 13.5 14.7 16.3l.7.3c5.4 2 10.1 3.9 10.1 8.4 0 6.5-8.5 7.5-14 7.5s-12.5-1.5-16-3.5L135 70c5.5 2 13.5 3.5 20 3.5 15.5 0 32-4.5 32-22.5 0-19.5-25.5-16.5-25.5-25.5 0-5.5 5.5-6.5 12.5-6.5a35 35 0 0 1 14.5 3l4-13.5c-4.5-2-12-3-20-3Zm-131 2h-22l-14 65H22l9-45h.5l13.5 45h21.5l14-65H64l-9 45h-.5l-13-45Zm63 0h-18l-13 65h17l6-28H117l-5.5 28H129l13.5-65H125L119.5 32h-20l5-24.5Z';
