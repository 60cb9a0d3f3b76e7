import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** Makes a new random name for each form of a page; nothing where forms need none (nobody is signed in). */
export const FormNames = createContext<(() => string) | undefined>(undefined);

/**
 * The hidden token that proves a form was drawn by this service for this session, and the name of this one rendering, by which a
 * second sending of it is known. Browsers are told not to fill in an older name when somebody comes back to the page.
 */
export function CsrfField({ token }: { readonly token: string }) {
  const newName = useContext(FormNames);
  return (
    <>
      <input type="hidden" name="_csrf" value={token} />
      {newName && <input type="hidden" name="_form" value={newName()} autocomplete="off" />}
    </>
  );
}
