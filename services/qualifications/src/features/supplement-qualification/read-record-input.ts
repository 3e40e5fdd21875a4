import { type CalendarDate, parseCalendarDate } from '@medreg/clock';
import { type IdentityDocumentType, isRegionCode, parseTcmQualificationCode, toCanonicalText } from '@medreg/codes';
import type { SupplementQualificationInput } from '../../generated/resolvers.ts';
import type { InputProblems } from '../../input-problems.ts';
import { MESSAGES, rejectionMessage } from '../../messages.ts';
import type { Column } from '../../rules/columns.ts';
import type { RecordFacts } from '../../rules/facts.ts';
import { RANKS } from '../../rules/kinds.ts';
import { LAYOUTS } from '../../rules/layouts.ts';
import { compareWithCode, readPhysicianCode } from '../../rules/physician-code.ts';
import { isInProvince } from '../../rules/provinces.ts';
import { ITEM_LENGTH, ITEMS } from '../../rules/read-record.ts';
import type { Problem, Reason } from '../../rules/reasons.ts';

export interface RecordRead {
  record: RecordFacts;
  codeHolder: string | null;
  warnings: Reason[];
}

interface ReadingRules {
  today: CalendarDate;
  providerRegion: string;
  documentType: IdentityDocumentType;
}

/** One whole record as an officer enters it; the same rules as for the files (rules/read-record.ts). */
export function readRecordInput(
  input: SupplementQualificationInput,
  { today, providerRegion, documentType }: ReadingRules,
  problems: InputProblems,
): RecordRead | null {
  const before = problems.problems.length;
  const { kind, origin } = input;
  const warnings: Reason[] = [];
  const column = LAYOUTS[kind].codeColumn;
  const refuse = (field: string, on: Column, problem: Problem) =>
    problems.add(field, problem, rejectionMessage({ column: on, problem }));

  const { level, category } = readRank(input, problems);
  const issuedOn = parseCalendarDate(input.issuedOn);
  if (!issuedOn || issuedOn > today) problems.add('issuedOn', 'DATE_IMPOSSIBLE', MESSAGES.impossibleDate);
  const provinceCode = toCanonicalText(input.provinceCode);
  const isProvince = isRegionCode(provinceCode) && provinceCode.endsWith('0000');
  if (!isProvince) refuse('provinceCode', '资格省份代码', 'PROVINCE_UNKNOWN');
  else if (!isInProvince(provinceCode, providerRegion)) refuse('provinceCode', '资格省份代码', 'PROVINCE_NOT_YOURS');

  const code = readCode();
  const lists = readLists(input, problems);
  const education = problems.optionalText('education', input.education, 50);
  const school = problems.optionalText('school', input.school, 100);
  const major = problems.optionalText('major', input.major, 100);
  const title = problems.optionalText('title', input.title, 50);
  if (problems.problems.length > before || !code || !issuedOn || !isProvince) return null;
  const record = {
    code: code.code,
    level,
    category,
    origin,
    provinceCode,
    ...lists,
    issuedOn,
    education,
    school,
    major,
    title,
  };
  return { record, codeHolder: code.holder, warnings };

  function readCode(): { code: string; holder: string | null } | null {
    if (kind !== 'PHYSICIAN') {
      const parsed = parseTcmQualificationCode(input.code);
      if (parsed.ok) return { code: parsed.code, holder: null };
      refuse('code', column, `CODE_${parsed.problem}`);
      return null;
    }
    const parsed = readPhysicianCode(input.code, { documentType, today });
    if (!parsed.ok) {
      refuse('code', column, `CODE_${parsed.problem}`);
      return null;
    }
    const differences = compareWithCode(parsed.read, { level, category });
    differ(differences.level, 'level', '医师级别', 'LEVEL_DIFFERS_FROM_CODE');
    differ(differences.category, 'category', '执业类别', 'CATEGORY_DIFFERS_FROM_CODE');
    if (isProvince && parsed.read.provincePrefix !== provinceCode.slice(0, 2)) {
      warnings.push({ column: '资格省份代码', problem: 'PROVINCE_DIFFERS_FROM_CODE' });
    }
    return parsed.read;
  }
  function differ(difference: 'REFUSED' | 'UNUSUAL' | null, field: string, on: Column, problem: Problem): void {
    if (difference === 'REFUSED') refuse(field, on, problem);
    if (difference === 'UNUSUAL') warnings.push({ column: on, problem });
  }
}

function readRank(input: SupplementQualificationInput, problems: InputProblems) {
  const { levels, categories } = RANKS[input.kind];
  const isSpecialty = input.kind === 'TCM_SPECIALTY';
  const level = input.level ?? (isSpecialty ? 'SPECIALTY' : null);
  const category = input.category ?? (isSpecialty ? 'TCM' : null);
  problems.check(levels.includes(level), 'level', 'LEVEL_UNKNOWN', MESSAGES.level);
  problems.check(categories.includes(category), 'category', 'CATEGORY_UNKNOWN', MESSAGES.category);
  return { level, category };
}

/** 技术方法、病证范围: what was assessed, and nobody else has any (TCML-15). */
function readLists(input: SupplementQualificationInput, problems: InputProblems) {
  const lists = { techniques: input.techniques ?? [], diseases: input.diseases ?? [] };
  for (const field of ['techniques', 'diseases'] as const) {
    lists[field] = [...new Set(lists[field].map((item) => item.normalize('NFC').trim().replace(/\s+/gu, ' ')))];
    const items = lists[field];
    const belongs = input.kind === 'TCM_SPECIALTY';
    problems.check(belongs === items.length > 0, field, belongs ? 'REQUIRED' : 'NOT_ALLOWED', MESSAGES.items);
    const fits = items.length <= ITEMS && items.every((item) => item !== '' && [...item].length <= ITEM_LENGTH);
    problems.check(fits, field, 'TOO_LONG', MESSAGES.itemsMost);
    problems.check(!items.some((item) => /[\p{Cc}\p{Cs}]/u.test(item)), field, 'CHARACTERS', MESSAGES.characters);
  }
  return lists;
}
