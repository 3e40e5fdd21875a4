import type { DictionaryName } from '../generated/resolvers.ts';
import { CLINICAL_SUBJECTS } from './clinical-subjects.ts';
import type { Entry } from './entries.ts';
import { ECONOMIC_TYPES, HOSPITAL_GRADES, INSTITUTION_CLASSES, MANAGEMENT_CLASSES } from './institution-classes.ts';
import {
  DEGREES,
  EDUCATIONS,
  ETHNIC_GROUPS,
  HEALTH_STATES,
  IDENTITY_DOCUMENT_TYPES,
  NURSE_TITLES,
  NURSE_WORK,
  PHYSICIAN_TITLES,
  SEXES,
  TITLE_GRADES,
} from './people.ts';

/** Every dictionary that does not change between releases; what a province configures is not here. */
export const DICTIONARIES = {
  INSTITUTION_CLASS: INSTITUTION_CLASSES,
  ECONOMIC_TYPE: ECONOMIC_TYPES,
  MANAGEMENT_CLASS: MANAGEMENT_CLASSES,
  HOSPITAL_GRADE: HOSPITAL_GRADES,
  CLINICAL_SUBJECT: CLINICAL_SUBJECTS,
  SEX: SEXES,
  ETHNIC_GROUP: ETHNIC_GROUPS,
  EDUCATION: EDUCATIONS,
  DEGREE: DEGREES,
  TITLE_GRADE: TITLE_GRADES,
  PHYSICIAN_TITLE: PHYSICIAN_TITLES,
  NURSE_TITLE: NURSE_TITLES,
  IDENTITY_DOCUMENT: IDENTITY_DOCUMENT_TYPES,
  NURSE_WORK,
  HEALTH: HEALTH_STATES,
} as const satisfies Record<DictionaryName, readonly Entry[]>;

const CLASS_CODES = new Set(INSTITUTION_CLASSES.map(({ code }) => code));

/** Whether WS 218-2002 has this class. */
export const isInstitutionClass = (code: string): boolean => CLASS_CODES.has(code);
