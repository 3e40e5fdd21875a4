import { pipeline } from 'node:stream/promises';
import { possibleId } from '@medreg/database';
import type { Viewer } from '@medreg/viewer';
import { stringify } from 'csv-stringify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Deps } from '../../context.ts';
import type { Database } from '../../database.ts';
import { MESSAGES, rejectionMessage } from '../../messages.ts';
import type { ImportBatchRow } from '../../rows.ts';
import { Reasons } from '../../rules/reasons.ts';

/** Seconds for which a report's address works. */
const REPORT_TTL_SECONDS = 300;

const PAGE = 1_000;

/** 完整报告下载: a short-lived address, bound to the viewer's account. */
export function reportUrl({ tickets }: Pick<Deps, 'tickets'>, viewer: Viewer, batch: ImportBatchRow): string {
  const ticket = tickets.sign(
    {
      purpose: 'DOWNLOAD',
      subject: batch.id,
      owner: viewer.accountId ?? '-',
      fileName: `${batch.fileName} 导入报告.csv`,
    },
    REPORT_TTL_SECONDS,
  );
  return `/files/qualifications/downloads/${ticket}`;
}

/**
 * `GET /files/qualifications/downloads/:ticket`: every line that was refused or is worth a look, as CSV that spreadsheets open as it is. The
 * ticket in the path is the right, because a browser follows a link without its token; an account that did not get it is
 * refused all the same.
 */
export function reportRoute(
  app: FastifyInstance,
  deps: Deps,
  viewerOf: (request: FastifyRequest) => Viewer | null,
): void {
  app.get<{ Params: { ticket: string } }>('/files/qualifications/downloads/:ticket', async (request, reply) => {
    const viewer = viewerOf(request);
    if (!viewer) return gone(reply, 401, 'UNAUTHENTICATED');
    const opened = deps.tickets.verify(request.params.ticket, 'DOWNLOAD', {
      ...(viewer.accountId !== undefined && { owner: viewer.accountId }),
    });
    if (!opened.ok) return gone(reply, 403, opened.problem === 'WRONG_OWNER' ? 'WRONG_OWNER' : 'EXPIRED');
    const batchId = possibleId(opened.ticket.subject);
    if (!batchId) return gone(reply, 404, 'NOT_FOUND');

    const csv = stringify({ bom: true, record_delimiter: 'windows', escape_formulas: true });
    pipeline(reportRecords(deps.db, batchId), csv).catch((error) =>
      request.log.warn({ err: error }, 'report broke off'),
    );
    reply.header('cache-control', 'private, no-store');
    reply.header('x-content-type-options', 'nosniff');
    reply.header('content-disposition', attachment(opened.ticket.fileName ?? '导入报告.csv'));
    return reply.type('text/csv; charset=utf-8').send(csv);
  });
}

/** One record for each reason. Nothing of the line itself but its number: whoever has the file finds the rest there. */
async function* reportRecords(db: Database, batchId: string): AsyncGenerator<(string | number)[]> {
  yield ['行号', '列', '问题', '说明'];
  for (let line = 0; ; ) {
    const rows = await db.importRejection.findMany({
      where: { batchId, line: { gt: line } },
      orderBy: { line: 'asc' },
      take: PAGE,
    });
    for (const row of rows) {
      for (const reason of Reasons.parse(row.reasons)) {
        const message = rejectionMessage(reason);
        yield [row.line, reason.column ?? '', reason.problem, row.taken ? MESSAGES.takenAllTheSame(message) : message];
      }
    }
    if (rows.length < PAGE) return;
    line = rows.at(-1)?.line ?? line;
  }
}

/** RFC 6266: names in Chinese need the extended form. */
function attachment(fileName: string): string {
  const encoded = encodeURIComponent(fileName).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `attachment; filename="report.csv"; filename*=UTF-8''${encoded}`;
}

function gone(reply: FastifyReply, code: number, problem: string): FastifyReply {
  return reply.code(code).header('cache-control', 'no-store').send({ problem, message: MESSAGES.downloadExpired });
}
