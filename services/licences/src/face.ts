import type { CertificateFace, CertificateKind, RegistrationSnapshot } from '@medreg/events';
import type { Pii } from '@medreg/pii';

type Faces = { [Kind in CertificateKind]: Omit<Extract<CertificateFace, { kind: Kind }>, 'identifier' | 'suspended'> };

/** 证面信息 (S0 图4.1.2, domain 8.2): what the register says on the licence; the identifier is the licence's own. */
export type Face = Faces[CertificateKind];

const everyFace = ({
  name,
  sex,
  birthMonth,
  certificateCode,
  issuingAuthorityName,
  issuedOn,
}: RegistrationSnapshot) => ({
  name,
  sex,
  birthMonth,
  certificateCode,
  issuingAuthority: issuingAuthorityName,
  issuedOn,
});

const physicianFace = (snapshot: RegistrationSnapshot) => ({
  ...everyFace(snapshot),
  category: snapshot.category,
  practicePlace: snapshot.practicePlaceName,
  primaryInstitution: snapshot.primaryInstitutionName,
});

const FACES: { [Kind in CertificateKind]: (snapshot: RegistrationSnapshot) => Faces[Kind] | null } = {
  TCM_SPECIALTY: (snapshot) => ({
    kind: 'TCM_SPECIALTY',
    ...physicianFace(snapshot),
    major: snapshot.major,
    techniques: snapshot.techniques,
    diseases: snapshot.diseases,
  }),
  PHYSICIAN: (snapshot) => ({
    kind: 'PHYSICIAN',
    ...physicianFace(snapshot),
    level: snapshot.level,
    scopes: snapshot.scopes,
  }),
  NURSE: (snapshot) =>
    snapshot.validUntil === null
      ? null
      : {
          kind: 'NURSE',
          ...everyFace(snapshot),
          practiceInstitution: snapshot.primaryInstitutionName,
          firstRegisteredOn: snapshot.firstRegisteredOn ?? null,
          validUntil: snapshot.validUntil,
        },
};

/** @returns null when there can be none: short-term practice has no licence, a nurse's needs its end (domain 8.1) */
export function faceOf(snapshot: RegistrationSnapshot): Face | null {
  const { professionType } = snapshot;
  return professionType === 'SHORT_TERM' ? null : FACES[professionType](snapshot);
}

/** The face of a licence that was issued; one from before there were kinds is TCM_SPECIALTY. */
export function openFace(pii: Pii, sealed: string): Face {
  const face = JSON.parse(pii.open(sealed)) as Face | Omit<Faces['TCM_SPECIALTY'], 'kind'>;
  return 'kind' in face ? face : { kind: 'TCM_SPECIALTY', ...face };
}
