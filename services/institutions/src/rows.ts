/** The database's rows under the names that the resolver types use. */
export type {
  Authority as AuthorityRow,
  AuthorityUser as AuthorityUserRow,
  Institution as InstitutionRow,
  InstitutionChange as InstitutionChangeRow,
  InstitutionUser as InstitutionUserRow,
  NameMerge as NameMergeRow,
  Region as RegionRow,
  Trusteeship as TrusteeshipRow,
} from './generated/prisma/client.ts';
