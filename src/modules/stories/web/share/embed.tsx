import { createHash } from 'node:crypto';
import { renderToString } from 'preact-render-to-string';
import type { Reply, RequestContext } from '#platform/http';
import { answerTitle, everyAnswer } from '#modules/conversations';

const MOST = 5;
/** The block's whole look; its hash stands in its own policy, so nothing else can be put into it. */
const style = 'body{font-family:Arial,sans-serif;color:#212b32;margin:16px;line-height:1.5}h1{font-size:1.2rem}a{color:#005eb8}li{margin-bottom:12px}';
const styleHash = createHash('sha256').update(style).digest('base64');
const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; frame-ancestors *; base-uri 'none'; form-action 'none'`;

/** GET /embed/you-said-we-did: a page of another site may show it in a frame. No script, no cookie, nothing that can be pressed but links. */
export async function showEmbed(ctx: RequestContext): Promise<Reply> {
  const organisationCode = typeof ctx.query['organisation'] === 'string' ? ctx.query['organisation'].slice(0, 80) : '';
  const { lines } = await ctx.read((tx) => everyAnswer(tx, { organisationCode, limit: MOST }));
  const html = renderToString(
    <html lang="en">
      <head><meta charset="utf-8" /><meta name="viewport" content="width=device-width, initial-scale=1" /><title>You said, we did</title><style dangerouslySetInnerHTML={{ __html: style }} /></head>
      <body>
        <main>
          <h1>You said, we did</h1>
          {lines.length === 0 && <p>Nothing is published yet.</p>}
          <ul>{lines.map(({ themeId, title, state, words, isExample }) => <li>{isExample && 'Example: '}<a href={`${ctx.config.baseUrl}/themes/${themeId}`} target="_top">{title}</a>. {answerTitle[state]}{words === '' ? '.' : `: ${words}`}</li>)}</ul>
          <p><a href={`${ctx.config.baseUrl}/you-said-we-did${organisationCode === '' ? '' : `?organisation=${encodeURIComponent(organisationCode)}`}`} target="_top">All answers</a></p>
        </main>
      </body>
    </html>,
  );
  // An empty value takes the header away: older than the policy's own frame-ancestors, and it knows no "anyone".
  return { kind: 'file', body: `<!DOCTYPE html>${html}`, type: 'text/html; charset=utf-8', headers: { 'Content-Security-Policy': policy, 'X-Frame-Options': '', 'Cross-Origin-Resource-Policy': 'cross-origin', 'Cache-Control': 'public, max-age=300' } };
}
