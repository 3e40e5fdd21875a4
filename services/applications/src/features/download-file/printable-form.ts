import { today } from '@medreg/clock';
import { maskIdNumber } from '@medreg/pii';
import type { Deps } from '../../context.ts';
import { fromColumn } from '../../database.ts';
import { fieldsFor } from '../../forms/fields.ts';
import { formInWords } from '../../forms/form-in-words.ts';
import { type ApplicationFormData, type Entry, renderApplicationForm } from '../../printable-form/index.ts';
import {
  APPLICANT,
  declarationOf,
  entriesOf,
  FILING,
  MATTER,
  PERSONAL_FIELDS,
  PROGRESS,
  QUALIFICATION,
  REGISTRATION,
  spanOf,
} from '../../printable-form/what-is-shown.ts';
import { getProcedure } from '../../procedures/index.ts';
import { everyVersion, versionFoundBy } from '../../register/every-version.ts';
import type { ApplicationRow, RegistrationRow, TimelineEntryRow } from '../../rows.ts';
import type { CopiedQualification } from '../../rules/facts.ts';
import type { Statement } from '../../rules/statement.ts';
import { openStatement } from '../../sealed.ts';
import { PATHS, pathOf, reviewerAt } from '../../workflow.ts';

/** What is read of an application for its form. */
export type ShownApplication = ApplicationRow & {
  timeline: TimelineEntryRow[];
  registrations: Pick<RegistrationRow, 'certificateCode'>[];
};

/** @returns the printable form of an application as PDF, as it stands now; null where there is none */
export async function printForm(
  deps: Deps,
  applicationId: string,
  { idNumber }: { idNumber: 'FULL' | 'MASKED' },
): Promise<Buffer | null> {
  const row = await findShown(deps, applicationId);
  if (!row || !getProcedure(row.procedure).printable) return null;
  const photo = row.photoKey === null ? null : await deps.files.getBytes(row.photoKey);
  return renderApplicationForm(await formData(deps, row, { idNumber, photo }));
}

/** @returns an application with what its form shows, whoever asks: the ticket has been given out before */
export const findShown = ({ db }: Pick<Deps, 'db'>, id: string): Promise<ShownApplication | null> =>
  db.application.findUnique({
    where: { id },
    include: {
      timeline: { orderBy: { sequence: 'asc' } },
      registrations: { select: { certificateCode: true }, orderBy: { id: 'asc' } },
    },
  });

/** What the caller adds to an application's own data. */
export interface Shown {
  /** In full for the applicant alone; the code of a qualification and the texts may hold the number as well (domain 6.2). */
  idNumber: 'FULL' | 'MASKED';
  photo: Buffer | null;
}

/** How ID numbers stand on this copy of the form. */
interface Numbers {
  /** Of a value that is a number. */
  number(text: string): string;
  /** Of a text that may hold the applicant's. */
  within(text: string): string;
}

/** @returns what the form shows of an application, derived from the procedure's definition */
export async function formData(
  deps: Pick<Deps, 'db' | 'pii' | 'clock' | 'neighbours'>,
  row: ShownApplication,
  { idNumber, photo }: Shown,
): Promise<ApplicationFormData> {
  const { db, pii, clock } = deps;
  const procedure = getProcedure(row.procedure);
  const full = pii.open(row.applicantIdNumberSealed);
  const numbers: Numbers =
    idNumber === 'FULL'
      ? { number: (text) => text, within: (text) => text }
      : { number: maskIdNumber, within: (text) => text.replaceAll(full, maskIdNumber(full)) };
  const [registration, filing, form] = await Promise.all([
    row.registrationId === null ? null : db.registration.findUnique({ where: { id: row.registrationId } }),
    row.multiFilingId === null ? null : db.multiFiling.findUnique({ where: { id: row.multiFilingId } }),
    formEntries(deps, row, numbers),
  ]);
  const found = registration && versionFoundBy(row.id, await everyVersion(db, [registration]));
  const used = row.qualification as CopiedQualification | null;
  const code = row.qualificationCodeSealed === null ? null : pii.open(row.qualificationCodeSealed);
  const applicant = {
    name: row.applicantName,
    sex: row.applicantSex,
    birthDate: fromColumn(row.applicantBirthDate),
    ethnicGroup: registration?.ethnicGroup ?? null,
    idNumber: numbers.number(full),
  };
  const ofFiling = filing && {
    ...filing,
    validFrom: fromColumn(filing.validFrom),
    validUntil: fromColumn(filing.validUntil),
  };
  const institution = fieldsFor(procedure.fields, row).some(({ kind }) => kind === 'INSTITUTION')
    ? undefined
    : row.institutionName;
  const withPhoto = procedure.photo === true || row.photoKey !== null;
  const person = [...entriesOf(APPLICANT, applicant), ...form.personal];
  return {
    title: procedure.name,
    applicationNo: row.number,
    submittedOn: dayOf(row.submittedAt),
    sections: [
      { title: '申请人', entries: person, ...(withPhoto && { photo }) },
      ...section(
        '所用资格',
        used && code !== null && entriesOf(QUALIFICATION, { ...used, code: numbers.within(code) }),
      ),
      ...section('所涉执业注册信息', found && entriesOf(REGISTRATION, found)),
      ...section('所涉多执业机构备案', ofFiling && entriesOf(FILING, ofFiling)),
      ...section('申请事项', [...form.matter, ...entriesOf(MATTER, { ...row, institution })]),
    ],
    declaration: {
      text: declarationOf(procedure.profession, withPhoto),
      onBehalf: row.byInstitutionName,
      confirmedOn: dayOf(row.confirmedAt),
    },
    opinions: opinions(deps, row),
    progress: entriesOf(PROGRESS, {
      submittedOn: dayOf(row.submittedAt),
      receivedOn: dayOf(row.receivedAt),
      acceptedOn: dayOf(row.acceptedAt),
      decidedOn: dayOf(row.decidedAt),
      effectiveOn: dayOf(row.effectiveAt),
      eRegId: row.eRegId,
      certificateCode: row.effectiveAt && (row.registrations.at(-1) ?? registration)?.certificateCode,
    }),
    generatedAt: clock.now(),
  };
}

/** A section without a line is none. */
const section = (title: string, entries: Entry[] | false | null) =>
  entries && entries.length > 0 ? [{ title, entries }] : [];

/** The form's fields in words: those that say who the applicant is, and what is applied for. */
async function formEntries(deps: Parameters<typeof formInWords>[0], row: ApplicationRow, numbers: Numbers) {
  const written = await formInWords(deps, row);
  const personal: Entry[] = [];
  const matter: Entry[] = [];
  for (const field of fieldsFor(getProcedure(row.procedure).fields, row)) {
    if (field.kind === 'DECLARATION') continue;
    const { text = null, required = false } = written.find(({ name }) => name === field.name) ?? {};
    // What may stay empty, and is, takes no room.
    if (text === null && !required) continue;
    const value = text && (field.kind === 'ID_NUMBER' ? numbers.number(text) : numbers.within(text));
    (PERSONAL_FIELDS.has(field.name) ? personal : matter).push({ span: spanOf(field), label: field.label, value });
  }
  return { personal, matter };
}

/** A frame for every institution and authority of the chain, with what each has said last; the last word counts. */
function opinions({ pii }: Pick<Deps, 'pii'>, row: ShownApplication): ApplicationFormData['opinions'] {
  const { pass, approve } = PATHS[pathOf(row.path)] as { pass?: object; approve?: object };
  const turns = Object.keys(pass ?? {}).map(String);
  const shown = (entry: TimelineEntryRow | undefined) => ({
    text: entry ? inWords(entry, openStatement(pii, entry.statementSealed)) : null,
    on: entry ? today(entry.at) : null,
    name: entry?.byName ?? null,
  });
  const reviews = turns.map((_, turn) => {
    const said = row.timeline.findLast(
      ({ step, statusBefore }) =>
        step !== null && REVIEWS.has(step) && statusBefore !== null && reviewerAt(statusBefore, turns) === turns[turn],
    );
    const title = turns.length === 1 ? '机构审核意见' : `机构审核意见（${turn + 1}）`;
    return { ...shown(said), title, by: '审核机构', name: said?.byName ?? row.reviewerNames[turn] ?? null };
  });
  if (!approve) return reviews;
  const decided = row.timeline.findLast(({ step }) => step !== null && DECISIONS.has(step));
  return [
    ...reviews,
    { ...shown(decided), title: '主管部门审批意见', by: '审批机关', name: decided?.byName ?? row.authorityName },
  ];
}

const REVIEWS: ReadonlySet<string> = new Set(['pass', 'sendBack', 'reject']);
const DECISIONS: ReadonlySet<string> = new Set(['approve', 'refuse', 'decline', 'keep']);
const OUTCOMES: Readonly<Record<string, string>> = {
  pass: '审核通过',
  sendBack: '退回',
  reject: '不通过',
  approve: '准予',
  refuse: '不予许可',
  decline: '不予受理',
  keep: '终止（保留注册）',
};

/** The outcome, the opinion, each reason with its basis, and the remedies once (ALL-38). */
function inWords({ step }: TimelineEntryRow, { opinion, reasons }: Statement): string {
  const stated = reasons.map(({ message, basis }, index) => {
    const number = reasons.length > 1 ? `${index + 1}. ` : '';
    return `${number}${message}${basis ? `\n依据：${basis}` : ''}`;
  });
  const remedies = new Set(reasons.flatMap(({ remedies }) => remedies ?? []));
  return [OUTCOMES[step ?? ''], opinion, ...stated, ...remedies].filter(Boolean).join('\n');
}

const dayOf = (at: Date | null) => at && today(at);
