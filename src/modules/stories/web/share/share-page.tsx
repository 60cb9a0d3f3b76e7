import { NotFound } from '#platform/errors';
import type { Reply, RequestContext } from '#platform/http';
import { pictureFile, type PictureFormat } from '#platform/documents';
import { glossaryInForce } from '#modules/strategy';
import { wrapText } from '#ui/charts';
import { InsetText } from '#ui/nhsuk';
import { shareKit, type ShareKit } from '../../domain/share/share-kit.ts';
import { casePage } from '../../queries/cases/case-studies.ts';
import { effectsShown } from '../../queries/cases/claim.ts';
import { publicPage, hubCrumbs } from '../public-page.tsx';

async function kitOf(ctx: RequestContext): Promise<{ id: string; title: string; kit: ShareKit }> {
  return ctx.read(async (tx) => {
    const study = await casePage(tx, ctx.params['id'] ?? '');
    if (study.state !== 'published') throw new NotFound('It can be shared once it is published.');
    return { id: study.id, title: study.title, kit: shareKit({ ...study, claim: (await effectsShown(tx, study)).has('people') ? study.impactClaim : '' }, await glossaryInForce(tx)) };
  });
}

/** GET /case-studies/:id/share: texts and a picture to share, made from the case study alone (row O31). */
export async function showShare(ctx: RequestContext): Promise<Reply> {
  const { id, title, kit } = await kitOf(ctx);
  const address = `${ctx.config.baseUrl}/case-studies/${id}`;
  return publicPage(ctx, {
    title: `Share: ${title}`, crumbs: [...hubCrumbs, { text: 'Case studies', href: '/case-studies' }],
    content: (
      <div class="nhsuk-u-reading-width">
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{title}</span> Share it</h1>
        {kit.unexplained.length > 0 && <InsetText text={`Explain these short forms in the case study first: ${kit.unexplained.join(', ')}.`} />}
        {kit.unexplained.length === 0 && (
          <>
            <h2 class="nhsuk-heading-m">In short</h2><p data-quoted>{kit.summary}</p>
            <h2 class="nhsuk-heading-m">A short post</h2><p data-quoted>{kit.post} {address}</p>
            <h2 class="nhsuk-heading-m">A picture</h2>
            <figure class="nhsuk-image"><img class="nhsuk-image__img" src={`/case-studies/${id}/card.svg`} alt={kit.altText} /></figure>
            <p><a href={`/case-studies/${id}/card.svg`} download>Picture (SVG)</a> or <a href={`/case-studies/${id}/card.png`} download>picture (PNG, for places for posts)</a></p>
            <p>Say this with the picture, for people who do not see it:</p><p data-quoted>{kit.altText}</p>
          </>
        )}
        <p><a href={`/case-studies/${id}`}>Go back to the case study</a></p>
      </div>
    ),
  });
}

/** GET /case-studies/:id/card.svg or card.png: 1,200 by 630, as places for posts show it. */
export const showCard = (format: PictureFormat) => async (ctx: RequestContext): Promise<Reply> => {
  const { kit } = await kitOf(ctx);
  if (kit.unexplained.length > 0) throw new NotFound('Short forms are to be explained first.');
  return pictureFile(cardSvg(kit), { name: 'case-study', format });
};

const [WIDTH, HEIGHT, MARGIN] = [1200, 630, 80];

function cardSvg({ card, altText }: ShareKit): string {
  const title = lines(card.title, { size: 56, y: 150, weight: 'bold', most: 3 });
  const words = lines(card.words, { size: 36, y: 150 + 73 * title.count + 40, most: 4 });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="card-title" font-family="Arial, sans-serif"><title id="card-title">${xml(altText)}</title><rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/><rect width="${WIDTH}" height="24" fill="#005eb8"/>${title.svg}${words.svg}<text x="${MARGIN}" y="570" font-size="28" fill="#4c6272">${xml(card.foot)}</text></svg>`;
}

function lines(text: string, { size, y, weight = 'normal', most }: { size: number; y: number; weight?: 'normal' | 'bold'; most: number }): { svg: string; count: number } {
  const wrapped = wrapText(text, size, WIDTH - 2 * MARGIN, weight === 'bold' ? 'bold' : undefined);
  const kept = wrapped.length > most ? [...wrapped.slice(0, most - 1), `${wrapped[most - 1] ?? ''}…`] : wrapped;
  return { count: kept.length, svg: kept.map((line, at) => `<text x="${MARGIN}" y="${y + at * Math.round(size * 1.3)}" font-size="${size}" font-weight="${weight}" fill="#212b32">${xml(line)}</text>`).join('') };
}

const xml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
