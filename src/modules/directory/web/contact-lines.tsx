import { isReachable, type Contact } from '../domain/contact.ts';
import { ExampleTag } from './parts.tsx';

/** Every way to reach the organisation, and an honest sentence for each that is not set. */
export function ContactLines({ contact, whoLabel = 'Run by', noneText }: { readonly contact: Contact; readonly whoLabel?: string; readonly noneText?: string }) {
  const { organisation, phone, phoneHours, email, post, inPerson, isExample } = contact;
  if (!organisation && !isReachable(contact)) {
    return <p>{noneText ?? NOT_SET}</p>;
  }
  return (
    <>
      {isExample && <p><ExampleTag when /> These details are imagined. Nobody answers there.</p>}
      <ul class="nhsuk-list nhsuk-list--bullet">
        {organisation && <li>{whoLabel}: {organisation}</li>}
        <li>Phone: {phone ? `${phone}${phoneHours ? ` (${phoneHours})` : ''}` : 'no number is set yet'}</li>
        <li>Email: {email ? <a href={`mailto:${email}`}>{email}</a> : 'no address is set yet'}</li>
        <li>Post: {post.length > 0 ? post.join(', ') : 'no address is set yet'}</li>
        <li>In person: {inPerson ?? 'no place is set yet'}</li>
      </ul>
    </>
  );
}

const NOT_SET = 'No contact details are set on this site yet. The organisation that runs it sets them. Until then, please ask the service you use.';
