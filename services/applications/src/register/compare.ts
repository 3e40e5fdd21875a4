import { BUSINESS_CODES, type BusinessCode } from '@medreg/codes';
import type { Deps } from '../context.ts';
import { CATEGORIES, LEVELS, STAFF_KINDS } from '../forms/dictionaries.ts';
import { formInWords } from '../forms/form-in-words.ts';
import { getProcedure } from '../procedures/index.ts';
import type { ApplicationRow, ProfileRow } from '../rows.ts';
import type { CopiedQualification } from '../rules/facts.ts';
import { renewedPeriod } from '../rules/renewal.ts';
import { everyVersion, versionFoundBy, type WholeVersion } from './every-version.ts';

/** One thing that an application is about, as it is and as it is to be. */
export interface ComparedValue {
  name: string;
  label: string;
  present: string | null;
  applied: string;
  changed: boolean;
}

/** What an application found: the record that it concerns, and what the person maintains of himself. */
interface Found {
  record: WholeVersion | null;
  profile: ProfileRow | null;
}

const BUSINESSES = ['CHG', 'CHG_MIL', 'UPG', 'REREG', 'RENEW', 'INFO', 'ID_FIX', 'TRAINEE_TO_STAFF'] as const;
/** What gives a record other content; the rest ends it, stands beside it or is about no record. */
const COMPARED: ReadonlySet<BusinessCode> = new Set(BUSINESSES.map((business) => BUSINESS_CODES[business]));

const SEXES: Readonly<Record<string, string>> = { MALE: '男', FEMALE: '女' };
const named = (names: Readonly<Record<string, string>>, code: string | null | undefined) =>
  code ? (names[code] ?? code) : null;

/** What the register, or the profile, says under the name of a form's field. */
const PRESENT: Readonly<Record<string, (found: Found) => string | null | undefined>> = {
  scopes: ({ record }) => record?.scopeNames.join('、'),
  category: ({ record }) => named(CATEGORIES, record?.category),
  department: ({ record }) => record?.department,
  staffKind: ({ record }) => named(STAFF_KINDS, record?.staffKind),
  trainingEnd: ({ record }) => record?.trainingEnd,
  originInstitution: ({ record }) => record?.originInstitution,
  name: ({ record }) => record?.name,
  sex: ({ record }) => named(SEXES, record?.sex),
  birthDate: ({ record }) => record?.birthDate,
  ethnicGroup: ({ record }) => record?.ethnicGroup,
};
/** Where these are maintained or corrected, the institution is only who reviews it. */
const MOVES: typeof PRESENT = { institution: ({ record }) => record?.primaryInstitutionName };
/** Only information maintenance changes these; elsewhere they say who applies. */
const PROFILE: Readonly<Record<string, (found: Found) => string | null | undefined>> = {
  education: ({ profile }) => profile?.education,
  school: ({ profile }) => profile?.school,
  title: ({ profile }) => profile?.title,
};

/** @returns of whatever the application would change, what stood there when it was made and what is applied for; what stays empty stays as it is */
export async function compare(
  deps: Pick<Deps, 'db' | 'pii' | 'clock' | 'neighbours'>,
  row: ApplicationRow,
): Promise<ComparedValue[]> {
  const { business, fields } = getProcedure(row.procedure);
  if (!COMPARED.has(business)) return [];
  const [found, form] = await Promise.all([findPresent(deps, row), formInWords(deps, row)]);
  const maintained = business === BUSINESS_CODES.INFO;
  const corrected = business === BUSINESS_CODES.ID_FIX;
  const says = { ...(!maintained && !corrected && MOVES), ...PRESENT, ...(maintained && PROFILE) };
  const lines = form.flatMap(({ name, label, text }) => {
    const present = says[name];
    if (!present || text === null) return [];
    const now = present(found) ?? null;
    const field = fields.find((one) => one.name === name);
    // The profile keeps codes.
    const options = field?.kind === 'CHOICE' && name in PROFILE ? field.options : {};
    return [line(name, label, named(options, now), text)];
  });
  return maintained || corrected ? lines : [...lines, ...whatFollows(row, business, found.record)];
}

/** What no field asks, because it follows. */
function whatFollows(row: ApplicationRow, business: BusinessCode, record: WholeVersion | null): ComparedValue[] {
  if (!record) return [];
  const { level } = (row.qualification ?? {}) as Partial<CopiedQualification>;
  return [
    ...(business === BUSINESS_CODES.UPG && level
      ? [line('level', '医师级别', named(LEVELS, record.level), named(LEVELS, level) ?? level)]
      : []),
    ...(row.practicePlaceName === null
      ? []
      : [line('practicePlace', '执业地点', record.practicePlaceName, row.practicePlaceName)]),
    ...(business === BUSINESS_CODES.RENEW && record.periodUntil
      ? [line('periodUntil', '有效期届满日', record.periodUntil, renewedPeriod(record.periodUntil).until)]
      : []),
  ];
}

const line = (name: string, label: string, present: string | null, applied: string): ComparedValue => ({
  name,
  label,
  present: present === '' ? null : present,
  applied,
  changed: applied !== (present ?? ''),
});

/** @returns key of the photo that a new one would replace; null where there is none, or none is given */
export async function presentPhoto(deps: Pick<Deps, 'db'>, row: ApplicationRow): Promise<string | null> {
  if (row.photoKey === null) return null;
  const { record, profile } = await findPresent(deps, row);
  return record?.photoKey ?? profile?.photoKey ?? null;
}

async function findPresent({ db }: Pick<Deps, 'db'>, row: ApplicationRow): Promise<Found> {
  const { profession } = getProcedure(row.procedure);
  const [registration, profiles] = await Promise.all([
    row.registrationId === null ? null : db.registration.findUnique({ where: { id: row.registrationId } }),
    db.profile.findMany({
      where: { practitionerId: row.practitionerId, professionType: profession },
      orderBy: { version: 'asc' },
    }),
  ]);
  const made = profiles.findIndex(({ applicationId }) => applicationId === row.id);
  return {
    record: registration && versionFoundBy(row.id, await everyVersion(db, [registration])),
    profile: (made === -1 ? profiles.at(-1) : profiles[made - 1]) ?? null,
  };
}
