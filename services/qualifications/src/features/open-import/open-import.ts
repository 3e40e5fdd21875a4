import { actorOf, writeAudit } from '@medreg/audit';
import { possibleId } from '@medreg/database';
import { forbidden, rateLimited } from '@medreg/subgraph';
import type { Viewer } from '@medreg/viewer';
import { uuidv7 } from 'uuidv7';
import type { Deps } from '../../context.ts';
import { MESSAGES } from '../../messages.ts';
import type { Kind } from '../../rules/kinds.ts';
import { UPLOAD_LIMIT_BYTES } from './upload-limit.ts';

/** Seconds in which the upload must begin. */
const UPLOAD_TTL_SECONDS = 600;

const FILE_NAME_LENGTH = 200;

export interface OpenImportInput {
  fileName: string;
  sizeBytes: number;
  /** TCM specialties unless something else is said. */
  kind?: Kind | null;
}

/** 导入资格信息 (S0 165号 二): opens a batch and gives an address for its one file. */
export async function openImport(deps: Deps, viewer: Viewer, input: OpenImportInput) {
  const { accountId, regionCode } = viewer;
  const authorityId = possibleId(viewer.authorityId);
  if (!accountId || !authorityId || !regionCode) throw forbidden();
  const fileName = input.fileName.normalize('NFC').trim();
  const problems = problemsOf({ ...input, fileName });
  if (problems.length > 0) return { kind: 'InvalidInput' as const, message: MESSAGES.invalidInput, problems };
  const decision = await deps.openings.consume(accountId);
  if (!decision.allowed) throw rateLimited(decision.retryAfterSeconds);

  const at = deps.clock.now();
  const { sizeBytes } = input;
  const kind = input.kind ?? 'TCM_SPECIALTY';
  const batch = await deps.db.$transaction(async (tx) => {
    const opened = await tx.importBatch.create({
      data: {
        id: uuidv7(),
        kind,
        state: 'AWAITING_FILE',
        fileName,
        bytesTotal: sizeBytes,
        authorityId,
        regionCode: viewer.authorityLevel === 'NATIONAL' ? '000000' : regionCode,
        startedBy: accountId,
        createdAt: at,
      },
    });
    await writeAudit(tx, {
      recordType: 'ImportBatch',
      recordId: opened.id,
      action: 'open-import',
      actor: actorOf(viewer),
      at,
      detail: { kind, sizeBytes },
    });
    return opened;
  });
  const ticket = deps.tickets.sign(
    { purpose: 'UPLOAD', subject: batch.id, owner: accountId, maxBytes: sizeBytes },
    UPLOAD_TTL_SECONDS,
  );
  return {
    kind: 'OpenedImport' as const,
    batch,
    upload: {
      url: `/files/qualifications/uploads/${ticket}`,
      expiresAt: new Date(at.getTime() + UPLOAD_TTL_SECONDS * 1000),
      maxBytes: sizeBytes,
    },
  };
}

function problemsOf({ fileName, sizeBytes }: OpenImportInput) {
  const problems: { field: string; problem: string; message: string }[] = [];
  const refuse = (field: string, problem: string, message: string) => problems.push({ field, problem, message });
  if (fileName === '') refuse('fileName', 'REQUIRED', MESSAGES.fileName);
  else if ([...fileName].length > FILE_NAME_LENGTH || /[\p{Cc}\p{Cf}/\\]/u.test(fileName)) {
    refuse('fileName', 'INVALID', MESSAGES.fileName);
  }
  if (sizeBytes < 1) refuse('sizeBytes', 'EMPTY_FILE', MESSAGES.emptyFile);
  else if (sizeBytes > UPLOAD_LIMIT_BYTES) refuse('sizeBytes', 'TOO_LARGE', MESSAGES.fileTooLarge);
  return problems;
}
