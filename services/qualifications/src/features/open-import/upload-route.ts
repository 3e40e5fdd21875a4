import type { Viewer } from '@medreg/viewer';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Deps } from '../../context.ts';
import { MESSAGES } from '../../messages.ts';
import { receiveFile } from './receive-file.ts';
import { UPLOAD_LIMIT_BYTES } from './upload-limit.ts';

/**
 * `PUT /files/qualifications/uploads/:ticket`, the file as the raw body, by the account that the ticket was given to; the
 * body goes to the store as it comes. 202 `{accepted: true}`; otherwise `{accepted: false, problem, message}` with 401/403
 * (ticket), 409 (has its file already), 413 or 422 (not the declared size).
 */
export function uploadRoute(
  app: FastifyInstance,
  deps: Deps,
  viewerOf: (request: FastifyRequest) => Viewer | null,
): void {
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
    scope.setErrorHandler((error, request, reply) => {
      request.log.error({ err: error }, 'upload failed');
      return refuse(reply, 503, 'UNAVAILABLE', MESSAGES.unavailable);
    });
    scope.addHook('onRequest', async (request, reply) => letGoOfTheRest(request, reply));
    scope.put<{ Params: { ticket: string } }>('/files/qualifications/uploads/:ticket', async (request, reply) => {
      const viewer = viewerOf(request);
      if (!viewer?.accountId) return refuse(reply, 401, 'UNAUTHENTICATED', MESSAGES.uploadNotYours);
      const opened = deps.tickets.verify(request.params.ticket, 'UPLOAD', { owner: viewer.accountId });
      if (!opened.ok) {
        return opened.problem === 'WRONG_OWNER'
          ? refuse(reply, 403, 'WRONG_OWNER', MESSAGES.uploadNotYours)
          : refuse(reply, 403, 'EXPIRED', MESSAGES.uploadExpired);
      }
      const { subject, maxBytes = 0 } = opened.ticket;
      if (Number(request.headers['content-length'] ?? 0) > maxBytes)
        return refuse(reply, 413, 'TOO_LARGE', MESSAGES.uploadTooLarge);
      // The connection stays open when the store has had enough, so that the answer reaches the sender.
      const body = request.raw.iterator({ destroyOnReturn: false });
      const { kind } = await receiveFile(deps, viewer, subject, body);
      switch (kind) {
        case 'Received':
          return reply.code(202).send({ accepted: true });
        case 'AlreadyUploaded':
          return refuse(reply, 409, 'ALREADY_UPLOADED', MESSAGES.alreadyUploaded);
        case 'TooLarge':
          return refuse(reply, 413, 'TOO_LARGE', MESSAGES.uploadTooLarge);
        case 'Incomplete':
          return refuse(reply, 422, 'INCOMPLETE', MESSAGES.uploadIncomplete);
      }
    });
  });
}

/**
 * Whoever is refused may still be sending. What was declared and is not too much is let pass, so that the answer is read;
 * anything else is cut off once the answer is out.
 */
function letGoOfTheRest({ raw, headers }: FastifyRequest, reply: FastifyReply): void {
  const { socket } = raw; // gone from the request when its reader gave up
  const declared = Number(headers['content-length'] ?? Number.POSITIVE_INFINITY);
  reply.raw.once('finish', () => {
    if (raw.complete) return;
    if (declared <= UPLOAD_LIMIT_BYTES) raw.resume();
    else socket.destroy();
  });
}

function refuse(reply: FastifyReply, code: number, problem: string, message: string): FastifyReply {
  return reply.code(code).send({ accepted: false, problem, message });
}
