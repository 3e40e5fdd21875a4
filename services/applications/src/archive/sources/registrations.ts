import { CATEGORIES, LEVELS } from '../../forms/dictionaries.ts';
import { getProcedure } from '../../procedures/index.ts';
import type { WholeVersion } from '../../register/every-version.ts';
import { STATUS_REASONS, statusName } from '../../register/status-names.ts';
import { type ArchiveEntry, linesOf } from '../entry.ts';

/** Code of the procedure that each application follows. */
export type ProcedureOf = (applicationId: string) => string | undefined;

/**
 * 执业注册: every version that says something else than the one before it, with what it came of: an application, or what the
 * law or time has done.
 */
export function registrationEntries(versions: readonly WholeVersion[], procedureOf: ProcedureOf): ArchiveEntry[] {
  return versions.flatMap((version, index) => {
    const before = versions[index - 1]?.registrationId === version.registrationId ? versions[index - 1] : undefined;
    const details = detailsOf(version);
    if (before && detailsOf(before).join('\n') === details.join('\n')) return [];
    return [
      {
        id: `registration:${version.registrationId}:${String(version.version).padStart(6, '0')}`,
        date: version.from,
        kind: 'REGISTRATION' as const,
        title: titleOf(version, before, procedureOf),
        details,
        source: 'REGISTER' as const,
        providedBy: version.issuingAuthorityName,
        confirmed: true,
      },
    ];
  });
}

function titleOf(version: WholeVersion, before: WholeVersion | undefined, procedureOf: ProcedureOf): string {
  const { applicationId, suspended } = version;
  const procedure =
    applicationId !== null && applicationId !== before?.applicationId ? procedureOf(applicationId) : undefined;
  if (procedure) return getProcedure(procedure).name;
  if (!before) return '执业注册（依原注册信息录入）';
  if (version.status !== before.status) return statusName(version);
  if (suspended !== before.suspended) return suspended ? '暂停执业' : '恢复执业';
  return '注册信息更新';
}

const detailsOf = (version: WholeVersion): string[] =>
  linesOf({
    状态: statusName(version),
    理由: version.statusReason && (STATUS_REASONS[version.statusReason] ?? version.statusReason),
    级别: nameIn(LEVELS, version.level),
    执业类别: nameIn(CATEGORIES, version.category),
    执业范围: version.scopeNames.join('、'),
    中医药技术方法: version.techniques.join('；'),
    治疗病症范围: version.diseases.join('；'),
    主要执业机构: version.primaryInstitutionName,
    执业地点: version.practicePlaceName,
    科室: version.department,
    发证机关: version.issuingAuthorityName,
    执业证书编码: version.certificateCode,
    有效期: version.periodUntil && `${version.periodFrom ?? ''}至${version.periodUntil}`,
  });

const nameIn = (names: Readonly<Record<string, string>>, code: string) => names[code] ?? code;
