import { possibleId } from '@medreg/database';
import type { Viewer } from '@medreg/viewer';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Deps } from '../../context.ts';
import { MESSAGES } from '../../messages.ts';
import { statusOf } from '../../register-entry.ts';
import type { ELicenceRow, RegisterEntryRow } from '../../rows.ts';

/** Seconds for which a download address is good. */
const TICKET_SECONDS = 300;

type DocumentKind = 'pdf' | 'png';

interface Licence {
  licence: ELicenceRow;
  entry: RegisterEntryRow | null;
}

/**
 * Where the document lies; null until it is there, after the licence's end, and while it is suspended: the document has no
 * 暂停执业 mark, and without one a licence may not be opened then (domain 8.1).
 */
function documentKey({ clock }: Deps, { licence, entry }: Licence, kind: DocumentKind): string | null {
  if (statusOf(licence, entry, clock.now()) !== 'VALID') return null;
  return kind === 'pdf' ? licence.pdfKey : licence.pngKey;
}

/**
 * 证照文件: a short-lived address. The ticket in it is the right, because a browser follows a link without its token; an account
 * that did not get it is refused all the same.
 */
export function documentUrl(deps: Deps, viewer: Viewer, own: Licence, kind: DocumentKind): string | null {
  if (!documentKey(deps, own, kind) || !viewer.accountId) return null;
  const subject = `${own.licence.id}.${kind}`;
  const ticket = deps.tickets.sign({ purpose: 'DOWNLOAD', subject, owner: viewer.accountId }, TICKET_SECONDS);
  return `/files/licences/downloads/${ticket}`;
}

/** GET /files/licences/downloads/<ticket> (longer than a named parameter may be). A licence that ended since the ticket was given is not there any more. */
export function downloadRoute(
  app: FastifyInstance,
  deps: Deps,
  viewerOf: (request: FastifyRequest) => Viewer | null,
): void {
  app.get<{ Params: { '*': string } }>('/files/licences/downloads/*', async (request, reply) => {
    const viewer = viewerOf(request);
    const document = viewer && (await findDocument(deps, viewer.accountId, request.params['*']));
    const file = document && (await deps.files.describe(document.key));
    if (!file) return reply.code(404).send({ error: 'NOT_FOUND', message: MESSAGES.downloadGone });
    return reply
      .headers({
        'content-type': file.contentType,
        'content-length': file.size,
        'content-disposition': `attachment; filename="${document.name}"`,
        'cache-control': 'private, no-store',
        'x-content-type-options': 'nosniff',
      })
      .send(await deps.files.get(document.key));
  });
}

async function findDocument(deps: Deps, owner: string | undefined, token: string) {
  const { db, tickets } = deps;
  const opened = tickets.verify(token, 'DOWNLOAD', owner === undefined ? {} : { owner });
  if (!opened.ok) return null;
  const [, subject, kind] = /^(.+)\.(pdf|png)$/.exec(opened.ticket.subject) ?? [];
  const id = possibleId(subject ?? '');
  const licence = id && (await db.eLicence.findUnique({ where: { id } }));
  if (!licence) return null;
  const entry = await db.registerEntry.findUnique({ where: { registrationId: licence.registrationId } });
  const key = documentKey(deps, { licence, entry }, kind as DocumentKind);
  return key ? { key, name: `${licence.identifier}.${kind}` } : null;
}
