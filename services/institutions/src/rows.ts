/** The database's rows under the names that the resolver types use. */
export type {
  Authority as AuthorityRow,
  AuthorityUser as AuthorityUserRow,
  Institution as InstitutionRow,
  InstitutionUser as InstitutionUserRow,
  Region as RegionRow,
} from './generated/prisma/client.ts';
