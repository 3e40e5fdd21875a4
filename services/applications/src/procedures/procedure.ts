import type { BusinessCode, RegionCode } from '@medreg/codes';
import type { Procedure, ProfessionType } from '../generated/resolvers.ts';
import type {
  AuthorityFacts,
  InstitutionFacts,
  PersonFacts,
  PlacementFacts,
  QualificationFacts,
  Scope,
  ScopeFacts,
} from '../rules/facts.ts';
import type { FormField } from '../rules/form.ts';
import type { Requirement } from '../rules/refusal.ts';

export type OpeningFacts = PersonFacts & { qualification: QualificationFacts };
export type SubmissionFacts = PersonFacts & PlacementFacts & ScopeFacts;
export type ApprovalFacts = Omit<PersonFacts, 'accountState'> & PlacementFacts & ScopeFacts & { authorityId: string };

/**
 * One procedure of domain chapter 3, whole: who may ask for it, what it takes, who decides, what comes of it.
 * Use cases ask the definition and know no procedure by name.
 */
export interface ProcedureDefinition {
  id: Procedure;
  /** 业务名称 */
  name: string;
  /** Two digits for numbers and statistics (domain 9.7). */
  business: BusinessCode;
  professionType: ProfessionType;
  /** Whether an application needs a photo of its own. */
  photo: boolean;
  /** The printable form's fields; empty for procedures without one. */
  form: readonly FormField[];
  /** Where somebody with that scope would be registered, before an institution is chosen. */
  expectedPlace(scope: Scope): RegionCode;
  /** Where a registration at that institution holds. */
  practicePlace(institution: InstitutionFacts): RegionCode;
  /** Who decides (domain 2.2). */
  decidedBy(institution: InstitutionFacts): AuthorityFacts;
  /** What must hold when the draft is opened, an institution chosen, the application submitted and approved. */
  requirements: {
    open: readonly Requirement<OpeningFacts>[];
    choose: readonly Requirement<PlacementFacts>[];
    submit: readonly Requirement<SubmissionFacts>[];
    approve: readonly Requirement<ApprovalFacts>[];
  };
  /** What the register says of the person once the application is EFFECTIVE. */
  effect: { kind: 'REGISTER'; level: string; category: string; major: string };
}
