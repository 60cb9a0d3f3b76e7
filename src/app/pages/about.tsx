import { ContactLines, type Contact } from '#modules/directory';

/** A strategy of a real organisation, with the words by which its publisher is named. */
export interface ShownSource {
  code: string;
  title: string;
  attribution: string;
  licence: string;
}

export function About({ contact, sources }: { readonly contact: Contact; readonly sources: readonly ShownSource[] }) {
  return (
    <>
      <h1 class="nhsuk-heading-l">About Allied</h1>
      <p>This site shows plans for care, and what became of them. We call such a plan a strategy. People can read it, say what they think, and see what is done each year.</p>
      <p>The plans are for the allied health professions. These are <a href="/professions">14 kinds of health work</a>, such as physiotherapist and paramedic.</p>
      <h2 class="nhsuk-heading-m">Who runs this site</h2>
      <ContactLines contact={contact} noneText="The organisation that runs this site has not given its name or address yet." />
      <h2 class="nhsuk-heading-m">Not an NHS site</h2>
      <p>Allied is open software. It is not a site of the NHS. NHS England and Oxford Health did not make it. They have not endorsed it.</p>
      <h2 class="nhsuk-heading-m" id="sources">Where the words come from</h2>
      <p>The strategies belong to those who wrote them. We show their words and say whose they are.</p>
      <dl class="nhsuk-summary-list">
        {sources.map(({ code, title, attribution, licence }) => (
          <div class="nhsuk-summary-list__row" key={code}>
            <dt class="nhsuk-summary-list__key"><a href={`/strategies/${code}`}>{title}</a></dt>
            <dd class="nhsuk-summary-list__value" data-quoted>{attribution} {licence}</dd>
          </div>
        ))}
      </dl>
      <p>See also <a href="/sources">the papers that the strategies name</a>.</p>
      <h2 class="nhsuk-heading-m">Who may use it</h2>
      <p>Anybody may use and change the software (MIT licence). Our own words may be used by anybody who says where they are from (<a href="https://creativecommons.org/licenses/by/4.0/">Creative Commons Attribution 4.0</a>). The strategies are under the <a href="https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/">Open Government Licence</a>.</p>
      <p>Organisations and people that are marked “Example” are imagined.</p>
    </>
  );
}
