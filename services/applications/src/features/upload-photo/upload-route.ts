import type { Viewer } from '@medreg/viewer';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Deps } from '../../context.ts';
import { MESSAGES } from '../../messages.ts';
import { PHOTO_LIMITS, type PhotoProblem } from '../../photo/index.ts';
import { photoUrl } from '../download-file/download-tickets.ts';
import { MATERIAL_MAX_BYTES } from '../upload-material/open-material-upload.ts';
import { MOST_FILES, type SavedMaterial, saveMaterial } from '../upload-material/save-material.ts';
import { savePhoto } from './save-photo.ts';

/**
 * A telephone's photo of some megabytes is read whole, so that its owner hears that it is too large instead of seeing a broken
 * connection; what is beyond is cut off while it arrives.
 */
const MOST_BYTES = 12 * 1024 * 1024;

/**
 * `PUT /files/applications/uploads/:ticket`, the photo or the material as the raw body, by the account that the ticket was given
 * to. 200 `{accepted: true, width, height, photoUrl}` or `{accepted: true, fileId}`; otherwise `{accepted: false, problem, message, limits?}` with 401/403 (ticket),
 * 409 (already submitted), 413 (too large while arriving) or 422 (nothing that can be used).
 */
export function uploadRoute(
  app: FastifyInstance,
  deps: Deps,
  viewerOf: (request: FastifyRequest) => Viewer | null,
): void {
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: MOST_BYTES }, (_, body, done) => done(null, body));
    scope.setErrorHandler((error, request, reply) => {
      const tooLarge = error instanceof Error && 'code' in error && error.code === 'FST_ERR_CTP_BODY_TOO_LARGE';
      if (tooLarge) return refuse(reply, 413, 'TOO_LARGE', messageOfSize(request));
      request.log.error({ err: error }, 'upload failed');
      return refuse(reply, 503, 'UNAVAILABLE', MESSAGES.unavailable);
    });
    const messageOfSize = ({ params }: FastifyRequest) => {
      const ticket = deps.tickets.verify((params as { '*': string })['*'], 'UPLOAD');
      const isMaterial = ticket.ok && ticket.ticket.subject.startsWith('material|');
      return isMaterial ? MATERIAL_MESSAGES.TOO_LARGE : PHOTO_MESSAGES.TOO_LARGE;
    };
    scope.put<{ Params: { '*': string } }>(
      // Not `:ticket`: a router's named parameters are short, tickets are not.
      '/files/applications/uploads/*',
      {
        // Before the body is read: a stranger's megabytes are not waited for.
        onRequest: async (request, reply) => {
          const viewer = viewerOf(request);
          if (!viewer?.accountId) return refuse(reply, 401, 'UNAUTHENTICATED', MESSAGES.uploadNotYours);
          const opened = deps.tickets.verify(request.params['*'], 'UPLOAD', { owner: viewer.accountId });
          if (opened.ok) return;
          return opened.problem === 'WRONG_OWNER'
            ? refuse(reply, 403, 'WRONG_OWNER', MESSAGES.uploadNotYours)
            : refuse(reply, 403, 'EXPIRED', MESSAGES.uploadExpired);
        },
      },
      async (request, reply) => {
        const viewer = viewerOf(request);
        const opened = deps.tickets.verify(request.params['*'], 'UPLOAD');
        if (!viewer || !opened.ok) return refuse(reply, 403, 'EXPIRED', MESSAGES.uploadExpired);
        const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
        const [what, applicationId, material] = opened.ticket.subject.split('|');
        if (what === 'material' && applicationId && material) {
          return materialAnswer(reply, await saveMaterial(deps, viewer, { applicationId, material }, bytes));
        }
        const outcome = await savePhoto(deps, viewer, opened.ticket.subject, bytes);
        switch (outcome.kind) {
          case 'SavedPhoto': {
            const { photoKey, width, height } = outcome;
            return { accepted: true, width, height, photoUrl: photoUrl(deps, viewer, photoKey) };
          }
          case 'RefusedPhoto':
            return refuse(reply, 422, outcome.problem, PHOTO_MESSAGES[outcome.problem], { limits: outcome.limits });
          case 'NotEditable':
            return refuse(reply, 409, 'NOT_EDITABLE', MESSAGES.photoNotEditable);
        }
      },
    );
  });
}

const { minWidth, minHeight, minBytes, maxBytes } = PHOTO_LIMITS;

/** What a person can do about each problem (domain 11-A24). */
const PHOTO_MESSAGES: Record<PhotoProblem, string> = {
  NOT_AN_IMAGE: '请上传 JPG 或 PNG 格式的照片，且文件完整未损坏。',
  TOO_SMALL: `照片不清晰：应不小于${minWidth}×${minHeight}像素、${minBytes / 1024}KB。`,
  TOO_LARGE: `照片不能超过${maxBytes / 1024 / 1024}MB。`,
  WRONG_RATIO: '照片应为二寸证件照，宽高比例为35:49（上下浮动不超过5%）。',
  TOO_MANY_PIXELS: '照片像素过高，请压缩后再上传。',
  ANIMATED: '请上传静态照片，不能使用动图。',
};

function materialAnswer(reply: FastifyReply, outcome: SavedMaterial) {
  switch (outcome.kind) {
    case 'SavedMaterial':
      return { accepted: true, fileId: outcome.fileId };
    case 'RefusedMaterial':
      return refuse(reply, 422, outcome.problem, MATERIAL_MESSAGES[outcome.problem]);
    case 'NotEditable':
      return refuse(reply, 409, 'NOT_EDITABLE', MESSAGES.materialNotEditable);
  }
}

const MATERIAL_MESSAGES = {
  TOO_LARGE: `材料文件不能超过${MATERIAL_MAX_BYTES / 1024 / 1024}MB。`,
  TOO_MANY: `每项材料不能超过${MOST_FILES}个文件。`,
  NOT_A_DOCUMENT: '请上传 PDF、JPG 或 PNG 格式的文件，且文件完整未损坏。',
} as const;

function refuse(reply: FastifyReply, code: number, problem: string, message: string, more: object = {}): FastifyReply {
  return reply.code(code).send({ accepted: false, problem, message, ...more });
}
