import { FileProblem } from '@medreg/files';
import type { Viewer } from '@medreg/viewer';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Deps } from '../../context.ts';
import { MESSAGES } from '../../messages.ts';
import { exportArchive } from '../export-archive/export-archive.ts';
import { DOWNLOAD_TTL_SECONDS, parseSubject } from './download-tickets.ts';
import { printForm } from './printable-form.ts';

/**
 * `GET /files/applications/downloads/:ticket`: a photo, a material, a printable form or the own archive. The ticket in the path is the right, because a
 * browser follows a link without its token; an account that did not get it is refused all the same.
 */
export function downloadRoute(
  app: FastifyInstance,
  deps: Deps,
  viewerOf: (request: FastifyRequest) => Viewer | null,
): void {
  // Not `:ticket`: a router's named parameters are short, tickets are not.
  app.get<{ Params: { '*': string } }>('/files/applications/downloads/*', async (request, reply) => {
    const viewer = viewerOf(request);
    if (!viewer) return gone(reply, 401, 'UNAUTHENTICATED');
    const opened = deps.tickets.verify(request.params['*'], 'DOWNLOAD', {
      ...(viewer.accountId !== undefined && { owner: viewer.accountId }),
    });
    if (!opened.ok) return gone(reply, 403, opened.problem === 'WRONG_OWNER' ? 'WRONG_OWNER' : 'EXPIRED');
    const subject = parseSubject(opened.ticket.subject);
    if (!subject) return gone(reply, 404, 'NOT_FOUND');

    reply.header('x-content-type-options', 'nosniff');
    reply.header('cache-control', `private, max-age=${DOWNLOAD_TTL_SECONDS}`);
    try {
      if (subject.what === 'photo') {
        return reply.type('image/jpeg').send(await deps.files.get(subject.key));
      }
      if (subject.what === 'material') {
        reply.header('content-disposition', 'inline');
        return reply.type(subject.mediaType).send(await deps.files.get(subject.key));
      }
      const decision = await deps.limits.prints.consume(opened.ticket.owner);
      if (!decision.allowed) return gone(reply.header('retry-after', decision.retryAfterSeconds), 429, 'RATE_LIMITED');
      const paper =
        subject.what === 'archive'
          ? await exportArchive(deps, subject.practitionerId, subject.format, opened.ticket.owner)
          : await printed(deps, subject);
      if (!paper) return gone(reply, 404, 'NOT_FOUND');
      reply.header('content-disposition', `inline; filename="${opened.ticket.fileName ?? 'application.pdf'}"`);
      reply.header('cache-control', 'private, no-store');
      return reply.type(paper.mediaType).send(paper.bytes);
    } catch (error) {
      if (error instanceof FileProblem && error.kind === 'NOT_FOUND') return gone(reply, 404, 'NOT_FOUND');
      request.log.error({ err: error }, 'download failed');
      return gone(reply, 503, 'UNAVAILABLE');
    }
  });
}

async function printed(deps: Deps, subject: { applicationId: string; idNumber: 'FULL' | 'MASKED' }) {
  const bytes = await printForm(deps, subject.applicationId, subject);
  return bytes && { mediaType: 'application/pdf' as const, bytes };
}

function gone(reply: FastifyReply, code: number, problem: string): FastifyReply {
  const message = { 429: MESSAGES.tooFast, 503: MESSAGES.unavailable }[code] ?? MESSAGES.downloadExpired;
  return reply.code(code).header('cache-control', 'no-store').send({ problem, message });
}
