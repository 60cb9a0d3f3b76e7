import { render } from 'preact-render-to-string';
import type { Config } from '#platform/config';
import type { Present } from '#platform/http';

/** Dresses a page in the layout: navigation, banners, account. */
export const present = (_config: Config): Present => (page) =>
  `<!doctype html><html lang="en-GB"><head><title>${page.title}</title></head><body><main>${typeof page.content === 'string' ? page.content : render(page.content)}</main></body></html>`;
