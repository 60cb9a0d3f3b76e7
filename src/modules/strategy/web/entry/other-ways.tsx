import { ContactLines, type Contact } from '#modules/directory';

/** Beside every public form: the same on paper, by phone or face to face, and how. `whom` is said where nobody is named. */
export function OtherWays({ contact, printHref, entryHref }: { readonly contact: Contact; readonly printHref: string; readonly entryHref?: string | undefined }) {
  return (
    <section aria-labelledby="other-ways">
      <h2 class="nhsuk-heading-m" id="other-ways">Other ways to tell us</h2>
      <p>Each way counts the same. You can ask somebody to help you.</p>
      <p><a href={printHref}>Print the form and fill it in with a pen</a>. Or tell us by phone, by post or in person:</p>
      <ContactLines contact={contact} whoLabel="Ask" noneText={NOT_SAID} />
      {entryHref && <p class="allied-print-hidden"><a href={entryHref}>Type in what somebody told you</a> (staff only)</p>}
    </section>
  );
}

/** The foot of a printed form. */
export function SendTo({ contact }: { readonly contact: Contact }) {
  return <ContactLines contact={contact} whoLabel="Send it to" noneText="No address and no phone number is set yet. Please hand this sheet to the service that gave it to you." />;
}

const NOT_SAID = 'No phone number and no address is set yet. Until then, please hand the printed form to the service you use, and ask them to type it in.';
