import { fromColumn } from '../../database.ts';
import { EDUCATION, NURSE_TITLES, PHYSICIAN_TITLES } from '../../forms/dictionaries.ts';
import type { ProfileRow } from '../../rows.ts';
import { type ArchiveEntry, linesOf } from '../entry.ts';

/** 学历、院校, 任职资格 and photo as they were maintained: what each version changed of the one before (S2-Q6.1, Q30.1). */
export function profileEntries(profiles: readonly ProfileRow[]): ArchiveEntry[] {
  return profiles.flatMap((profile) => {
    const before = profiles.find(
      ({ professionType, version }) => professionType === profile.professionType && version === profile.version - 1,
    );
    const changed = (...columns: ('education' | 'school' | 'title' | 'photoKey')[]) =>
      columns.some((column) => profile[column] !== null && profile[column] !== before?.[column]);
    const titles: Readonly<Record<string, string>> =
      profile.professionType === 'NURSE' ? NURSE_TITLES : PHYSICIAN_TITLES;
    const entry = (kind: ArchiveEntry['kind'], title: string, details: string[]): ArchiveEntry => ({
      id: `profile:${profile.professionType}:${String(profile.version).padStart(6, '0')}:${kind}`,
      date: fromColumn(profile.validFrom),
      kind,
      title,
      details,
      source: 'PROFILE',
      providedBy: profile.confirmedBy,
      confirmed: true,
    });
    const education = profile.education && nameIn(EDUCATION, profile.education);
    return [
      ...(changed('education', 'school')
        ? [entry('EDUCATION', '学历、毕业院校', linesOf({ 学历: education, 毕业院校: profile.school }))]
        : []),
      ...(changed('title') ? [entry('TITLE', titles[profile.title ?? ''] ?? profile.title ?? '', [])] : []),
      ...(changed('photoKey') ? [entry('PROFILE', '更新照片', [])] : []),
    ];
  });
}

const nameIn = (names: Readonly<Record<string, string>>, code: string) => names[code] ?? code;
