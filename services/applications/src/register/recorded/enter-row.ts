import { actorOf, writeAudit } from '@medreg/audit';
import { today } from '@medreg/clock';
import { isDuplicate } from '@medreg/database';
import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../../context.ts';
import { type Transaction, toColumn, withPerson } from '../../database.ts';
import type { RegistrationRow } from '../../rows.ts';
import type { PractitionerFacts } from '../../rules/facts.ts';
import type { Refusal } from '../../rules/refusal.ts';
import { refusalOf } from '../../steps/step-with-effect.ts';
import type { CertificateHolder } from '../certificate-code.ts';
import type { Entry } from '../effects.ts';
import { enterRegistration } from '../enter-registration.ts';
import { isSuspended } from '../suspension.ts';
import { type ReadRow, refuseRow } from './read-row.ts';

export type RowOutcome =
  | { outcome: 'RECORDED' | 'ALREADY_RECORDED'; registration: RegistrationRow }
  | { outcome: 'REFUSED'; refused: Refusal };

export interface EnteringRow {
  row: ReadRow;
  practitioner: PractitionerFacts;
  entry: Entry;
  viewer: Viewer;
  /** 数据来源: the register that it comes from. */
  source: string;
}

/**
 * Enters one registration of an older register in a transaction of its own: the certificate code as it is (11-A13), one for life (I6, I7),
 * beside the others as the invariants let it (I1–I5). The same row again changes nothing.
 */
export async function enterRow(deps: Deps, entering: EnteringRow): Promise<RowOutcome> {
  try {
    return await withPerson(deps.db, entering.practitioner.id, async (tx) => {
      const outcome = await enter(tx, deps, entering);
      await tx.$executeRaw`SET CONSTRAINTS ALL IMMEDIATE`;
      return outcome;
    });
  } catch (error) {
    const refused = refusalOf(error) ?? (isDuplicate(error) ? codeTaken : null);
    if (refused) return { outcome: 'REFUSED', refused };
    throw error;
  }
}

const codeTaken = refuseRow('CODE_TAKEN', '该证书编码属于其他人员。');
const codeDiffers = refuseRow('CODE_DIFFERS', '此人已有其他证书编码，证书编码终身不变。');

async function enter(tx: Transaction, deps: Deps, entering: EnteringRow): Promise<RowOutcome> {
  const { row, practitioner, entry, viewer, source } = entering;
  const { input, certificateCode: code } = row;
  const holder: CertificateHolder = { practitionerId: practitioner.id, professionType: input.professionType };
  const before = await tx.registration.findFirst({
    where: {
      ...holder,
      applicationId: null,
      primaryInstitutionId: row.institutionId,
      firstRegisteredOn: toColumn(row.firstRegisteredOn),
      issuedOn: toColumn(row.issuedOn),
      certificateCode: code,
    },
  });
  if (before) return { outcome: 'ALREADY_RECORDED', registration: before };
  const refused = await claimCode(tx, holder, code, deps.clock.now());
  if (refused) return { outcome: 'REFUSED', refused };

  const at = deps.clock.now();
  const registration = await enterRegistration(tx, deps, {
    registrant: {
      practitionerId: practitioner.id,
      name: practitioner.name,
      sex: practitioner.sex,
      birthDate: toColumn(practitioner.birthDate),
      ethnicGroup: practitioner.ethnicGroup,
    },
    profession: input.professionType,
    entry,
    certificateCode: code,
    eRegId: null,
    applicationId: null,
    photoKey: null,
    issuedOn: row.issuedOn,
    firstRegisteredOn: row.firstRegisteredOn,
    status: input.status,
    ...(input.statusReason && { statusReason: input.statusReason }),
    ...(input.status === 'FILED' && { filedById: row.institutionId }),
    statusSince: row.statusSince,
    lastValidOn: row.lastValidOn,
    suspended: await isSuspended(tx, holder, today(at)),
    actor: actorOf(viewer),
    at,
  });
  await writeAudit(tx, {
    recordType: 'Registration',
    recordId: registration.id,
    action: 'record',
    actor: actorOf(viewer),
    at,
    detail: { source, providedBy: viewer.authorityId ?? null },
  });
  return { outcome: 'RECORDED', registration };
}

/** One code for life and person (I6, I7): his own, or one that nobody has. */
async function claimCode(tx: Transaction, holder: CertificateHolder, code: string, at: Date): Promise<Refusal | null> {
  const held = await tx.certificate.findUnique({ where: { practitionerId_professionType: holder } });
  if (held) return held.code === code ? null : codeDiffers;
  if (await tx.certificate.findUnique({ where: { code } })) return codeTaken;
  await tx.certificate.create({ data: { ...holder, code, allocatedAt: at } });
  return null;
}
