import type { BusinessCode } from '@medreg/codes';
import type { Field, FormValues } from '../forms/fields.ts';
import type { Channel, ProfessionType, RegistrationStatus } from '../generated/resolvers.ts';
import type { Effect } from '../register/effects.ts';
import type { AuthorityFacts, Facts, InstitutionFacts } from '../rules/facts.ts';
import type { Refusal } from '../rules/refusal.ts';
import type { Rule } from '../rules/rule.ts';
import type { Consequence } from '../steps/consequences.ts';
import type { Path } from '../workflow.ts';

/** 材料: what must be shown, and how (S2-Q48; domain 3.1.15). A province may add to the list or change it. */
export interface Material {
  /** Machine word, unique within the procedure: EMPLOYMENT_PROOF */
  code: string;
  name: string;
  mandatory: boolean | ((facts: Facts) => boolean);
  /** In words, when `mandatory` is a function. */
  condition?: string;
  form: 'ONLINE' | 'PAPER_AT_WINDOW' | 'ORIGINAL_TO_PRINT';
  source: string;
}

/** What an application is about beside the person, and so what it is opened with. */
export type Concern =
  /** A registration that does not exist yet, on one of the person's qualifications. */
  | 'QUALIFICATION'
  /** A registration record. */
  | 'REGISTRATION'
  /** A registration record and one of the person's other qualifications. */
  | 'REGISTRATION_AND_QUALIFICATION'
  /** A multi-institution filing. */
  | 'FILING'
  /** A registration record; of somebody who has none, the person alone. */
  | 'REGISTRATION_OR_PERSON'
  /** The person alone. */
  | 'PERSON'
  /** One of the person's qualifications, or one that is missing (S2-Q14). */
  | 'PERSON_OR_QUALIFICATION';

/** Which grounds a refusal names. */
export type Grounds = 'R-P' | 'R-N' | 'ANY';

/**
 * One procedure (业务) of domain chapter 3, whole: who may apply, for whom, what it takes, who reviews and decides, what comes
 * of it. The engine, the form's validation, the checklist, the printable form, `availableProcedures` and the documentation
 * are derived from it; nothing else knows a procedure by its code.
 */
export interface Procedure {
  /** Code of domain chapter 3, e.g. PHY_REG */
  code: string;
  /** 业务名称 */
  name: string;
  /** Two digits for numbers and statistics (domain 9.7). */
  business: BusinessCode;
  profession: ProfessionType;
  source: string;
  /** Who may bring it in, and the reviewers' chain from there (a function where the facts decide between chains). */
  channels: Partial<Record<Channel, Path | ((facts: Facts) => Path)>>;
  concerns: Concern;
  /** Of a record: the states in which it may be concerned. */
  states?: readonly RegistrationStatus[];
  /** Of a qualification: whether this one can be used. */
  uses?(qualification: NonNullable<Facts['qualification']>): boolean;
  /** Whether the application needs a photo of its own (S2-Q48); OPTIONAL: one may be given. */
  photo: boolean | 'OPTIONAL';
  /** 业务打印表单 (S0 2.1–2.3) */
  printable: boolean;
  fields: readonly Field[];
  materials: readonly Material[];
  /** The institution that it is about, from the form or from the record; null while it is not chosen. */
  institution(facts: Facts): InstitutionFacts | null;
  /** 审核机构 in the order of their turns. */
  reviewers(facts: Facts): readonly InstitutionFacts[];
  /** Who decides (domain 2.2); null while it is not known. */
  decidedBy(facts: Facts): AuthorityFacts | null;
  /** Authorities above the institution that `decidedBy` or a rule needs. */
  asks?: readonly ('PROVINCE' | 'CITY' | 'QUALIFICATION' | 'NATION')[];
  /** Who examines first and passes it on to who decides (S2-Q14); null where it goes to the latter at once. */
  examinedBy?(facts: Facts): AuthorityFacts | null;
  requirements: readonly Rule[];
  grounds: Grounds;
  /** Legal limit of the decision in working days; null where no law sets one and none is promised. */
  decisionDays: number | null;
  /** Tells two open applications of the procedure apart; by default the record, filing or NEW. */
  subject?(facts: Facts): string;
  /** What no other open application may change meanwhile (3.1.4); null where it changes no record. */
  claim(facts: Facts): string | null;
  /** What the register does once the application is EFFECTIVE, in order. */
  effects(facts: Facts): readonly Effect[];
  /** What its submission sets off in the same transaction. */
  onSubmit?(facts: Facts): readonly Consequence[];
  /** Another procedure that is opened in one dossier with it, each with its own decision; null where it goes alone (10.1.9). */
  opensBeside?(facts: Facts): string | null;
  /** What the person should know before applying, though nothing refuses. */
  notice?(facts: Facts): string | null;
  /** What is said of anything that the form does not have, where it is a closed list (S2-Q46). */
  anythingElse?: Refusal;
  /** Whether the effect waits for an answer of the qualifications service. */
  settledElsewhere?: boolean;
  /** What this register does once that answer has come, told by the form alone: nobody is asked any more then. */
  onceSettled?(form: FormValues): readonly Effect[];
  /** Whether an account that is not activated may apply, and is activated by the effect (domain 4.2). */
  beforeActivation?(facts: Facts): boolean;
}
