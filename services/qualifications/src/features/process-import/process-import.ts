import { today } from '@medreg/clock';
import { FileProblem } from '@medreg/files';
import type { Logger } from '@medreg/jobs';
import type { Deps } from '../../context.ts';
import { csvLines } from '../../import-file/csv-lines.ts';
import { detectEncoding, type Encoding, isEncoding } from '../../import-file/encoding.ts';
import { chunksOf, qualificationLines } from '../../import-file/qualification-lines.ts';
import { textPieces } from '../../import-file/text-pieces.ts';
import { type ImportBatchRow, kindOf } from '../../rows.ts';
import { type Failure, UnreadableFile } from '../../rules/reasons.ts';
import { beginImport, failImport, finishImport } from './import-states.ts';
import { ImportOvertaken, takeChunk } from './take-chunk.ts';

/** Lines in one transaction. */
const CHUNK_LINES = 1_000;

/** Thrown between two chunks when the process is about to end; another one goes on from there. */
export class ImportInterrupted extends Error {
  override readonly name = 'ImportInterrupted';
}

/**
 * 处理导入文件: takes the lines of a batch's file into the register, a chunk at a time, each with its rejections, counters
 * and checkpoint in one transaction. Runs again for the same batch at any time: it goes on from the checkpoint, and does
 * nothing when the batch has ended. The file goes when the batch has ended, because ID numbers stand in it unsealed.
 * @throws ImportInterrupted when `signal` fires; whatever the stores throw when they are away
 */
export async function processImport(
  deps: Deps,
  batchId: string,
  { signal, logger }: { signal: AbortSignal; logger: Logger },
): Promise<void> {
  const batch = await beginImport(deps, batchId);
  if (!batch?.fileKey) return;
  try {
    if (batch.state === 'RUNNING') await takeToItsEnd(deps, batch, batch.fileKey, signal);
  } catch (error) {
    if (!(error instanceof ImportOvertaken)) throw error;
    logger.info({ batchId }, 'import is taken on by another process');
    return;
  }
  await deps.files.delete(batch.fileKey);
  logger.info({ batchId }, 'import ended');
}

async function takeToItsEnd(deps: Deps, batch: ImportBatchRow, fileKey: string, signal: AbortSignal): Promise<void> {
  try {
    await finishImport(deps, batch, await takeLines(deps, batch, fileKey, signal));
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) throw error;
    await failImport(deps, batch, failure);
  }
}

/** @returns how many lines the file has */
async function takeLines(deps: Deps, batch: ImportBatchRow, fileKey: string, signal: AbortSignal): Promise<number> {
  const encoding = isEncoding(batch.encoding) ? batch.encoding : await findEncoding(deps, batch.id, fileKey);
  let bytesRead = 0;
  const pieces = textPieces(await deps.files.get(fileKey), encoding, (bytes) => {
    bytesRead = bytes;
  });
  const lines = qualificationLines(csvLines(pieces), batch.linesRead, {
    kind: kindOf(batch),
    today: today(deps.clock.now()),
    providerRegion: batch.regionCode,
  });
  let { linesRead } = batch;
  for await (const chunk of chunksOf(lines, CHUNK_LINES)) {
    if (signal.aborted) throw new ImportInterrupted();
    await takeChunk(deps, batch, { checkpoint: linesRead, lines: chunk, bytesRead });
    linesRead += chunk.length;
  }
  return linesRead;
}

async function findEncoding({ db, files }: Deps, id: string, fileKey: string): Promise<Encoding> {
  const encoding = await detectEncoding(() => files.get(fileKey));
  await db.importBatch.update({ where: { id }, data: { encoding } });
  return encoding;
}

function failureOf(error: unknown): Failure | null {
  if (error instanceof UnreadableFile) return error.failure;
  return error instanceof FileProblem && error.kind === 'NOT_FOUND' ? { problem: 'FILE_GONE' } : null;
}
