import { pipeline } from 'node:stream/promises';
import type { Viewer } from '@medreg/viewer';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Deps } from '../../context.ts';
import type { ELicenceRow } from '../../rows.ts';

/** Seconds for which a download address is good. */
const TICKET_SECONDS = 300;

/** 证照文件: a short-lived address, for its holder's account only; null until the document is there, or after its end. */
export function documentUrl(
  { tickets }: Deps,
  viewer: Viewer,
  licence: ELicenceRow,
  kind: 'pdf' | 'png',
): string | null {
  const key = kind === 'pdf' ? licence.pdfKey : licence.pngKey;
  if (!key || licence.state === 'INVALID' || !viewer.accountId) return null;
  const ticket = tickets.sign(
    { purpose: 'DOWNLOAD', subject: key, owner: viewer.accountId, fileName: `${licence.identifier}.${kind}` },
    TICKET_SECONDS,
  );
  return `/files/licences/downloads/${ticket}`;
}

/** GET /files/licences/downloads/:ticket */
export function downloadRoute(
  app: FastifyInstance,
  { tickets, files }: Deps,
  viewerOf: (request: FastifyRequest) => Viewer | null,
): void {
  app.get<{ Params: { ticket: string } }>('/files/licences/downloads/:ticket', async (request, reply) => {
    const owner = viewerOf(request)?.accountId;
    const opened = owner ? tickets.verify(request.params.ticket, 'DOWNLOAD', { owner }) : null;
    const file = opened?.ok ? await files.describe(opened.ticket.subject) : null;
    if (!opened?.ok || !file) return reply.code(404).send({ error: 'NOT_FOUND', message: '下载地址无效或已过期。' });
    reply.header('content-type', file.contentType);
    reply.header('content-length', file.size);
    reply.header('cache-control', 'private, no-store');
    reply.header('content-disposition', `attachment; filename="${opened.ticket.fileName ?? 'document'}"`);
    reply.hijack();
    reply.raw.writeHead(200, reply.getHeaders() as Record<string, string | number>);
    await pipeline(await files.get(opened.ticket.subject), reply.raw);
  });
}
