import { formNaming } from '#ui/drawing';

/**
 * The hidden token that proves a form was drawn by this service for this session, and the name of this one rendering, by which a
 * second sending of it is known. Browsers are told not to fill in an older name when somebody comes back to the page.
 */
export function CsrfField({ token }: { readonly token: string }) {
  const newName = formNaming();
  return (
    <>
      <input type="hidden" name="_csrf" value={token} />
      {newName && <input type="hidden" name="_form" value={newName()} autocomplete="off" />}
    </>
  );
}
