/**
 * Where to go after signing in: only ever a path on this site. Anything else (another host in any spelling that a
 * browser would follow, control characters, an over-long text) becomes the start page.
 */
export function localPath(text: unknown): string {
  if (typeof text !== 'string' || text.length > 500 || !text.startsWith('/')) return '/';
  const here = 'http://here.invalid';
  if (!URL.canParse(text, here)) return '/';
  const { origin, pathname, search, hash } = new URL(text, here);
  if (origin !== here || /^\/[/\\]/.test(pathname)) return '/';
  return `${pathname}${search}${hash}`;
}
