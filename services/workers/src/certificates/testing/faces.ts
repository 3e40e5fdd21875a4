import type { CertificateFace, CertificateKind } from '@medreg/events';

export const IDENTIFIER = '1.2.156.3005.2.11100000000013338W011.440104.341440103000123.001.U';

export type Faces = { [Kind in CertificateKind]: Extract<CertificateFace, { kind: Kind }> };

/** A face of each kind, for tests. */
export const FACES: Faces = {
  TCM_SPECIALTY: {
    kind: 'TCM_SPECIALTY',
    name: '李时针',
    sex: 'MALE',
    birthMonth: '1986-11',
    category: '中医',
    major: '中医',
    certificateCode: '341440103000123',
    techniques: ['外治技术-推拿'],
    diseases: ['腰痛(腰椎间盘突出症)'],
    practicePlace: '广东省',
    primaryInstitution: '广州市越秀区示范中医医院',
    issuingAuthority: '广州市越秀区卫生健康局',
    issuedOn: '2022-07-08',
    identifier: IDENTIFIER,
  },
  PHYSICIAN: {
    kind: 'PHYSICIAN',
    name: '陈执业',
    sex: 'FEMALE',
    birthMonth: '1986-11',
    level: '执业医师',
    category: '临床',
    scopes: ['内科专业', '急救医学专业'],
    certificateCode: '110440103000123',
    practicePlace: '广东省',
    primaryInstitution: '广州市越秀区示范医院',
    issuingAuthority: '广州市越秀区卫生健康局',
    issuedOn: '2026-11-23',
    identifier: IDENTIFIER,
  },
  NURSE: {
    kind: 'NURSE',
    name: '林护士',
    sex: 'FEMALE',
    birthMonth: '1995-02',
    certificateCode: '201644012345',
    practiceInstitution: '广州市越秀区示范医院',
    firstRegisteredOn: '2016-08-01',
    issuedOn: '2026-07-20',
    validUntil: '2031-07-31',
    issuingAuthority: '广州市越秀区卫生健康局',
    identifier: IDENTIFIER,
  },
};
