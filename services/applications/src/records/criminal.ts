import { DOCUMENT } from './fields.ts';
import type { RecordDefinition } from './record-definition.ts';

/** 刑事处罚: a ground of refusal until two years after the sentence was served, and of deregistration (PL-16(2), 17(2); O13-18(2)). */
export const criminal = {
  kind: 'CRIMINAL',
  name: '刑事处罚',
  source: 'PL-16(2), 17(2); O13-18(2)',
  professions: ['PHYSICIAN', 'TCM_SPECIALTY', 'NURSE'],
  right: 'RECORD_PENALTIES',
  institution: 'NONE',
  measures: {
    SENTENCE: {
      name: '受刑事处罚',
      source: 'PL-16(2), 17(2)',
      // 刑罚执行完毕之日; not known while the sentence is being served.
      days: { kind: 'UNTIL' },
      effect: { kind: 'TASK', ground: 'CRIMINAL_PENALTY', when: ({ professionType }) => professionType !== 'NURSE' },
    },
  },
  fields: [
    { name: 'judgmentNo', label: '判决书文号', kind: 'TEXT', max: 60, required: true },
    { name: 'court', label: '人民法院', kind: 'TEXT', max: 60, required: true },
    DOCUMENT,
  ],
} satisfies RecordDefinition;
