import { NotFound } from '#platform/errors';
import { fileInPieces, type Reply, type RequestContext } from '#platform/http';
import { keptBundles, pieceOf, type KeptBundle } from '../../queries/open-data/kept-bundle.ts';
import { placeAsked } from '../where.ts';

/** The bundle of a part that is over, as the worker made it, piece by piece: nobody waits for it to be made. Throws NotFound where there is none yet. */
export async function takeOpenData(ctx: RequestContext): Promise<Reply> {
  const { conversation, phase } = await placeAsked(ctx);
  const bundle = (await ctx.read((tx) => keptBundles(tx, conversation.id))).get(phase.id);
  if (!bundle) throw new NotFound(phase.sealedAt ? 'The open data is being made. It is ready in a few minutes.' : 'Open data is made when a part of a conversation is over.');
  return fileInPieces(piecesOf(ctx, bundle), 'application/zip', { name: `open-data-${conversation.code}-${phase.position}.zip`, bytes: bundle.sizeBytes });
}

/** Each piece in a transaction of its own: a slow reader holds none open. */
async function* piecesOf(ctx: RequestContext, bundle: KeptBundle): AsyncIterable<Uint8Array> {
  for (let number = 0; ; number += 1) {
    const piece = await ctx.read((tx) => pieceOf(tx, bundle, number));
    if (piece === null) return;
    yield piece;
  }
}
