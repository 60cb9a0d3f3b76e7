/** The hidden token that proves a form was drawn by this service for this session. */
export function CsrfField({ token }: { readonly token: string }) {
  return <input type="hidden" name="_csrf" value={token} />;
}
