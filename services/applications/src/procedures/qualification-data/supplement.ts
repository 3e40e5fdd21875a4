import { BUSINESS_CODES } from '@medreg/codes';
import { accountActivated } from '../../rules/account.ts';
import {
  aPhysiciansQualification,
  codeReadable,
  datesArePast,
  identityHangsTogether,
  somethingIsCorrected,
  wholeRecord,
} from '../../rules/qualification-data.ts';
import { DECLARATION } from '../parts/fields.ts';
import { nobody } from '../parts/parties.ts';
import {
  addedRecord,
  BASIS_OF_CORRECTION,
  CERTIFICATE_ITEMS,
  correctQualification,
  decidesQualification,
  directPath,
  EVIDENCE_BY_ITEM,
  examinesQualification,
  isPhysicians,
  PERSON_ITEMS,
  personOf,
  qualificationInQuestion,
  RECORD_ITEMS,
  recordOf,
  WHOLE_RECORD,
  windowPath,
} from '../parts/qualification-data.ts';
import type { Procedure } from '../procedure.ts';

const ITEMS = [
  ...PERSON_ITEMS,
  { name: 'ethnicGroup', label: '民族', kind: 'TEXT', max: 20, required: false } as const,
  ...RECORD_ITEMS,
  ...CERTIFICATE_ITEMS,
];

/**
 * 资格信息补录或修改 QUAL_SUPPLEMENT: any qualification data, missing or wrong, the whole record, category and level included.
 * Recognised: the province that recognised decides; examined: the province of the sign-up examines, NMEC decides. S2-Q4, Q14.
 */
export default {
  code: 'QUAL_SUPPLEMENT',
  name: '医师资格信息补录或修改',
  business: BUSINESS_CODES.QUAL_SUPPLEMENT,
  profession: 'PHYSICIAN',
  source: 'S2-Q4, Q14; domain 3.2',
  channels: { PERSON: directPath, AUTHORITY: windowPath },
  concerns: 'PERSON_OR_QUALIFICATION',
  uses: isPhysicians,
  photo: false,
  printable: false,
  fields: [...ITEMS, BASIS_OF_CORRECTION, DECLARATION],
  materials: [
    {
      code: 'OFFICIAL_BASIS',
      name: '补录、修改的官方依据和证明材料',
      mandatory: true,
      form: 'ONLINE',
      source: 'S2-Q14',
    },
    ...EVIDENCE_BY_ITEM.filter(({ code }) => code === 'IDENTITY_EVIDENCE'),
  ],
  institution: () => null,
  reviewers: nobody,
  decidedBy: decidesQualification,
  examinedBy: examinesQualification,
  asks: ['QUALIFICATION', 'NATION'],
  requirements: [
    accountActivated(),
    aPhysiciansQualification,
    wholeRecord(WHOLE_RECORD),
    somethingIsCorrected(ITEMS),
    identityHangsTogether,
    codeReadable,
    datesArePast,
  ],
  grounds: 'ANY',
  decisionDays: null,
  subject: (facts) => qualificationInQuestion(facts) ?? 'NEW',
  claim: qualificationInQuestion,
  effects(facts) {
    const { form, qualification } = facts;
    const person = personOf(form);
    const said = Object.keys(person).length > 0 ? { person } : {};
    return correctQualification(
      facts,
      qualification ? { ...said, qualification: recordOf(form) } : { ...said, added: addedRecord(form) },
    );
  },
  settledElsewhere: true,
} satisfies Procedure;
